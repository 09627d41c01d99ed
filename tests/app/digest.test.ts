import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { bindAbove } from '../harness/above.ts';
import { addAdmins, bindAdmin } from '../harness/admins.ts';
import { first, openDigest, second, unrecorded } from '../harness/digest-village.ts';
import { openPartyDay } from '../harness/party-day.ts';

/* The township's digest: what needs help comes first, each with the tap that helps (design §4). */

it('asks the officer on one tap, once, and says so when there is a record', async () => {
  const { village, luo, secretary, card, press } = await openDigest();
  const { say, tap, latest, talk } = village;
  expect(card().text.split('\n')[1]).toBe(unrecorded);
  await press('提醒书记补记录');
  expect(latest(secretary).text).toBe(
    '望河镇问一声：石桥村第二党支部11月主题党日还没有记录。开过了，补一句就行，像“11月 应到31 实到26 请假3”。',
  );
  expect(card().text.split('\n')[1]).toBe(`${unrecorded}（已提醒）`);
  expect(card().buttons).not.toContain('提醒书记补记录');
  await tap(secretary, 'bot', '补记录', '望河镇问一声');
  expect(latest(secretary).text).toContain('石桥村第二党支部11月15日主题党日');
  await say(secretary, 'bot', '应到6 实到5 请假1');
  await say(luo, 'bot', '简报');
  expect(card().text.split('\n')[1]).toBe('眼下没有要帮忙的支部。');
  const words = talk.rehearsal.messages(secretary).filter(({ text }) => text.startsWith('望河镇问一声'));
  expect(words).toHaveLength(1);
});

it('does not ask at night, and not what was settled until the morning', async () => {
  const { village, secretary, press } = await openDigest();
  const { say, talk } = village;
  const asked = () =>
    talk.rehearsal.messages(secretary).filter(({ text }) => text.startsWith('望河镇问一声')).length;
  await talk.advanceTo('2026-11-18', '21:00');
  await press('提醒书记补记录');
  expect(asked()).toBe(0);
  await say(secretary, 'bot', '应到6 实到5 请假1');
  await talk.advanceTo('2026-11-19', '09:00');
  expect(asked()).toBe(0);
});

it('does not ask at night for a dues book that was kept until the morning', async () => {
  const { village, secretary, press } = await openDigest();
  const { say, tap, talk } = village;
  const dues = village.person(1, 1);
  const asked = (who: typeof dues) =>
    talk.rehearsal.messages(who).filter(({ text }) => text.startsWith('望河镇问一声')).length;
  await talk.advanceTo('2026-12-02', '09:00');
  await talk.advanceTo('2026-12-02', '21:00');
  await press('提醒2个支部记党费');
  expect([asked(dues), asked(village.person(1))]).toEqual([0, 0]);
  await say(secretary, 'bot', '党费 11月 全部');
  await tap(secretary, 'bot', '对得上');
  await talk.advanceTo('2026-12-03', '09:00');
  expect([asked(dues), asked(village.person(1))]).toEqual([0, 1]);
});

it('shows an admin whose 联系村 became others these alone, on the digest that he has', async () => {
  const { village, card } = await openDigest();
  expect(card().text).toContain('石桥村');
  const [branches, admins] = ['third.csv', 'linked.csv'].map((name) =>
    path.join(village.talk.dataDir, name),
  ) as [string, string];
  writeFileSync(branches, '县,乡镇,村,支部编号,支部,党日\n青禾县,望河镇,柳河村,LH01,柳河村党支部,15\n');
  writeFileSync(admins, '县,乡镇,编号,职务,姓名,联系村\n青禾县,望河镇,T01A,组织委员,罗艳,柳河村\n');
  expect((await village.talk.zhibu('import', branches, admins)).status).toBe(0);
  await village.talk.tick();
  expect(card().text).not.toContain('石桥村');
});

it('keeps who was contacted, for every admin of the township, and takes it back', async () => {
  const { village, card, press } = await openDigest('2026-11-17');
  const { latest, talk } = village;
  const other = talk.rehearsal.people.addUser({ name: '小赵' });
  await addAdmins(village, [{ number: 'T01B', name: '赵玲' }]);
  await bindAdmin(village, other, '赵玲');
  await talk.advanceTo('2026-11-18', '09:00');
  expect(card().text).toContain(unrecorded);
  await press('逐村看');
  expect(card().buttons).toEqual(['石桥村第二支部', '返回简报']);
  await press('石桥村第二支部');
  expect(card().text).toBe(`石桥村第二支部 15日 没有记录\n${unrecorded}`);
  await press('标记已联系');
  expect(card().text).toContain('（已联系）');
  expect(latest(other, '简报').text.split('\n')[1]).toBe(`${unrecorded}（已联系）`);
  await press('没联系，撤销');
  await press('返回简报');
  expect(card().text.split('\n')[1]).toBe(unrecorded);
  expect(latest(other, '简报').text.split('\n')[1]).toBe(unrecorded);
});

it('goes on counting silent months when a branch moves to another group', async () => {
  const { village, secretary, card } = await openDigest();
  const { say, talk } = village;
  await talk.advanceTo('2027-01-10', '10:00');
  const { people } = talk.rehearsal;
  const group = people.createGroup({ title: '二支部', members: [secretary, village.person(1, 1)] });
  people.addBot(group, secretary);
  await talk.settle();
  await say(secretary, group, '/bind@zhibu_test_bot');
  await village.tap(secretary, group, '换到这个群');
  await village.tap(secretary, group, '只有党员');
  await talk.advanceTo('2027-02-02', '09:00');
  expect(card().text.split('\n').slice(0, 2)).toEqual([
    '望河镇1月主题党日简报',
    '连着两个月没有记录：石桥村支部、石桥村第二支部',
  ]);
});

it('folds what stood in two digests, and unfolds it on a tap', async () => {
  const { village, card, press } = await openDigest();
  const { talk } = village;
  const lines = () => card().text.split('\n').slice(0, 3);
  const dues = '党费还没记全：石桥村支部、石桥村第二支部';
  await talk.advanceTo('2026-12-02', '09:00');
  expect(lines()).toEqual(['望河镇11月主题党日简报', unrecorded, dues]);
  await talk.advanceTo('2026-12-18', '09:00');
  expect(lines()[2]).toBe(dues);
  await talk.advanceTo('2027-01-04', '09:00');
  expect(lines()).toEqual([
    '望河镇12月主题党日简报',
    '这个月没定日期：石桥村支部、石桥村第二支部',
    '另有2个支部照旧',
  ]);
  await press('展开');
  expect(lines()[2]).toBe(dues);
  await press('收起');
  expect(lines()[2]).toBe('另有2个支部照旧');
  await talk.advanceTo('2027-01-18', '09:00');
  expect(lines()).toEqual([
    '望河镇1月主题党日简报',
    '还没定日期：石桥村支部、石桥村第二支部',
    '另有2个支部照旧',
  ]);
});

it('asks for a date that can still be named, and for last month’s dues, in words that do what they say', async () => {
  const { village, secretary, card, press } = await openDigest();
  const { say, talk, latest, tap } = village;
  await talk.advanceTo('2026-12-02', '09:00');
  expect(card().text).toContain('党费还没记全：石桥村支部、石桥村第二支部');
  await press('提醒2个支部记党费');
  // Dues matters go to the 组织委员 first (design §3).
  expect(latest(village.person(1, 1), '望河镇问一声').text).toBe(
    '望河镇问一声：石桥村第二党支部11月的党费还没记全。都交了的，发“党费 11月 全部”；有没交的，发“党费 11月 全部除张三”。',
  );
  await say(secretary, 'bot', '党费 11月 全部');
  expect(latest(secretary).text).toMatch(/6人.*3\.00元/s);
  await tap(secretary, 'bot', '对得上');
  await talk.advanceTo('2026-12-18', '09:00');
  await press('提醒2位书记定日期');
  expect(latest(secretary, '望河镇问一声').text).toContain(
    '石桥村第二党支部12月主题党日的日期还没定。还没开，发一句日期，像“党日 21日 9点”；开过了，补一句就行，像“12月 应到31 实到26 请假3”。',
  );
  expect(latest(secretary, '望河镇问一声').buttons).toEqual([]);
  await say(secretary, 'bot', '党日 21日 9点');
  expect(latest(secretary).text).toContain('定好了：石桥村第二党支部12月主题党日');
  await talk.advanceTo('2027-01-02', '09:00');
  await say(secretary, 'bot', '12月 应到6 实到5 请假1');
  expect(latest(secretary).text).toContain('12月21日');
});

it('says whom it did not ask because enough was said to him this month', async () => {
  const { village, card, press } = await openDigest();
  for (const date of ['2026-12-01', '2026-12-08', '2026-12-18']) await village.talk.advanceTo(date, '09:00');
  const answer = await press('提醒2位书记定日期');
  expect(answer?.text).toBe(
    '✓ 助手去提醒了\n还有1个支部没提醒：这个月给他们的消息已经够多了，待办里都有。急的请打电话。',
  );
  expect(card().text.split('\n')[1]).toBe('还没定日期：石桥村支部、石桥村第二支部（已提醒）');
});

it('gives the admin an invitation to forward for a branch whose officer is not connected, and shows the branch', async () => {
  const village = await openPartyDay([first, second]);
  const { township: luo } = await bindAbove(village.talk);
  const { tap, talk } = village;
  const file = path.join(talk.dataDir, 'third.csv');
  writeFileSync(
    file,
    ['县,乡镇,村,支部编号,支部,党日', '青禾县,望河镇,柳河村,LH01,柳河村党支部,15', ''].join('\n'),
  );
  const members = path.join(talk.dataDir, 'third-members.csv');
  writeFileSync(
    members,
    [
      '支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机',
      'LH01,LH01001,钱桂花,正式,书记,,,,农民,0.50,是',
      '',
    ].join('\n'),
  );
  const imported = await talk.zhibu('import', file, members);
  expect(imported.status).toBe(0);
  await talk.advanceTo('2026-11-18', '09:00');
  const press = (label: string, on: string) => tap(luo, 'bot', label, on);
  const messages = () => talk.rehearsal.messages(luo);
  const card = () => messages().findLast(({ text }) => text.startsWith('望河镇11月主题党日简报'))?.text ?? '';
  expect(card()).toContain('书记还没连上助手：柳河村');
  await press('转发邀请', '望河镇11月主题党日简报');
  expect(card()).toContain('书记还没连上助手：柳河村（邀请已给您）');
  expect(messages().filter(({ text }) => text.includes('钱桂花') && /\d{4} \d{4}/.test(text))).toHaveLength(
    1,
  );
  await press('逐村看', '望河镇11月主题党日简报');
  await press('柳河村', '要帮哪个村');
  await press('看支部', '柳河村 没定日期');
  expect(messages().some(({ text }) => text.includes('柳河村党支部') && text.includes('11月'))).toBe(true);
});
