import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';

/* Days that nobody recorded in time. */

const secretary = 0;

async function inNovember(): Promise<BoundVillage> {
  return openBoundVillage([planOf()], { at: { date: '2026-11-06', time: '10:00' } });
}

describe('last month’s day', () => {
  it('is the one in hand until somebody said who came, also when leave was asked for it', async () => {
    const { say, talk, person, latest } = await inNovember();
    await say(person(secretary), 'bot', '党日 25日 9点');
    await talk.advanceTo('2026-11-20', '09:00');
    await say(person(2), 'bot', '请假');
    await talk.advanceTo('2026-11-25', '12:00');
    await talk.advanceTo('2026-12-02', '09:00');
    await say(person(secretary), 'bot', '到会 应到12 实到9');
    expect(latest(person(secretary)).text).toContain('石桥村党支部11月25日主题党日，应到12，实到9');
  });
});

describe('a day of this month that nobody had planned', () => {
  it('is closed at once when its closing is past, and what the closing card offers is offered in the answer', async () => {
    const { say, tap, talk, person, latest, group } = await inNovember();
    await talk.advanceTo('2026-11-18', '09:00');
    await say(person(secretary), 'bot', '到会 15日 实到9');
    const answer = latest(person(secretary));
    expect(answer.text).toContain('11月15日主题党日，应到12，实到9');
    await tap(person(secretary), 'bot', '接着办');
    expect(latest(person(secretary)).buttons).toEqual(
      expect.arrayContaining(['逐个勾选', '三有都有', '记录页']),
    );
    await say(person(2), 'bot', '到了');
    expect(latest(person(2)).text).toContain('不用签到');
    expect(talk.rehearsal.lastMessage(group, { containing: '应到' })).toBeUndefined();
  });

  it('stays open while its closing is to come', async () => {
    const { say, talk, person, latest } = await inNovember();
    await talk.advanceTo('2026-11-15', '10:00');
    await say(person(secretary), 'bot', '到会 实到9');
    expect(latest(person(secretary)).text).toContain('11月15日主题党日，应到12，实到9');
    expect(latest(person(secretary)).buttons).toEqual([]);
    await talk.advanceTo('2026-11-15', '13:00');
    expect(latest(person(secretary)).buttons).toContain('记录页');
  });
});
