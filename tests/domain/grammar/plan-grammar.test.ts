import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../src/domain/grammar/plan-grammar.ts';
import type { PlanReading } from '../../../src/domain/grammar/plan-reading.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';

/** A Tuesday. */
const today = '2026-11-10' as LocalDate;

function read(text: string): unknown {
  const result = parsePlan(text, today);
  return result.ok ? result.value : result.reason.problems.map(({ kind }) => kind);
}

/** Keys as in a reading, the verb `plan` unless said. */
function plan(reading: Record<string, unknown>): unknown {
  return { verb: 'plan', ...reading };
}

describe('days', () => {
  it.each([
    ['15日', '2026-11-15'],
    ['15号', '2026-11-15'],
    ['十五号', '2026-11-15'],
    ['廿五日', '2026-11-25'],
    ['２５日', '2026-11-25'],
    ['10日', '2026-11-10'],
    ['5日', '2026-12-05'],
    ['本月15日', '2026-11-15'],
    ['下月5日', '2026-12-05'],
    ['下个月5号', '2026-12-05'],
    ['11月15日', '2026-11-15'],
    ['11月5日', '2026-11-05'],
    ['十一月十五日', '2026-11-15'],
    ['1月15日', '2027-01-15'],
    ['12/15', '2026-12-15'],
    ['2026-11-15', '2026-11-15'],
    ['2026年11月15日', '2026-11-15'],
    ['2027.1.15', '2027-01-15'],
    ['今天', '2026-11-10'],
    ['明天', '2026-11-11'],
    ['后天', '2026-11-12'],
    ['後天', '2026-11-12'],
    ['大后天', '2026-11-13'],
    ['周五', '2026-11-13'],
    ['星期五', '2026-11-13'],
    ['周一', '2026-11-16'],
    ['周二', '2026-11-10'],
    ['本周一', '2026-11-09'],
    ['下周五', '2026-11-20'],
    ['下个星期五', '2026-11-20'],
    ['下下周五', '2026-11-27'],
    ['星期天', '2026-11-15'],
    ['禮拜日', '2026-11-15'],
    ['15日(周日)', '2026-11-15'],
  ])('%s 9点 is %s', (text, date) => {
    expect(read(`${text} 9点`)).toEqual(plan({ date, time: '09:00' }));
    expect(read(`9点 ${text}`)).toEqual(plan({ date, time: '09:00' }));
  });

  it('a bare number in front is the day', () => {
    expect(read('15 9点 村委会')).toEqual(plan({ date: '2026-11-15', time: '09:00', place: '村委会' }));
  });
});

describe('hours', () => {
  it.each([
    ['9点', '09:00'],
    ['九点', '09:00'],
    ['9时', '09:00'],
    ['9点半', '09:30'],
    ['九点三十', '09:30'],
    ['9点05分', '09:05'],
    ['9点一刻', '09:15'],
    ['9点整', '09:00'],
    ['上午9点', '09:00'],
    ['早上八点', '08:00'],
    ['中午12点', '12:00'],
    ['中午1点', '13:00'],
    ['下午3点', '15:00'],
    ['下午两点半', '14:30'],
    ['下午3:20', '15:20'],
    ['晚上7点', '19:00'],
    ['晚7点半', '19:30'],
    ['14:30', '14:30'],
    ['9：30', '09:30'],
    ['3:00', '03:00'],
    ['9点到11点', '09:00'],
    ['9-11点', '09:00'],
    ['9:00-11:00', '09:00'],
    ['下午2点至4点', '14:00'],
  ])('%s is %s', (text, time) => {
    expect(read(`15日 ${text}`)).toEqual(plan({ date: '2026-11-15', time }));
    expect(read(`15日${text}村委会`)).toEqual(plan({ date: '2026-11-15', time, place: '村委会' }));
  });
});

describe('whole plans', () => {
  it('takes a reason without a verb as a reason, never as the place', () => {
    const read = parsePlan('18日 因下雨', today);
    expect(read).toMatchObject({ ok: true, value: { verb: 'plan', reason: '下雨' } });
    expect(read.ok && read.value.place).toBeFalsy();
  });

  it.each<[string, Partial<PlanReading>]>([
    [
      '15日 9点 村委会 学习日 主题 学习“十五五”规划 原文',
      {
        date: '2026-11-15' as never,
        time: '09:00' as never,
        place: '村委会',
        forms: ['study'],
        theme: '学习“十五五”规划 原文',
      },
    ],
    [
      '15日9点半村委会学习日主题学习条例',
      {
        date: '2026-11-15' as never,
        time: '09:30' as never,
        place: '村委会',
        forms: ['study'],
        theme: '学习条例',
      },
    ],
    [
      '时间：15日9点 地点：村委会二楼（东） 形式：学习日 主题：政治生日',
      {
        date: '2026-11-15' as never,
        time: '09:00' as never,
        place: '村委会二楼（东）',
        forms: ['study'],
        theme: '政治生日',
      },
    ],
    [
      '15日 9点 主题 学习条例 地点 村委会',
      { date: '2026-11-15' as never, time: '09:00' as never, theme: '学习条例', place: '村委会' },
    ],
    [
      '文化广场 議事日、奉献日 下午3點',
      { time: '15:00' as never, place: '文化广场', forms: ['deliberation', 'service'] },
    ],
    ['15日 9点 村委會', { date: '2026-11-15' as never, time: '09:00' as never, place: '村委會' }],
    [
      '15日9点在和平村村委会召开',
      { date: '2026-11-15' as never, time: '09:00' as never, place: '和平村村委会' },
    ],
    ['15日 2号会议室 9点', { date: '2026-11-15' as never, time: '09:00' as never, place: '2号会议室' }],
    ['15日 9点 三组活动室', { date: '2026-11-15' as never, time: '09:00' as never, place: '三组活动室' }],
    ['12月 主题 冬训', { month: '2026-12' as never, theme: '冬训' }],
    ['下个月 9点', { month: '2026-12' as never, time: '09:00' as never }],
    ['12月的党日 9点半 村委会', { month: '2026-12' as never, time: '09:30' as never, place: '村委会' }],
    [
      '11月主题党日 15日 9点 村委会',
      { month: '2026-11' as never, date: '2026-11-15' as never, time: '09:00' as never, place: '村委会' },
    ],
    ['主题 学习二十届四中全会精神', { theme: '学习二十届四中全会精神' }],
    ['主题 周五大扫除 9点', { theme: '周五大扫除 9点' }],
    ['地点 文化广场', { place: '文化广场' }],
    ['学习日', { forms: ['study'] }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(plan(expected));
  });

  it.each(['', '  ', '看看', '查看', '？'])('%j shows the plan', (text) => {
    expect(read(text)).toEqual({ verb: 'show' });
  });

  it.each([
    ['12月', '2026-12'],
    ['十二月份', '2026-12'],
    ['下个月', '2026-12'],
    ['下个月的党日', '2026-12'],
    ['看看12月', '2026-12'],
    ['2026-12', '2026-12'],
    ['1月', '2027-01'],
    ['10月', '2026-10'],
    ['上个月', '2026-10'],
  ])('%s shows the plan of that month', (text, month) => {
    expect(read(text)).toEqual({ verb: 'show', month });
  });
});

describe('moving', () => {
  it.each<[string, Record<string, string | number>]>([
    ['改到18日', { date: '2026-11-18' }],
    ['改到18日 因下雨', { date: '2026-11-18', reason: '下雨' }],
    ['因下雨改到18日', { date: '2026-11-18', reason: '下雨' }],
    ['因为下雨，改到18日。', { date: '2026-11-18', reason: '下雨' }],
    ['15日改到18日9点 原因：农忙', { planned: 15, date: '2026-11-18', time: '09:00', reason: '农忙' }],
    ['12月 改到18日 因冬训', { month: '2026-12', date: '2026-12-18', reason: '冬训' }],
    ['12月15日改到18日 因冬训', { month: '2026-12', planned: 15, date: '2026-12-18', reason: '冬训' }],
    ['2026年12月 改到18日 因冬训', { month: '2026-12', date: '2026-12-18', reason: '冬训' }],
    ['1月 推迟到20日 因大雪', { month: '2027-01', date: '2027-01-20', reason: '大雪' }],
    ['移到下周五下午2点，因农忙', { date: '2026-11-20', time: '14:00', reason: '农忙' }],
    ['推迟到12月2日 转场', { date: '2026-12-02', reason: '转场' }],
    ['提前到14日 因天气', { date: '2026-11-14', reason: '天气' }],
    ['18日 改期 因下雨', { date: '2026-11-18', reason: '下雨' }],
    ['改成10点', { time: '10:00' }],
    ['改到文化广场 因村委会停电', { place: '文化广场', reason: '村委会停电' }],
    ['改到18日 文化广场', { date: '2026-11-18', place: '文化广场' }],
    ['改到18日 村小学', { date: '2026-11-18', place: '村小学' }],
    ['改到18日 开学', { date: '2026-11-18', reason: '开学' }],
    ['改到18日 文化广场 因下雨', { date: '2026-11-18', place: '文化广场', reason: '下雨' }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual({ verb: 'move', ...expected });
  });
});

describe('cancelling', () => {
  it.each([
    ['取消', {}],
    ['取消 因防汛', { reason: '防汛' }],
    ['取消，因为大雪。', { reason: '大雪' }],
    ['取消 下雨', { reason: '下雨' }],
    ['因防汛取消', { reason: '防汛' }],
    ['本月党日取消，原因：防汛', { month: '2026-11', reason: '防汛' }],
    ['取消15日的党日', { planned: 15 }],
    ['取消15日党日 防汛', { planned: 15, reason: '防汛' }],
    ['12月 取消 因冬训', { month: '2026-12', reason: '冬训' }],
    ['取消12月的党日 因冬训', { month: '2026-12', reason: '冬训' }],
    ['12月15日 取消 因为冬训', { month: '2026-12', planned: 15, reason: '冬训' }],
    ['12月15日取消 冬训', { month: '2026-12', planned: 15, reason: '冬训' }],
    ['取消 因12月冬训', { reason: '12月冬训' }],
  ])('%s', (text, reading) => {
    expect(read(text)).toEqual({ verb: 'cancel', ...reading });
  });
});

describe('refusals', () => {
  it.each([
    ['32日 9点', ['noSuchDate']],
    ['31日 9点', ['noSuchDate']],
    ['2月30日 9点', ['noSuchDate']],
    ['13月5日 9点', ['noSuchDate']],
    ['2026-02-29', ['noSuchDate']],
    ['15日 25点', ['noSuchTime']],
    ['15日 9点70分', ['noSuchTime']],
    ['15日 晚上12点', ['noSuchTime']],
    ['15日 3点', ['halfOfDayMissing']],
    ['15日 三点半', ['halfOfDayMissing']],
    ['15日 周五 9点', ['weekdayMismatch']],
    ['15日 16日 9点', ['severalDates']],
    ['15日 9点 10点', ['severalTimes']],
    ['32日 25点', ['noSuchDate', 'noSuchTime']],
    ['农历十五 9点', ['lunarDate']],
    ['初五 9点', ['lunarDate']],
    ['改期 因下雨', ['moveTargetMissing']],
    ['文化广场', ['nothing']],
    ['abc', ['nothing']],
    ['不取消', ['nothing']],
    [`15日 9点 ${'长'.repeat(65)}`, ['tooLong']],
    [`主题 ${'长'.repeat(201)}`, ['tooLong']],
  ])('%s', (text, problems) => {
    expect(read(text)).toEqual(problems);
  });

  it('tell what was understood, and what was said where it was not', () => {
    expect(parsePlan('15日 3点 学习日', today)).toEqual({
      ok: false,
      reason: {
        problems: [{ kind: 'halfOfDayMissing', said: '3点' }],
        understood: { verb: 'plan', date: '2026-11-15', forms: ['study'] },
      },
    });
  });
});

it('whatever the text, it is read or refused, and a date that is read exists', () => {
  const piece = fc.constantFrom(
    ...'0123456789日号月年点时半周星期下一二三十五上午晚改到移取消因主题地点：:-/ ，村委会学习日农历今明天\n😀'.split(
      '',
    ),
  );
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: piece, maxLength: 24 }));
  fc.assert(
    fc.property(text, (one) => {
      const result = parsePlan(one, today);
      const { date, time, place, theme, reason } = result.ok ? result.value : result.reason.understood;
      expect(date ?? '2026-11-10').toMatch(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
      expect(time ?? '09:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      for (const said of [place, theme, reason]) expect(said?.trim()).not.toBe('');
    }),
    { numRuns: 300 },
  );
});
