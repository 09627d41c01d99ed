import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';

/* A Party day that nobody planned, recorded all the same, in a group of two branches. */

const first = planOf({ name: '石桥村第一党支部' });
const second = planOf({ code: 'SQ02', name: '石桥村第二党支部', secretary: '周国强' });

/** The first branch has its day on the 15th at nine; the second planned nothing. */
async function onTheDay(): Promise<BoundVillage> {
  const village = await openBoundVillage([first, second], { at: { date: '2026-11-06', time: '10:00' } });
  const { say, person, talk } = village;
  await say(person(0), 'bot', '党日 15日 9点');
  await talk.advanceTo('2026-11-10', '09:00');
  await talk.advanceTo('2026-11-15', '08:30');
  return village;
}

it('has the hour of the branch, and the group’s notice does not gain it', async () => {
  const { say, person, talk, latest, group } = await onTheDay();
  const notice = latest(group, '来不了').text;
  await talk.advanceTo('2026-11-15', '10:20');
  await say(person(0, 1), 'bot', '到会 实到9');
  expect(latest(person(0, 1)).text).toContain('石桥村第二党支部11月15日主题党日，应到12，实到9');
  expect(latest(group, '来不了').text).toBe(notice);
  expect(notice).not.toContain('第二党支部');
  await say(person(0, 1), 'bot', '记录');
  expect(latest(person(0, 1), '活动记录').text).toContain('时间：2026年11月15日（周日）9:00');
});

it('leaves the other branch closed on the card that they share', async () => {
  const { say, person, talk, latest, group } = await onTheDay();
  await say(person(0, 1), 'bot', '设置 结束登记小时 6');
  await talk.advanceTo('2026-11-15', '12:00');
  await talk.advanceTo('2026-11-15', '12:30');
  expect(latest(group, '应到').text).toContain('登记已结束');
  await say(person(0, 1), 'bot', '到会 实到9');
  const lines = latest(group, '应到').text.split('\n');
  expect(lines.find((line) => line.startsWith('第一党支部'))).toContain('登记已结束');
  expect(lines.find((line) => line.startsWith('第二党支部'))).not.toContain('登记已结束');
});
