import { afterEach, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import type { BranchPlan } from '../harness/village.ts';

/* Branches of one village in one chat, each with a Party day of its own: the month costs one notice and a card a day. */

const first: BranchPlan = {
  code: 'BL01',
  village: '北龙坪村',
  name: '北龙坪村第一党支部',
  expected: 6,
  day: '10',
  secretary: '林福贵',
};
const second: BranchPlan = {
  ...first,
  code: 'BL02',
  name: '北龙坪村第二党支部',
  day: '15',
  secretary: '何志强',
};

let village: BoundVillage | undefined;
afterEach(async () => {
  expect(village?.talk.rehearsal.violations()).toEqual([]);
  await village?.talk.stop();
});

it('two days, one notice: leave on it counts for the own branch, and each day has its card', async () => {
  village = await openBoundVillage([first, second], { at: { date: '2026-11-02', time: '10:00' } });
  const { talk, person, latest, tap, say, group } = village;
  const before = talk.rehearsal.messages(group).filter(({ fromBot }) => fromBot).length;
  await say(person(0, 0), 'bot', '党日 10日 9点');
  await say(person(0, 1), 'bot', '党日 15日 9点');
  await talk.advanceTo('2026-11-05', '09:00');
  expect(latest(group, '来不了').text).toMatch(/11月10日[\s\S]*11月15日/);
  expect((await tap(person(4, 1), group, '请假', '来不了'))?.text).toContain('请假记下了');

  await talk.advanceTo('2026-11-10', '08:30');
  expect(latest(group, '应到').text).toContain('北龙坪村第一党支部11月主题党日');
  expect((await tap(person(3, 1), group, '签到', '应到'))?.text).toContain('这张卡不是北龙坪村第二党支部的');
  expect((await tap(person(3, 0), group, '签到', '应到'))?.text).toBe('✓ 签到好了');

  await talk.advanceTo('2026-11-10', '12:00');
  await talk.advanceTo('2026-11-15', '08:30');
  expect(latest(group, '北龙坪村第二党支部11月主题党日').text).toContain('应到6，实到0，请假0，待同意1');
  const added = talk.rehearsal.messages(group).filter(({ fromBot }) => fromBot).length - before;
  expect(added).toBe(3);
});
