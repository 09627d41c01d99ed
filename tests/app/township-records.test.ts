import { expect, it } from 'vitest';
import { unzip } from '../adapters/files/zip.ts';
import { bindAbove } from '../harness/above.ts';
import { addAdmins, bindAdmin } from '../harness/admins.ts';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* 乡镇代录: the township records on a branch's behalf. */

const first = planOf();
const second = planOf({ code: 'SQ02', name: '石桥村第二党支部', expected: 6, away: 0, secretary: '周国强' });
const leaderElsewhere = 2;

it('also an admin who leads a Party group of another branch, by totals and by names', async () => {
  const village = await openPartyDay([first, second]);
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
});

it('also an admin who leads a Party group in that very branch: privately the township’s word, in the group the leader’s', async () => {
  const village = await openPartyDay([first, second]);
  const { say, person, latest, group } = village;
  await addAdmins(village, [{ number: 'T01B', name: '赵玲' }]);
  await bindAdmin(village, person(leaderElsewhere), '赵玲');
  await say(person(leaderElsewhere), group, `/attend@zhibu_test_bot 石桥村党支部 ${memberName(first, 5)}到`);
  await say(person(leaderElsewhere), 'bot', `到会 石桥村党支部 ${memberName(first, 3)}到`);
  await say(person(leaderElsewhere), 'bot', '到会 石桥村党支部 9');
  expect(latest(person(leaderElsewhere)).text).toBe(
    '记上了：石桥村党支部11月15日主题党日，应到12，实到9，请假0，未登记3。\n这是乡镇代录，记录页上会写明。记错了发：撤销 石桥村党支部',
  );
  expect(ledgerOf(village).map(({ kind, via }) => [kind, via])).toEqual([
    ['present', 'leader'],
    ['present', 'township'],
    ['totals', 'township'],
  ]);
});

it('and 撤销 alone takes back his own tap, as of any member', async () => {
  const village = await openPartyDay([first, second]);
  const { say, tap, person, latest, group } = village;
  await addAdmins(village, [{ number: 'T01B', name: '赵玲' }]);
  await bindAdmin(village, person(leaderElsewhere), '赵玲');
  await say(person(leaderElsewhere), 'bot', `到会 石桥村党支部 ${memberName(first, 3)}到`);
  await tap(person(leaderElsewhere), group, '签到', '应到12');
  await say(person(leaderElsewhere), 'bot', '撤销');
  expect(latest(group, '应到12').text).toContain('实到1，');
  expect(ledgerOf(village).map(({ kind, by }) => [kind, by === 'own'])).toContainEqual(['reversal', true]);
});

it('marked as such on the closing card, the record page and its file, and in the answer to 撤销', async () => {
  const village = await openPartyDay([first]);
  const { say, tap, talk, person, latest } = village;
  const [secretary, luo] = [person(0), (await bindAbove(talk)).township];
  await say(luo, 'bot', `到会 石桥村党支部 ${memberName(first, 3)}到`);
  await talk.advanceTo('2026-11-15', '09:00');
  await say(luo, 'bot', '到会 石桥村党支部 应到12 实到10 请假2');
  await talk.advanceTo('2026-11-15', '12:00');
  const closing = latest(secretary, '石桥村党支部11月15日主题党日\n').text;
  expect(closing).toContain('应到12，实到10，请假2（按乡镇代录的数）');
  expect(closing).toContain(`乡镇代录的1人：${memberName(first, 3)}`);
  await say(secretary, 'bot', '记录');
  const page = latest(secretary, '活动记录').text;
  expect(page).toContain('人数按乡镇代录的数，名字只写记过的。');
  expect(page).toContain(`乡镇代录1人：${memberName(first, 3)}`);
  await tap(secretary, 'bot', 'Word文件');
  const file = await talk.rehearsal.until(
    () => talk.rehearsal.lastMessage(secretary, { containing: '工作手册' })?.file,
  );
  const xml = unzip(file.bytes).get('word/document.xml')?.toString() ?? '';
  for (const words of ['人数按乡镇代录的数', '乡镇代录1人']) expect(xml).toContain(words);
  await say(secretary, 'bot', '撤销');
  expect(latest(secretary).text).toContain('撤销好了：乡镇代录的总数。现在：应到12，实到1');
});

it('and taken back by the admin who did, who takes back nothing else', async () => {
  const village = await openPartyDay([first]);
  const { say, talk, person, latest } = village;
  const [secretary, luo] = [person(0), (await bindAbove(talk)).township];
  await say(luo, 'bot', '到会 石桥村党支部 应到12 实到10 请假2');
  await say(secretary, 'bot', `到会 ${memberName(first, 3)}到`);
  await say(luo, 'bot', '撤销 石桥村党支部');
  expect(latest(luo).text).toBe('撤销好了：乡镇代录的总数。现在：应到12，实到1，请假0，未登记11');
  await say(luo, 'bot', '撤销 石桥村党支部');
  expect(latest(luo).text).toBe('没有可以撤销的记录。');
  expect(ledgerOf(village).map(({ kind, via }) => [kind, via])).toEqual([
    ['totals', 'township'],
    ['present', 'officer'],
    ['reversal', 'township'],
  ]);
});

it('names a branch as people and the digest do, and one that there is not is said to be none', async () => {
  const one = planOf({ name: '石桥村第一党支部' });
  const village = await openPartyDay([one, second]);
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
