import { afterEach, describe, expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { openBoundVillage } from '../harness/bound.ts';
import { openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';
import { memberName } from '../harness/village.ts';
import type { BranchPlan } from '../harness/village.ts';

/* One Party day in several sittings: one plan, one notice, one card, and every date of it counts. */

describe('the plan', () => {
  let at: BranchTalk;
  const day = (month: string) => at.talk.app().store.read((tx) => tx.partyDays.inMonth(month as Month)[0]);
  async function open(date: string): Promise<void> {
    at = await openBranchTalk({ at: { date, time: '10:00' } });
  }
  afterEach(async () => {
    await at.talk.stop();
  });

  it('are one plan, one notice and one card, open from before the first until after the last', async () => {
    await open('2026-11-08');
    await at.tell('党日 分场 15日9点 第1党小组 村委会；16日15:00 第2党小组 文化广场');
    expect(day('2026-11')).toMatchObject({ date: '2026-11-15', time: '09:00', place: '村委会' });
    await at.talk.advanceTo('2026-11-10', '09:30');
    const notice = at.inGroup('来不了');
    expect(notice).toHaveLength(1);
    expect(notice[0]?.text).toContain(
      '第1党小组：11月15日（周日）9:00，村委会\n第2党小组：11月16日（周一）15:00，文化广场',
    );
    await at.talk.advanceTo('2026-11-15', '08:31');
    const [first, , second] = at.members;
    if (!first || !second) throw new Error('no members');
    at.tap(first, '签到');
    await at.talk.settle();
    await at.talk.advanceTo('2026-11-15', '18:00');
    expect(day('2026-11')?.closedAt).toBeNull();
    await at.talk.advanceTo('2026-11-16', '14:45');
    at.tap(second, '签到');
    await at.talk.settle();
    expect(at.rehearsal.taps({ place: at.group }).at(-1)?.answer?.text).toContain('签到好了');
    expect(at.inGroup('应到')).toHaveLength(1);
    expect(at.inGroup('应到')[0]?.text).toContain('实到2');
    expect(at.inGroup('应到')[0]?.text).toContain('第2党小组：11月16日');
    expect(at.toSecretary('还有')).toEqual([]);
    await at.talk.advanceTo('2026-11-16', '18:01');
    expect(day('2026-11')?.closedAt).not.toBeNull();
    expect(at.rehearsal.violations()).toEqual([]);
  });

  it('become one again by 不分场, as the first was or as is said', async () => {
    await open('2026-11-08');
    await at.tell('党日 不分场');
    expect(day('2026-11')).toBeUndefined();
    const two = '党日 分场 15日9点 第1党小组 村委会；16日15:00 第2党小组 文化广场';
    await at.tell(two);
    await at.tell('党日 不分场');
    expect(day('2026-11')).toMatchObject({
      date: '2026-11-15',
      time: '09:00',
      place: '村委会',
      sittings: [],
    });
    await at.tell(two);
    await at.tell('党日 合成一场 16日 文化广场');
    expect(day('2026-11')).toMatchObject({ date: '2026-11-16', place: '文化广场', sittings: [] });
    await at.tell(two);
    await at.talk.advanceTo('2026-11-10', '09:30');
    await at.tell('党日 不分场');
    expect(day('2026-11')?.sittings).toHaveLength(2);
    expect(at.toSecretary('改期要写原因')).toHaveLength(1);
    await at.tell('党日 不分场 因下雨');
    expect(day('2026-11')).toMatchObject({ date: '2026-11-15', sittings: [] });
    expect(at.inGroup('原因：下雨').at(-1)?.text).toContain('11月15日（周日）9:00，村委会');
  });

  it('stay inside the month, and a later single date takes their place', async () => {
    await open('2026-11-08');
    await at.tell('党日 分场 30日9点 第1党小组；12月1日9点 第2党小组');
    expect(at.toSecretary('改期要在11月里面改')).toHaveLength(1);
    await at.tell('党日 分场 15日9点 第1党小组；16日9点 第2党小组');
    await at.tell('党日 20日 9点 主持 林福贵');
    expect(day('2026-11')).toMatchObject({ date: '2026-11-20', sittings: [] });
    expect(at.toSecretary('形式：学习日\n人员：主持林福贵，记录').at(-1)?.text).toContain('11月20日');
    await at.tell('党日 20日 9点 主持 没这人');
    expect(at.toSecretary('名册里没有“没这人”')).toHaveLength(1);
  });
});

const branch: BranchPlan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 12,
  secretary: '林福贵',
  phoneless: [7],
};
const name = (k: number) => memberName(branch, k);
const two = '党日 分场 15日9点 第1党小组 村委会；20日9点 第2党小组 牧场';

describe('the second date', () => {
  let village: BoundVillage;
  async function openSecondDay(): Promise<void> {
    village = await openBoundVillage([branch], {
      at: { date: '2026-11-08', time: '10:00' },
      strangers: [[11]],
    });
    const { talk, say, person } = village;
    await say(person(0), 'bot', two);
    await talk.advanceTo('2026-11-10', '09:00');
    await talk.advanceTo('2026-11-15', '08:30');
    await talk.advanceTo('2026-11-20', '08:31');
  }
  async function reply(k: number, words: string): Promise<void> {
    const { talk, person, group, latest } = village;
    talk.rehearsal.people.say(person(k), group, words, { replyTo: latest(group, '应到12').messageId });
    await talk.settle();
  }
  afterEach(async () => {
    expect(village.talk.rehearsal.violations()).toEqual([]);
    await village.talk.stop();
  });

  it('counts in words as it does by the button, for oneself and for a relative, and is taken back', async () => {
    await openSecondDay();
    const { say, latest, person, group, tap } = village;
    await say(person(2), 'bot', '到了');
    expect(latest(person(2)).text).toBe('✓ 签到好了');
    await reply(3, '我到了');
    expect(latest(group, '应到12').text).toContain('实到2');
    await say(person(2), 'bot', `我是${name(5)}的家人`);
    await tap(person(0), 'bot', '全部同意（1）', '替');
    await say(person(2), 'bot', `替${name(5)}签到`);
    expect(latest(person(2)).text).toBe(`✓ 记上了，${name(5)}：到会`);
    expect(latest(group, '应到12').text).toContain('实到3');
    await say(person(2), 'bot', '点错了');
    expect(latest(group, '应到12').text).toContain('实到2');
  });

  it('holds the words of an unknown account, takes them back, and counts them when the name is known', async () => {
    await openSecondDay();
    const { say, latest, person, group, tap } = village;
    await reply(11, '到了');
    await tap(person(11), group, '点错了，撤销', '应到12');
    expect(latest(group, '应到12').text).toContain('实到0');
    await reply(11, '到了');
    await say(person(11), group, `/iam@zhibu_test_bot ${name(11)}`);
    await tap(person(0), 'bot', '全部同意（1）');
    expect(latest(group, '应到12').text).toContain('实到1');
  });

  it('is what is reminded of, telephoned about and planned between the sittings', async () => {
    village = await openBoundVillage([branch], { at: { date: '2026-11-08', time: '10:00' } });
    const { talk, say, latest, person } = village;
    await say(person(0), 'bot', two);
    await talk.advanceTo('2026-11-10', '09:00');
    await talk.advanceTo('2026-11-15', '08:30');
    await talk.advanceTo('2026-11-18', '10:00');
    await say(person(0), 'bot', '提醒');
    expect(latest(person(0)).text).toMatch(/^提醒了2人。\n还有9人助手联系不上/);
    // Nobody has said where the third Party group sits; the second one hears of its own sitting only.
    expect(latest(person(2)).text).toContain('第2党小组：11月20日');
    expect(latest(person(1), '提醒一下').text).toContain('主题党日：11月20日（周五）9:00，牧场');
    expect(latest(person(1), '提醒一下').text).not.toContain('11月15日');
    await say(person(0), 'bot', '待办');
    expect(latest(person(0)).text).toContain('要打电话的9人');
    await say(person(0), 'bot', '党日');
    expect(latest(person(0)).text).toContain('11月主题党日');
    await say(person(0), 'bot', '党日 主题 冬季学习');
    expect(latest(person(0)).text).toContain('11月主题党日');
    await talk.advanceTo('2026-11-20', '09:01');
    await say(person(0), 'bot', '提醒');
    expect(latest(person(0)).text).toContain('11月20日主题党日已经开始了');
  });

  it('cannot be moved, called off or replaced together with the one that was held', async () => {
    village = await openBoundVillage([branch], { at: { date: '2026-11-08', time: '10:00' } });
    const { talk, say, latest, person } = village;
    const day = () => talk.app().store.read((tx) => tx.partyDays.inMonth('2026-11' as Month)[0]);
    await say(person(0), 'bot', two);
    await talk.advanceTo('2026-11-10', '09:00');
    await talk.advanceTo('2026-11-15', '08:30');
    await talk.advanceTo('2026-11-18', '10:00');
    const held =
      '11月15日那场已经开过了，不能去掉。改后面的场次要连开过的一起写，例如：党日 分场 11月15日9:00 第1党小组 村委会；11月20日9:00 第2党小组 牧场 因下雨';
    await say(person(0), 'bot', '党日 改到22日 9点 因下雪');
    expect(latest(person(0)).text).toBe(held);
    await say(person(0), 'bot', '党日 取消 因下雪');
    const only = '党日 11月15日9:00 村委会 因下雨';
    expect(latest(person(0)).text).toContain(`后面的不开了就只写开过的，例如：${only}`);
    expect(day()).toMatchObject({ revision: 1, state: 'planned' });
    const later = '党日 分场 11月15日9:00 第1党小组 村委会；11月22日9:00 第2党小组 牧场 因下雪';
    await say(person(0), 'bot', later);
    expect(day()).toMatchObject({ revision: 2, sittings: [{ date: '2026-11-15' }, { date: '2026-11-22' }] });
    await say(person(0), 'bot', only);
    expect(day()).toMatchObject({ date: '2026-11-15', sittings: [], state: 'planned' });
  });

  it.each(['党日 地点 村小学', '党日 改到10点 因农忙', '党日 20日 10点', '党日 19点'])(
    'is not lost by words that may mean one of them: %s',
    async (words) => {
      village = await openBoundVillage([branch], { at: { date: '2026-11-08', time: '10:00' } });
      const { talk, say, latest, person } = village;
      const day = () => talk.app().store.read((tx) => tx.partyDays.inMonth('2026-11' as Month)[0]);
      await say(person(0), 'bot', two);
      await say(person(0), 'bot', words);
      const asked = latest(person(0)).text;
      expect(asked).toContain('11月的党日分2场，不知道要改哪一场。请把几场都写上，例如：党日 分场 ');
      expect(day()).toMatchObject({ revision: 1, sittings: [{ place: '村委会' }, { place: '牧场' }] });
      // The example works.
      await say(person(0), 'bot', asked.slice(asked.indexOf('党日 分场')));
      expect(latest(person(0)).text).toContain('第2党小组：11月20日（周五）9:00，牧场');
    },
  );

  it('still asks the secretary to tick those without a telephone of their own', async () => {
    await openSecondDay();
    const { say, latest, person } = village;
    await say(person(0), 'bot', '待办');
    expect(latest(person(0)).buttons).toContain('逐个勾选');
  });
});
