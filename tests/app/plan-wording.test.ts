import { beforeEach, describe, expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import { openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

/* What an officer may say of the Party day in passing, and that nothing is taken for a place that is none. */

let at: BranchTalk;
const day = (month: string) => at.talk.app().store.read((tx) => tx.partyDays.inMonth(month as Month)[0]);
const answer = () => at.rehearsal.lastMessage(at.secretary, { fromBot: true })?.text ?? '';

beforeEach(async () => {
  at = await openBranchTalk({ at: { date: '2026-11-08', time: '10:00' } });
  await at.plan();
});
describe('words that are no place', () => {
  it.each([
    ['党日 15日 9点 老地方', '“老地方”是地点吗？是的话就在前面写“地点”，例如：党日 15日 9点 地点 村委会'],
    ['党日 14日上午', '上午几点？例如：党日 15日 上午9点'],
    ['党日 15日 9点 村委会 喝酒日', '没有“喝酒日”，形式写学习日、议事日或者奉献日。'],
    ['党日 15日9点、16日9点', '党日 分场 15日9点 第1党小组；16日9点 第2党小组'],
    ['党日 不开', '党日 本月不开 因农忙'],
  ])('%s is asked about', async (words, said) => {
    await at.tell(words);
    expect(answer()).toContain(said);
    expect(day('2026-11')).toMatchObject({ date: '2026-11-15', time: '09:00', revision: 1 });
  });

  it('are one once they were said to be', async () => {
    await at.tell('党日 15日 9点 地点 老地方');
    await at.tell('党日 15日 9点半 老地方 因停电');
    expect(day('2026-11')).toMatchObject({ time: '09:30', place: '老地方' });
  });
});

describe('a move from where the day stands', () => {
  it.each([
    ['党日 推迟一周 因下雨', { date: '2026-11-22', time: '09:00', place: '村委会' }],
    ['党日 提前两天 因农忙', { date: '2026-11-13', time: '09:00' }],
    ['党日 推迟半小时 因停电', { date: '2026-11-15', time: '09:30' }],
    ['党日 11.18 14:30 因下雨', { date: '2026-11-18', time: '14:30', place: '村委会' }],
  ])('%s', async (words, changed) => {
    await at.tell(words);
    expect(day('2026-11')).toMatchObject(changed);
  });

  it('stays within the month', async () => {
    await at.tell('党日 推迟三周 因下雨');
    expect(answer()).toContain('改期要在11月里面改');
    expect(day('2026-11')).toMatchObject({ date: '2026-11-15', revision: 1 });
  });

  it('of a day that has passed without anybody puts that one off', async () => {
    await at.talk.advanceTo('2026-11-16', '10:00');
    await at.tell('党日 推迟一周 因下雨');
    expect(day('2026-11')).toMatchObject({ date: '2026-11-22', closedAt: null });
    expect(day('2026-12')).toBeUndefined();
  });
});

it('a place that is put right after the closing is only written down', async () => {
  await at.talk.advanceTo('2026-11-15', '08:31');
  await at.tell('到会 30');
  await at.talk.advanceTo('2026-11-15', '12:30');
  const heard = at.rehearsal.messages(at.group).length;
  await at.tell('党日 推迟一周');
  expect(day('2026-11')).toMatchObject({ date: '2026-11-15', place: '村委会' });
  await at.tell('党日 地点 村小学');
  expect(answer()).toContain('这次已经开过了，只改了记录，群里不再通知。');
  expect(day('2026-11')).toMatchObject({ date: '2026-11-15', place: '村小学' });
  expect(at.rehearsal.messages(at.group)).toHaveLength(heard);
});

it('a cancellation names its month however it is written', async () => {
  await at.tell('党日 12月15日 9点');
  await at.tell('党日 12月取消 因冬训');
  expect(answer()).toContain('12月主题党日已取消');
  expect(day('2026-11')).toMatchObject({ state: 'planned' });
});

it('a theme keeps its punctuation', async () => {
  await at.tell('党日 主题 学习，讨论：明年修路');
  expect(day('2026-11')?.theme).toBe('学习，讨论：明年修路');
});
