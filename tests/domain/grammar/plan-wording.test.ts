import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../src/domain/grammar/plan-grammar.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';

/** A Tuesday. */
const today = '2026-11-10' as LocalDate;

function read(text: string): unknown {
  const result = parsePlan(text, today);
  return result.ok ? result.value : result.reason.problems.map(({ kind }) => kind);
}

describe('dates with dots and strokes', () => {
  it.each([
    ['11.18 14:30', { date: '2026-11-18', time: '14:30' }],
    ['2.18 14:30', { date: '2027-02-18', time: '14:30' }],
    ['11/18 14:30', { date: '2026-11-18', time: '14:30' }],
    ['2026.11.18 14:30', { date: '2026-11-18', time: '14:30' }],
    ['11.18 周三 9点', { date: '2026-11-18', time: '09:00' }],
    ['15日 9.30 村委会', { date: '2026-11-15', time: '09:30', place: '村委会' }],
  ])('%s', (text, reading) => {
    expect(read(text)).toEqual({ verb: 'plan', ...reading });
  });

  it.each(['13.18 9点', '2.30 9点'])('%s is no date', (text) => {
    expect(read(text)).toEqual(['noSuchDate']);
  });
});

describe('a day said twice', () => {
  it.each(['15日、15日 9点', '11月15日（15日）9点', '15日9点 2026.11.15'])('is one: %s', (text) => {
    expect(read(text)).toEqual({ verb: 'plan', date: '2026-11-15', time: '09:00' });
  });

  it('is asked about where the days differ, once', () => {
    expect(read('15日9点、16日9点')).toEqual(['severalDates']);
  });
});

describe('a part of the day without an hour', () => {
  it.each(['14日上午', '14日下午 村委会', '14日 晚上', '改到18日下午 因下雨'])('%s', (text) => {
    expect(read(text)).toEqual(['hourMissing']);
  });
});

describe('moves from where the day stands', () => {
  it.each([
    ['推迟一周', { shift: { unit: 'day', by: 7 } }],
    ['推迟一周 因下雨', { shift: { unit: 'day', by: 7 }, reason: '下雨' }],
    ['因下雨，往后推三天', { shift: { unit: 'day', by: 3 }, reason: '下雨' }],
    ['15日推迟两个星期 下雨', { planned: 15, shift: { unit: 'day', by: 14 }, reason: '下雨' }],
    ['提前两天 因农忙', { shift: { unit: 'day', by: -2 }, reason: '农忙' }],
    ['推迟半小时 因停电', { shift: { unit: 'minute', by: 30 }, reason: '停电' }],
    ['提前一个小时 因农忙', { shift: { unit: 'minute', by: -60 }, reason: '农忙' }],
    ['推迟到下周五 因农忙', { date: '2026-11-20', reason: '农忙' }],
    ['推迟3日', { date: '2026-12-03' }],
  ])('%s', (text, reading) => {
    expect(read(text)).toEqual({ verb: 'move', ...reading });
  });

  it.each(['推迟一个月', '推迟到一周后', '推迟几天'])('%s does not say when', (text) => {
    expect(read(text)).toEqual(['moveTargetMissing']);
  });
});

describe('places', () => {
  it.each([
    ['在村部开', '村部'],
    ['15日9点在村部开', '村部'],
    ['15日9点在老地方举行', '老地方'],
    ['15日 9点 地点 老地方', '老地方'],
    ['15日 9点 三组王家院坝', '三组王家院坝'],
    ['15日 9点 老槐树下', '老槐树下'],
    ['15日 9点 大队部二楼', '大队部二楼'],
    ['15日 9点 卓玛家门口', '卓玛家门口'],
  ])('%s', (text, place) => {
    expect(parsePlan(text, today)).toMatchObject({ ok: true, value: { place } });
    expect(read(text)).not.toHaveProperty('doubtfulPlaces');
  });

  it.each([
    ['15日 9点 老地方', '老地方'],
    ['15日 9点 一周', '一周'],
    ['15日 9点 修水渠', '修水渠'],
    ['15日 9点 村委会停电', '村委会停电'],
    ['分场 15日9点 第1党小组 老地方；16日9点 第2党小组 村部', '老地方'],
  ])('%s is doubtful', (text, place) => {
    expect(read(text)).toMatchObject({ doubtfulPlaces: [place] });
  });

  it.each(['15日 9点 村委会 喝酒日', '喝酒日', '15日 9点 植树日'])('%s names no form', (text) => {
    expect(read(text)).toEqual(['unknownForm']);
  });
});

describe('words of months and sittings', () => {
  it.each(['不开', '不开 因农忙', '先不开，因下雨'])('%s does not say which month is skipped', (text) => {
    expect(read(text)).toEqual(['skipMonthMissing']);
  });

  it.each(['分两场', '分两次', '分2次开', '分场'])('%s', (word) => {
    expect(read(`${word} 15日9点 第1党小组；16日9点 第2党小组`)).toMatchObject({
      sittings: [{ date: '2026-11-15' }, { date: '2026-11-16' }],
    });
  });

  it.each([
    '不分场',
    '不分场了',
    '别分场了',
    '不再分批开',
    '取消分场',
    '合成一场',
    '合并成一场开',
    '改成一场',
    '只开一场',
    '大家一起开',
  ])('%s is one sitting', (text) => {
    expect(read(text)).toEqual({ verb: 'plan', together: true });
    expect(read(`12月 ${text} 20日 9点 村委会 因下雨`)).toEqual({
      verb: 'plan',
      month: '2026-12',
      together: true,
      date: '2026-12-20',
      time: '09:00',
      place: '村委会',
      reason: '下雨',
    });
  });

  it('不分场 together with several sittings is asked about', () => {
    expect(read('不分场 15日9点 第1党小组；16日9点 第2党小组')).toEqual(['severalDates']);
  });

  it.each(['2月取消 因大雪', '2月 取消 因大雪', '2月份取消，因大雪', '取消2月 因大雪'])('%s', (text) => {
    expect(read(text)).toEqual({ verb: 'cancel', month: '2027-02', reason: '大雪' });
  });

  it('a theme keeps its punctuation', () => {
    expect(read('主题 学习，讨论：明年修路')).toEqual({ verb: 'plan', theme: '学习，讨论：明年修路' });
  });
});
