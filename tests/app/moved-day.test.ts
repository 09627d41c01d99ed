import { expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import type { Conversation } from '../harness/conversation.ts';
import { memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* A Party day that was announced and is then held at another time or place: what everybody sees of it. */

const branch = planOf();
const secretary = 0;

/** The morning of the Party day, with the card in the group. */
async function onTheDay(): Promise<BoundVillage> {
  return openPartyDay([branch]);
}

const day = (talk: Conversation) =>
  talk.app().store.read((tx) => tx.partyDays.inMonth('2026-11' as Month)[0]);

it('a moved day is said once in the group, the old card steps aside, and the new day gets its own', async () => {
  const { say, talk, person, latest, group } = await onTheDay();
  await say(person(secretary), 'bot', '党日 改到18日 因下雨');
  expect(latest(group).text).toBe(
    '石桥村党支部11月主题党日改期：11月15日改到11月18日（周三）9:00，村委会。原因：下雨',
  );
  await talk.advanceTo('2026-11-18', '08:30');
  expect(latest(group).text).toContain('11月18日（周三）9:00，村委会\n应到12，实到0');
  const cards = talk.rehearsal
    .messages(group)
    .filter(({ fromBot, text }) => fromBot && text.includes('应到'));
  expect(cards).toHaveLength(1);
});

it('a day stays where it is when somebody is recorded, or the month would change', async () => {
  const { say, person, latest } = await onTheDay();
  await say(person(secretary), 'bot', '党日 改到12月2日');
  expect(latest(person(secretary)).text).toBe(
    '改期要在11月里面改。要改12月的党日就发：党日 12月 改到2日 因下雨',
  );
  await say(person(secretary), 'bot', '12/9/2');
  await say(person(secretary), 'bot', '党日 改到20日 因下雨');
  expect(latest(person(secretary)).text).toContain('已经有到会记录');
});

it('a later hour after the closing opens the check-in again, and the closing comes once more', async () => {
  const { say, talk, person, latest, group, tap } = await onTheDay();
  await talk.advanceTo('2026-11-15', '12:00');
  expect(latest(group, '应到12').text).toContain('登记已结束');
  const toSecretary = () =>
    talk.rehearsal.messages(person(secretary)).filter(({ text }) => text.includes('还有12人没登记')).length;
  expect(toSecretary()).toBe(1);
  await say(person(secretary), 'bot', '党日 改到15日 19点 因下雨');
  expect(latest(group).text).toBe(
    '石桥村党支部11月主题党日时间改了：11月15日（周日）19:00，村委会。原因：下雨',
  );
  expect(latest(group, '应到12').text).toMatch(/11月15日（周日）19:00[\s\S]*点一下就行/);
  expect(latest(group, '应到12').buttons).toContain('签到');
  await talk.advanceTo('2026-11-15', '18:30');
  expect((await tap(person(3), group, '签到', '应到12'))?.text).toBe('✓ 签到好了');
  await talk.advanceTo('2026-11-15', '22:00');
  expect(day(talk)?.closedAt).toBeNull();
  await talk.advanceTo('2026-11-16', '08:00');
  expect(day(talk)?.closedAt).not.toBeNull();
  expect(latest(group, '应到12').text).toMatch(/实到1[\s\S]*登记已结束/);
  expect(toSecretary()).toBe(0);
  expect(latest(person(secretary), '还有11人没登记').buttons).toContain('11人都到了');
});

it('what is said about a day that is over opens nothing', async () => {
  const { say, talk, person, latest, group } = await onTheDay();
  await talk.advanceTo('2026-11-15', '12:00');
  await say(person(secretary), 'bot', '党日 改到15日 8点 因农忙');
  await say(person(secretary), 'bot', '党日 主题 冬季学习');
  expect(latest(group, '应到12').text).toMatch(/8:00[\s\S]*登记已结束/);
  expect(day(talk)?.closedAt).not.toBeNull();
});

async function announced(strangers: readonly number[] = []): Promise<BoundVillage> {
  const village = await openBoundVillage([branch], {
    at: { date: '2026-11-08', time: '10:00' },
    strangers: [strangers],
  });
  await village.say(village.person(secretary), 'bot', '党日 15日 9点');
  await village.talk.advanceTo('2026-11-10', '09:00');
  return village;
}

it('leave goes along with a moved day: the group and the secretary are told, and coming takes it back', async () => {
  const { say, talk, person, latest, group, tap } = await announced();
  await tap(person(2), group, '请假', '来不了');
  await tap(person(3), group, '请假', '来不了');
  await say(person(secretary), 'bot', '待办');
  await tap(person(secretary), 'bot', '请假都同意');
  await say(person(secretary), 'bot', '党日 改到20日 9点 因下雨');
  expect(latest(person(secretary)).text).toContain('原来请假的有2人，假还算数，能来的点“签到”就行。');
  expect(latest(group).text.split('\n')).toEqual([
    '石桥村党支部11月主题党日改期：11月15日改到11月20日（周五）9:00，村委会。原因：下雨',
    '原来请的假还算数，能来就点“签到”。',
  ]);
  await talk.advanceTo('2026-11-20', '08:30');
  expect(latest(group).text).toContain('实到0，请假2');
  expect((await tap(person(2), group, '签到', '应到12'))?.text).toBe('✓ 签到好了');
  expect(latest(group).text).toContain('实到1，请假1');
});

it('leave of an account whose name is not known yet goes along too', async () => {
  const { say, talk, person, latest, group, tap } = await announced([11]);
  expect((await tap(person(11), group, '请假', '来不了'))?.text).toBe('收到，等书记对上名字就算数');
  await say(person(secretary), 'bot', '党日 改到20日 9点 因下雨');
  await say(person(11), group, `/iam@zhibu_test_bot ${memberName(branch, 11)}`);
  await tap(person(secretary), 'bot', '全部同意（1）', memberName(branch, 11));
  await talk.advanceTo('2026-11-20', '08:30');
  expect(latest(group).text).toContain('应到12，实到0，请假0，待同意1');
});

it('without leave nothing is said about it', async () => {
  const { say, person, latest, group } = await announced();
  await say(person(secretary), 'bot', '党日 改到20日 9点 因下雨');
  expect(latest(person(secretary)).text).not.toContain('请假');
  expect(latest(group).text).not.toContain('假还算数');
});

it.each([
  ['党日 地点 村小学', '主题党日地点改了：11月15日（周日）9:00，村小学。'],
  ['党日 改到10点 因农忙', '主题党日时间改了：11月15日（周日）10:00，村委会。原因：农忙'],
  ['党日 改到10点 村小学 因农忙', '主题党日时间和地点改了：11月15日（周日）10:00，村小学。原因：农忙'],
])('what changed is named, and it is called a new date only when it is one: %s', async (words, said) => {
  const { say, person, latest, group } = await announced();
  await say(person(secretary), 'bot', words);
  expect(latest(group).text).toBe(`石桥村党支部11月${said}`);
});

it('a day that is moved and moved back, or called off and taken up again, is as it was', async () => {
  const { say, person, latest, group } = await announced();
  await say(person(secretary), 'bot', '党日 改到20日 因下雨');
  await say(person(secretary), 'bot', '党日 地点 村小学');
  expect(latest(group).text).toContain('11月15日改到11月20日（周五）9:00，村小学。原因：下雨');
  await say(person(secretary), 'bot', '党日 改到15日 村委会 因天晴');
  expect(latest(group).text).toBe(
    '石桥村党支部11月主题党日照原来的开：11月15日（周日）9:00，村委会。原因：天晴',
  );
  await say(person(secretary), 'bot', '党日 取消 因大雪');
  await say(person(secretary), 'bot', '党日 15日 9点');
  expect(latest(group).text).toBe('石桥村党支部11月主题党日照原来的开：11月15日（周日）9:00，村委会。');
  expect(latest(person(secretary)).text).toContain('群里那条变动的消息已经改成这样，没有另发一条。');
});

it.each([
  ['党日 取消', '取消要写原因，例如：党日 11月 取消 因农忙'],
  ['党日 11月15日 取消', '取消要写原因，例如：党日 11月 取消 因农忙'],
  ['党日 改到18日', '改期要写原因，例如：党日 11月 改到18日 9:00 因下雨'],
  ['党日 改到10点 村小学', '改期要写原因，例如：党日 11月 改到15日 10:00 因下雨'],
  ['党日 18日 10点', '改期要写原因，例如：党日 11月 改到18日 10:00 因下雨'],
])('moves and cancels with a reason: %s', async (words, refusal) => {
  const { say, talk, person, latest, group } = await announced();
  const before = latest(group).text;
  await say(person(secretary), 'bot', words);
  expect(latest(person(secretary)).text).toBe(refusal);
  expect(latest(group).text).toBe(before);
  expect(day(talk)).toMatchObject({ state: 'planned', revision: 1 });
  // The example works.
  await say(person(secretary), 'bot', refusal.slice(refusal.indexOf('党日')));
  expect(day(talk)).toMatchObject({ revision: 2 });
  expect(latest(group).text).toContain('原因：');
});

it('before the group has heard of it, a day is simply planned again', async () => {
  const village = await openBoundVillage([branch], { at: { date: '2026-11-08', time: '10:00' } });
  await village.say(village.person(secretary), 'bot', '党日 15日 9点');
  await village.say(village.person(secretary), 'bot', '党日 16日 9点');
  expect(day(village.talk)).toMatchObject({ date: '2026-11-16', revision: 2 });
});
