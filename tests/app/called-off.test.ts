import { expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import type { BoundVillage } from '../harness/bound.ts';
import type { Conversation } from '../harness/conversation.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';

/* A Party day that was called off in the group, and then held all the same. */

const secretary = 0;

/** Called off on its morning, when the check-in card stood in the group. */
async function calledOff(): Promise<BoundVillage> {
  const village = await openPartyDay([planOf()]);
  await village.say(village.person(secretary), 'bot', '党日 取消 因大雪');
  return village;
}

const day = (talk: Conversation) =>
  talk.app().store.read((tx) => tx.partyDays.inMonth('2026-11' as Month)[0]);
const inGroup = ({ talk, group }: BoundVillage) => talk.rehearsal.messages(group).map(({ text }) => text);

it('recorded in a later month leaves the group’s messages as they were, and 撤销 calls it off again', async () => {
  const opened = await calledOff();
  const { say, tap, talk, person, latest } = opened;
  const before = day(talk);
  await talk.advanceTo('2026-12-05', '10:00');
  const shown = inGroup(opened);
  expect(shown.join()).toContain('石桥村党支部11月主题党日（11月15日）取消。原因：大雪');
  await say(person(secretary), 'bot', '到会 11月 12/9/2');
  await tap(person(secretary), 'bot', '是11月15日开的');
  expect(latest(person(secretary), '记上了').text).toContain('11月15日主题党日，应到12，实到9');
  expect(day(talk)?.state).toBe('planned');
  expect(inGroup(opened)).toEqual(shown);
  await say(person(secretary), 'bot', '撤销');
  expect(latest(person(secretary)).text).toBe(
    '撤销好了：11月15日主题党日的总数。石桥村党支部11月主题党日已取消。',
  );
  expect(day(talk)).toEqual({ ...before, revision: 4, plannedAt: day(talk)?.plannedAt });
  expect(inGroup(opened)).toEqual(shown);
  await say(person(secretary), 'bot', '到会 11月 12/9/2');
  expect(latest(person(secretary)).buttons).toContain('是11月15日开的');
});

it('in the same month the group sees what holds, and 撤销 of one of two records leaves the day', async () => {
  const { say, tap, talk, person, latest, group } = await calledOff();
  talk.clock.advanceBy(60_000);
  await say(person(secretary), 'bot', '到会 12/9/2');
  await tap(person(secretary), 'bot', '是今天开的');
  expect(latest(group, '11月主题党日时间').text).not.toContain('取消');
  talk.clock.advanceBy(60_000);
  await say(person(secretary), 'bot', '列席2人');
  await say(person(secretary), 'bot', '撤销');
  expect(day(talk)?.state).toBe('planned');
  await say(person(secretary), 'bot', '撤销');
  expect(latest(person(secretary)).text).toContain('11月主题党日已取消');
  expect(day(talk)?.state).toBe('cancelled');
  expect(latest(group, '取消').text).toContain('11月主题党日（11月15日）取消。原因：大雪');
});
