import { describe, expect, it } from 'vitest';
import { factValue } from '../../src/domain/people/facts.ts';
import type { FactField, FactValues } from '../../src/domain/people/facts.ts';
import type { LocalDate } from '../../src/domain/ids.ts';
import type { Conversation } from '../harness/conversation.ts';
import { ledgerOf, memberName, openPartyDay, partyDate, planOf } from '../harness/party-day.ts';

const branch = planOf({ away: 1, excused: 1 });
const name = (k: number) => memberName(branch, k);
const card = '应到';

/** Something new about a member, from a day on. */
function fact<F extends FactField>(
  talk: Conversation,
  k: number,
  field: F,
  value: FactValues[F],
  from: string,
): void {
  talk.app().store.write((tx) => {
    const person = tx.people.personByNumber(`SQ01${String(k + 1).padStart(3, '0')}`);
    if (!person) throw new Error(`nobody at ${String(k)}`);
    tx.people.addFact({
      personId: person.id,
      field,
      value: factValue<F>(value),
      from: from as LocalDate,
      at: talk.clock.now(),
      by: 'operator',
      source: 'officer',
    });
  });
}

describe('the roster of the date', () => {
  it('decides who is expected, whatever changes afterwards', async () => {
    const village = await openPartyDay([branch]);
    const { talk, say, person, latest } = village;
    await say(person(0), 'bot', `到会 ${name(3)}`);
    fact(talk, 4, 'away', true, '2026-11-16');
    fact(talk, 5, 'status', 'transferred', '2026-11-16');
    fact(talk, 12, 'away', false, '2026-11-16');
    await talk.advanceTo(partyDate, '12:00');
    await talk.advanceTo('2026-11-17', '09:00');
    await say(person(0), 'bot', '到会');
    expect(latest(person(0)).text).toContain('应到12，实到1');
    expect(latest(person(0)).buttons).toContain(`○ ${name(4)}`);
    expect(latest(person(0)).buttons).toContain(`○ ${name(5)}`);
    expect(latest(person(0)).buttons).not.toContain(`○ ${name(12)}`);
  });

  it('follows a change that holds from before the date', async () => {
    const village = await openPartyDay([branch]);
    const { talk, say, person, latest } = village;
    fact(talk, 4, 'away', true, '2026-11-14');
    fact(talk, 5, 'status', 'transferred', '2026-11-14');
    await say(person(0), 'bot', `到会 ${name(3)}`);
    expect(latest(person(0)).text).toContain('应到10，实到1');
  });
});

describe('/undo', () => {
  it('of a name takes back leave, online, and what relatives said', async () => {
    const village = await openPartyDay([branch], { online: [0] });
    const { tap, say, person, group, latest } = village;
    await tap(person(3), group, '请假', card);
    await tap(person(4), group, '线上参加', card);
    await say(person(2), 'bot', `我是${name(5)}的家人`);
    await tap(person(0), 'bot', '全部同意（1）', '替');
    await say(person(2), 'bot', `替${name(5)}签到`);
    expect(latest(group, card).text).toContain('应到12，实到2（线上1），请假0，待同意1');
    for (const k of [3, 4, 5]) {
      await say(person(0), 'bot', `撤销 ${name(k)}`);
      expect(latest(person(0)).text).toContain(`撤销好了：${name(k)}。`);
    }
    expect(latest(group, card).text).toContain('应到12，实到0，请假0，未登记12');
    expect(ledgerOf(village).slice(3)).toMatchObject(
      [3, 4, 5].map((k) => ({ name: name(k), kind: 'reversal', via: 'officer', by: '林福贵' })),
    );
  });

  it('of leave before the day, and of a day gone by with a reason, says which day', async () => {
    const village = await openPartyDay([branch]);
    const { talk, say, person, latest } = village;
    await say(person(0), 'bot', `到会 ${name(3)} ${name(4)}`);
    await talk.advanceTo(partyDate, '12:00');
    await talk.advanceTo('2026-12-02', '09:00');
    await say(person(0), 'bot', '党日 15日 9点');
    await say(person(2), 'bot', '请假 农忙');
    await say(person(0), 'bot', `撤销 ${name(2)}`);
    expect(latest(person(0), '撤销好了').text).toContain(`撤销好了：12月15日主题党日的${name(2)}。`);
    await say(person(0), 'bot', `撤销 ${name(3)}`);
    expect(latest(person(0)).text).toContain('要写原因');
    await say(person(0), 'bot', `撤销 ${name(3)} 记错人了`);
    expect(latest(person(0)).text).toContain(`撤销好了：11月15日主题党日的${name(3)}。现在：应到12，实到1`);
  });
});
