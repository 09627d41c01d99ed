import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../src/domain/grammar/plan-grammar.ts';
import { parseTheme } from '../../../src/domain/grammar/theme-words.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';

/** A Tuesday. */
const today = '2026-11-10' as LocalDate;

function read(text: string): unknown {
  const result = parsePlan(text, today);
  return result.ok ? result.value : result.reason.problems.map(({ kind }) => kind);
}

describe('a month without a Party day', () => {
  it.each([
    ['本月不开 因农忙', '2026-11', '农忙'],
    ['本月不开 农忙', '2026-11', '农忙'],
    ['这个月不开了，因为大雪封山', '2026-11', '大雪封山'],
    ['本月党日不开，原因：防汛', '2026-11', '防汛'],
    ['12月不开 因大雪', '2026-12', '大雪'],
    ['十二月份不搞了 大雪', '2026-12', '大雪'],
    ['下个月停一次 因收玉米', '2026-12', '收玉米'],
    ['1月不開 因大雪', '2027-01', '大雪'],
  ])('%s', (text, month, reason) => {
    expect(read(text)).toEqual({ verb: 'skip', month, reason });
  });

  it.each(['本月不开', '12月不开', '这个月不开了。'])('%s needs a reason', (text) => {
    expect(read(text)).toEqual(['reasonMissing']);
  });

  it('is not what calls off a day that is planned', () => {
    expect(read('不开了 因下雨')).toEqual({ verb: 'cancel', reason: '下雨' });
    expect(read('15日不开了')).toMatchObject({ verb: 'cancel' });
  });
});

describe('several sittings', () => {
  const two = [
    { who: '第1党小组', date: '2026-11-15', time: '19:00', place: '村委会' },
    { who: '第2党小组', date: '2026-11-16', time: '19:00', place: '文化广场' },
  ];

  it.each([
    '分场 15日19点 第1党小组 村委会；16日19点 第2党小组 文化广场',
    '分场 15日19点 第1党小组 村委会;16日19点 第2党小组 文化广场',
    '分两场：15日19点第1党小组村委会；16日第2党小组文化广场',
    '分场\n15日晚上7点 第1党小组 村委会\n16日晚上7点 第2党小组 文化广场',
    '分場 15日19點 第1党小组 村委会；16日19點 第2党小组 文化广场',
    '分批开 15号19:00 村委会 第1党小组；16号19:00 文化广场 第2党小组；',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ verb: 'plan', sittings: two });
  });

  it('are in the month that was named', () => {
    expect(read('12月 分场 15日9点 第1党小组；16 9点 第2党小组')).toMatchObject({
      month: '2026-12',
      sittings: [{ date: '2026-12-15' }, { date: '2026-12-16' }],
    });
  });

  it('take hour and day of the one before, say whose they are, and keep theme, form and hosts apart', () => {
    expect(read('分场 学习日 主持 张三 15日9点 老党员 村委会；山上的 牧场；下午3点 第1、2党小组')).toEqual({
      verb: 'plan',
      forms: ['study'],
      chair: '张三',
      sittings: [
        { who: '老党员', date: '2026-11-15', time: '09:00', place: '村委会' },
        { who: '山上的', date: '2026-11-15', time: '09:00', place: '牧场' },
        { who: '第1、2党小组', date: '2026-11-15', time: '15:00', place: undefined },
      ],
    });
  });

  it.each([
    ['分场 15日9点 村委会', ['oneSitting']],
    ['分场 9点 第1党小组；15日9点 第2党小组', ['sittingDateMissing']],
    ['分场 15日9点 第1党小组；32日9点 第2党小组', ['noSuchDate']],
    ['分场 15日3点 第1党小组；16日9点 第2党小组', ['halfOfDayMissing']],
  ])('%s is refused', (text, problems) => {
    expect(read(text)).toEqual(problems);
  });
});

describe('who is in the chair and who keeps the minutes', () => {
  it.each([
    ['15日 9点 主持 张三 记录 李四', { date: '2026-11-15', time: '09:00', chair: '张三', recorder: '李四' }],
    [
      '15日9点，主持人：张三，记录人：李四',
      { date: '2026-11-15', time: '09:00', chair: '张三', recorder: '李四' },
    ],
    ['主持張三', { chair: '張三' }],
    ['记录员 尼玛·次仁', { recorder: '尼玛·次仁' }],
    ['15日 村委会 主题 冬季学习', { date: '2026-11-15', place: '村委会', theme: '冬季学习' }],
  ])('%s', (text, reading) => {
    expect(read(text)).toEqual({ verb: 'plan', ...reading });
  });
});

describe('the township’s theme', () => {
  it.each([
    ['', { verb: 'show', month: undefined }],
    ['12月', { verb: 'show', month: '2026-12' }],
    ['学习全会精神', { verb: 'set', month: undefined, theme: '学习全会精神' }],
    ['12月 学习 全会精神', { verb: 'set', month: '2026-12', theme: '学习 全会精神' }],
    ['下个月：冬季安全', { verb: 'set', month: '2026-12', theme: '冬季安全' }],
    ['1月份 寒假作业', { verb: 'set', month: '2027-01', theme: '寒假作业' }],
    ['收回', { verb: 'withdraw', month: undefined }],
    ['12月 取消', { verb: 'withdraw', month: '2026-12' }],
  ])('%j', (words, reading) => {
    expect(parseTheme(words, today)).toEqual({ ok: true, value: reading });
  });

  it.each(['13月 冬季学习', '0月 冬季学习', '十三月 冬季学习'])('%s is no month', (words) => {
    expect(parseTheme(words, today)).toMatchObject({ ok: false, reason: { kind: 'noSuchMonth' } });
  });

  it('has an end', () => {
    expect(parseTheme('长'.repeat(201), today)).toEqual({
      ok: false,
      reason: { kind: 'tooLong', most: 200 },
    });
  });
});
