import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openPartyDay, planOf } from '../harness/party-day.ts';

/* The secretary's month: what was done, what is open, next month's date, in one private message (design §4). */

const first = planOf();
const second = planOf({ code: 'SQ02', name: '石桥村第二党支部', expected: 6, away: 0, secretary: '周国强' });

it('tells on the morning after the month what was done, what is open and when the next day is', async () => {
  const village = await openPartyDay([first, second]);
  const { say, tap, talk, person, latest } = village;
  const [secretary, other] = [person(0), person(0, 1)];
  await say(secretary, 'bot', '到会 12/10/1');
  await say(secretary, 'bot', '党费 全部');
  await tap(secretary, 'bot', '对得上');
  await talk.advanceTo('2026-11-30', '12:00');
  await say(secretary, 'bot', '党日 12月 20日 9点');
  await talk.advanceTo('2026-12-01', '09:00');
  expect(latest(secretary).text).toBe(
    [
      '石桥村党支部11月小结',
      '党日：11月15日开了',
      '应到12，实到10，请假1，未登记1',
      '11月党费：要交的13人，确认了13人，合计6.50元',
      '还没办完：1人没登记，待办2件',
      '12月党日：12月20日（周日）9:00',
    ].join('\n'),
  );
  expect(latest(other).text).toBe(
    [
      '石桥村第二党支部11月小结',
      '党日：定的11月15日，没有记录。开过了，补一句就行，像“11月 应到31 实到26 请假3”。',
      '11月党费：要交的6人，还没记',
      '还没办完：6人党费没记',
      '12月党日：还没定，按老规矩是12月15日（周二）',
    ].join('\n'),
  );
  await tap(other, 'bot', '定日期');
  expect(latest(other).text).toContain('石桥村第二党支部12月主题党日这样定，行吗？');
  await tap(secretary, 'bot', '看待办');
  expect(latest(secretary).text).toContain('待办');
});

it('goes once a month, and to nobody of a branch that is left alone', async () => {
  const village = await openPartyDay([first, second]);
  const { say, talk, person } = village;
  const told = (place: number) =>
    talk.rehearsal.messages(person(0, place)).filter(({ text }) => text.includes('小结'));
  await say(person(0, 1), 'bot', '设置 状态 线下');
  await talk.advanceTo('2026-12-01', '08:59');
  expect(told(0)).toEqual([]);
  await talk.advanceTo('2026-12-01', '09:00');
  await talk.advanceTo('2026-12-02', '09:00');
  expect([told(0).length, told(1).length]).toEqual([1, 0]);
  await talk.advanceTo('2027-01-01', '09:00');
  expect(told(0).map(({ text }) => text.split('\n')[0])).toEqual([
    '石桥村党支部11月小结',
    '石桥村党支部12月小结',
  ]);
});

it('goes to the officer of a branch without a group that has its Party day all the same', async () => {
  const { talk, say } = await openPartyDay([first]);
  const qian = talk.rehearsal.people.addUser({ name: '小钱' });
  const files = ['branches', 'members'].map((name) => path.join(talk.dataDir, `more-${name}.csv`));
  const [branches = '', members = ''] = files;
  writeFileSync(branches, '县,乡镇,村,支部编号,支部,党日\n青禾县,望河镇,柳河村,LH01,柳河村党支部,15\n');
  writeFileSync(
    members,
    [
      '支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机,账号',
      `LH01,LH01001,钱桂花,正式,书记,,,,农民,0.50,是,${String(qian.id)}`,
      '',
    ].join('\n'),
  );
  expect((await talk.zhibu('import', ...files)).status).toBe(0);
  talk.rehearsal.people.pressStart(qian);
  await talk.settle();
  await say(qian, 'bot', '党日 20日 9点');
  await talk.advanceTo('2026-12-01', '09:00');
  const told = talk.rehearsal.messages(qian).filter(({ text }) => text.includes('小结'));
  expect(told.map(({ text }) => text.split('\n')[0])).toEqual(['柳河村党支部11月小结']);
});
