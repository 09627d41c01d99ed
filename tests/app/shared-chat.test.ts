import { expect, it } from 'vitest';
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

it('two days, one notice: leave on it counts for the own branch, and each day has its card', async () => {
  const village = await openBoundVillage([first, second], { at: { date: '2026-11-02', time: '10:00' } });
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

const third: BranchPlan = {
  ...first,
  code: 'BL03',
  name: '北龙坪村第三党支部',
  day: '20',
  secretary: '罗明德',
};

const ofBot = ({ talk, group }: BoundVillage, words = '') =>
  talk.rehearsal.messages(group).filter(({ fromBot, text }) => fromBot && text.includes(words));

it('three moved days are one message that is kept up to date, and the check-in card still comes', async () => {
  const sameDay = [first, { ...second, day: '10' }, { ...third, day: '10' }];
  const village = await openBoundVillage(sameDay, { at: { date: '2026-11-02', time: '10:00' } });
  const { talk, person, latest, say, group } = village;
  const before = ofBot(village).length;
  for (const branch of [0, 1, 2]) await say(person(0, branch), 'bot', '党日 10日 9点');
  await talk.advanceTo('2026-11-05', '09:00');
  await say(person(0, 0), 'bot', '党日 改到12日 因下雨');
  await say(person(0, 1), 'bot', '党日 取消 因农忙');
  expect(latest(person(0, 1), '取消').text).toContain('没有另发');
  await say(person(0, 2), 'bot', '党日 改到11日 因停电');
  await say(person(0, 2), 'bot', '党日 改到12日 因停电');
  const [change, ...more] = ofBot(village, '改期');
  expect(more).toEqual([]);
  expect(change?.text.split('\n')).toEqual([
    '北龙坪村第一党支部11月主题党日改期：11月10日改到11月12日（周四）9:00，村委会。原因：下雨',
    '北龙坪村第二党支部11月主题党日（11月10日）取消。原因：农忙',
    '北龙坪村第三党支部11月主题党日改期：11月10日改到11月12日（周四）9:00，村委会。原因：停电',
  ]);
  await talk.advanceTo('2026-11-12', '08:30');
  expect(latest(group, '应到').text).toContain('第三党支部');
  expect(ofBot(village).length - before).toBe(3);
});

it('where a card for every day would be too many messages, the last branch gets its check-in privately', async () => {
  const village = await openBoundVillage([first, second, third], {
    at: { date: '2026-11-02', time: '10:00' },
  });
  const { talk, person, latest, say } = village;
  const before = ofBot(village).length;
  for (const [branch, day] of ['10', '15', '20'].entries())
    await say(person(0, branch), 'bot', `党日 ${day}日 9点`);
  await talk.advanceTo('2026-11-05', '09:00');
  for (const day of ['10', '15']) {
    await talk.advanceTo(`2026-11-${day}`, '08:30');
    await talk.advanceTo(`2026-11-${day}`, '12:30');
  }
  await talk.advanceTo('2026-11-20', '08:30');
  expect(ofBot(village).length - before).toBe(3);
  expect(latest(person(1, 2), '书记会记上').buttons).toContain('签到');
});
