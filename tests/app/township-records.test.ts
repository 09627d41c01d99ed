import { afterEach, expect, it } from 'vitest';
import { addAdmins, bindAdmin } from '../harness/admins.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* 乡镇代录: the township records on a branch's behalf. */

const first = planOf();
const second = planOf({ code: 'SQ02', name: '石桥村第二党支部', expected: 6, away: 0, secretary: '周国强' });
const leaderElsewhere = 2;

let village: BoundVillage | undefined;
afterEach(async () => {
  expect(village?.talk.rehearsal.violations()).toEqual([]);
  await village?.talk.stop();
  village = undefined;
});

it('also an admin who leads a Party group of another branch, by totals and by names', async () => {
  village = await openPartyDay([first, second]);
  const { say, person, latest } = village;
  await addAdmins(village, [{ number: 'T01B', name: '赵玲' }]);
  await bindAdmin(village, person(leaderElsewhere), '赵玲');
  await say(person(leaderElsewhere), 'bot', `到会 石桥村第二党支部 ${memberName(second, 3)}到`);
  expect(latest(person(leaderElsewhere)).text).toContain('石桥村第二党支部11月15日主题党日，应到6，实到1');
  await say(person(leaderElsewhere), 'bot', '到会 石桥村第二党支部 应到6 实到4');
  expect(latest(person(leaderElsewhere)).text).toContain('石桥村第二党支部11月15日主题党日，应到6，实到4');
  expect(ledgerOf(village, 'SQ02').map(({ kind, via }) => [kind, via])).toEqual([
    ['present', 'township'],
    ['totals', 'township'],
  ]);
  await say(person(leaderElsewhere), 'bot', '到会 石桥村党支部 9');
  expect(latest(person(leaderElsewhere)).text).toContain('党小组长请写名字');
});

it('names a branch as people and the digest do, and one that there is not is said to be none', async () => {
  const one = planOf({ name: '石桥村第一党支部' });
  village = await openPartyDay([one, second]);
  const { say, person, latest } = village;
  await addAdmins(village, [{ number: 'T01B', name: '赵玲' }]);
  await bindAdmin(village, person(leaderElsewhere), '赵玲');
  await say(person(leaderElsewhere), 'bot', '到会 石桥村第二支部 应到6 实到4');
  expect(latest(person(leaderElsewhere)).text).toContain('石桥村第二党支部11月15日主题党日，应到6，实到4');
  await say(person(leaderElsewhere), 'bot', '到会 第二支部 6/5/0');
  expect(latest(person(leaderElsewhere)).text).toContain('石桥村第二党支部11月15日主题党日，应到6，实到5');
  await say(person(leaderElsewhere), 'bot', '到会 不存在村 31/30/1');
  expect(latest(person(leaderElsewhere)).text).toContain('没有“不存在村”这个支部，或者不归您管');
});
