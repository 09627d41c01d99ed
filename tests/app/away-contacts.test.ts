import { describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { stateOf } from '../harness/roster-state.ts';
import { memberName } from '../harness/village.ts';

const plan = planOf({ away: 0 });
const name = (k: number) => memberName(plan, k);
const secretary = 0;
/** Away: with a contact person who can be written to, with none named, with one who never opened a private chat. */
const [kept, unnamed, unreached] = [5, 6, 7] as const;
const [friend, stranger] = [4, 8] as const;

async function threeAway(): Promise<BoundVillage> {
  const opened = await openPartyDay([plan]);
  const { say, person, talk } = opened;
  for (const k of [friend, kept]) talk.rehearsal.people.pressStart(person(k));
  await talk.settle();
  for (const k of [kept, unnamed, unreached]) await say(person(secretary), 'bot', `党员 ${name(k)} 外出`);
  await say(person(secretary), 'bot', `党员 ${name(kept)} 联系人 ${name(friend)}`);
  await say(person(secretary), 'bot', `党员 ${name(unreached)} 联系人 ${name(stranger)}`);
  return opened;
}

const lists = ({ talk, person }: BoundVillage, k: number) =>
  talk.rehearsal
    .messages(person(k))
    .filter(({ fromBot, text }) => fromBot && text.includes('第四季度请和在外'));

/** What is kept of contact in the last quarter of 2026. */
function said({ talk }: BoundVillage, k: number) {
  return talk.app().store.read((tx) => {
    const person = tx.people.personsNamed(name(k))[0];
    const contact = person && tx.changes.contact(person.id, '2026-Q4');
    return contact && [contact.state, contact.via];
  });
}

describe('contact with away members, once a quarter', () => {
  it('each contact person who can be reached gets one list, edited in place by the taps', async () => {
    const opened = await threeAway();
    const { latest, tap, person, talk } = opened;
    await talk.advanceTo('2026-11-30', '12:00');
    expect(lists(opened, friend)).toEqual([]);
    await talk.advanceTo('2026-12-01', '09:00');
    expect(lists(opened, friend)).toHaveLength(1);
    const list = latest(person(friend), '第四季度请和在外');
    expect(list.text).toContain(`还有1位`);
    expect(list.text).toContain(`○ ${name(kept)}`);
    expect(list.text).not.toContain(name(unnamed));
    expect(list.buttons).toEqual([`${name(kept)} 已联系`, '还没联系上']);
    await tap(person(friend), 'bot', '还没联系上', '第四季度请和在外');
    expect(said(opened, kept)).toEqual(['notContacted', 'contact']);
    const answer = await tap(person(friend), 'bot', `${name(kept)} 已联系`, '第四季度请和在外');
    expect(answer?.text).toContain(`${name(kept)}已联系`);
    expect(latest(person(friend), '都联系过了').text).toContain(`✓ ${name(kept)}：已联系`);
    expect(said(opened, kept)).toEqual(['contacted', 'contact']);
    await talk.advanceTo('2026-12-20', '09:00');
    expect(lists(opened, friend)).toHaveLength(0);
    expect(
      talk.rehearsal.messages(person(friend)).filter(({ text }) => text.includes('在外党员')),
    ).toHaveLength(1);
  });

  it('the secretary keeps those without a contact person; the unreached wait in 待办, nobody is asked twice', async () => {
    const opened = await threeAway();
    const { latest, tap, say, person, talk } = opened;
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain(`在外没有联系人：${name(unnamed)}`);
    expect(latest(person(secretary), '待办').text).not.toContain('还没联系：');
    await talk.advanceTo('2026-12-01', '09:00');
    expect(lists(opened, secretary)).toHaveLength(1);
    expect(latest(person(secretary), '第四季度请和在外').text).toContain(`○ ${name(unnamed)}`);
    expect(latest(person(secretary), '第四季度请和在外').text).not.toContain(name(unreached));
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain(
      `还没联系：${name(unnamed)}、${name(unreached)}`,
    );
    await tap(person(secretary), 'bot', '联系在外党员', '待办');
    const own = latest(person(secretary), `○ ${name(unreached)}`);
    expect(own.text).toContain('还有2位');
    await tap(person(secretary), 'bot', `${name(unreached)} 已联系`, `○ ${name(unreached)}`);
    expect(said(opened, unreached)).toEqual(['contacted', 'officer']);
    expect(latest(person(secretary), '待办').text).not.toContain(`、${name(unreached)}`);
    await tap(person(secretary), 'bot', '都由书记联系', '待办');
    expect(stateOf(opened, name(unnamed), '2026-12-01')?.contact).toBe('SQ01001');
    expect(latest(person(secretary), '待办').text).not.toContain('没有联系人');
  });

  it('near the quarter’s end 待办 shows everybody who is left', async () => {
    const opened = await threeAway();
    const { latest, say, person, talk } = opened;
    await talk.advanceTo('2026-12-10', '10:00');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).not.toContain(`还没联系：${name(kept)}`);
    await say(person(secretary), 'bot', '设置 联系收尾天数 25天');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain(`还没联系：${name(kept)}`);
    await say(person(secretary), 'bot', '设置 联系收尾天数 恢复');
    await talk.advanceTo('2026-12-22', '10:00');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain(
      `还没联系：${name(kept)}、${name(unnamed)}、${name(unreached)}`,
    );
  });

  it('an away member answers for himself under 我的, and nobody is asked about him', async () => {
    const opened = await threeAway();
    const { latest, tap, say, person, talk } = opened;
    await say(person(kept), 'bot', '我的');
    const own = latest(person(kept), '流动党员');
    expect(own.text).toContain(`联系人：${name(friend)}`);
    expect(own.buttons).toContain('我在外地，都好');
    const answer = await tap(person(kept), 'bot', '我在外地，都好', '流动党员');
    expect(answer?.text).toContain('在外保重');
    expect(said(opened, kept)).toEqual(['contacted', 'self']);
    await say(person(kept), 'bot', '我的');
    expect(latest(person(kept), '第四季度已经联系过了').buttons).not.toContain('我在外地，都好');
    await talk.advanceTo('2026-12-01', '09:00');
    expect(lists(opened, friend)).toEqual([]);
    await say(person(friend), 'bot', '我的');
    expect(latest(person(friend)).text).not.toContain('流动');
  });

  it('who muted the bot is not asked, and only the contact person and the officers answer', async () => {
    const opened = await threeAway();
    const { latest, tap, say, person, talk } = opened;
    await say(person(friend), 'bot', '免打扰');
    await talk.advanceTo('2026-12-01', '09:00');
    expect(lists(opened, friend)).toEqual([]);
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain(`还没联系：${name(kept)}`);
    await tap(person(secretary), 'bot', '联系在外党员', '待办');
    await say(person(secretary), 'bot', `党员 ${name(kept)} 回来`);
    expect(latest(person(secretary), '还有2位').text).not.toContain(name(kept));
  });
});
