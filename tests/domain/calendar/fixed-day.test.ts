import { describe, expect, it } from 'vitest';
import {
  fixedDate,
  formatFixedDay,
  parseFixedDay,
  type FixedDay,
} from '../../../src/domain/calendar/fixed-day.ts';
import { addMonths } from '../../../src/domain/calendar/time.ts';
import { covers, withOverrides } from '../../../src/domain/calendar/holidays.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import { holidays } from './tables.ts';

const months = Array.from({ length: 12 }, (_, index) => addMonths('2026-01' as Month, index));

function read(text: string): FixedDay {
  const reading = parseFixedDay(text);
  if (!reading.ok) throw new Error(`${text} was refused`);
  return reading.value;
}

describe('reading the fixed day', () => {
  it.each([
    ['15', '15'],
    ['15日', '15'],
    [' 15 号 ', '15'],
    ['１５日', '15'],
    ['每月8日', '8'],
    ['十五', '15'],
    ['廿五号', '25'],
    ['1', '1'],
    ['28', '28'],
    ['首个周五', '首个周五'],
    ['第一个星期五', '首个周五'],
    ['每月首个周五', '首个周五'],
    ['首个工作日', '首个工作日'],
    ['第一个工作日', '首个工作日'],
  ])('%j is %s', (text, formatted) => {
    expect(formatFixedDay(read(text))).toBe(formatted);
    expect(read(formatted)).toEqual(read(text));
  });

  it.each([
    ['0', { kind: 'dayOutOfRange', day: 0 }],
    ['29', { kind: 'dayOutOfRange', day: 29 }],
    ['三十一日', { kind: 'dayOutOfRange', day: 31 }],
    ['', { kind: 'unreadable', found: '' }],
    ['首个周六', { kind: 'unreadable', found: '首个周六' }],
    ['15.5', { kind: 'unreadable', found: '15.5' }],
    ['-3', { kind: 'unreadable', found: '-3' }],
    ['月底', { kind: 'unreadable', found: '月底' }],
  ])('%j is refused', (text, reason) => {
    expect(parseFixedDay(text)).toEqual({ ok: false, reason });
  });
});

describe('the fixed day in 2026 (handbook §8.2, public holidays only)', () => {
  it.each([
    [
      '5',
      [
        ['2026-04-05', '清明', '2026-04-03', '2026-04-07'],
        ['2026-05-05', '劳动节', undefined, '2026-05-06'],
        ['2026-10-05', '国庆节', undefined, '2026-10-08'],
      ],
    ],
    ['8', []],
    ['10', []],
    ['15', [['2026-02-15', '春节', '2026-02-14', '2026-02-24']]],
    [
      '20',
      [
        ['2026-02-20', '春节', '2026-02-14', '2026-02-24'],
        ['2026-06-20', '端午', '2026-06-18', '2026-06-22'],
      ],
    ],
    ['25', [['2026-09-25', '中秋', '2026-09-24', '2026-09-28']]],
    [
      '首个周五',
      [
        ['2026-01-02', '元旦', undefined, '2026-01-04'],
        ['2026-05-01', '劳动节', undefined, '2026-05-06'],
        ['2026-10-02', '国庆节', undefined, '2026-10-08'],
      ],
    ],
    ['首个工作日', []],
  ])('%s', (text, expected) => {
    const collisions = months.flatMap((month) => {
      const { date, collision } = fixedDate(read(text), month, holidays);
      return collision ? [[date, collision.holidayName, collision.earlier, collision.later]] : [];
    });
    expect(collisions).toEqual(expected);
  });

  it('the first working day knows holidays, weekends and make-up workdays', () => {
    const dates = months.map((month) => fixedDate(read('首个工作日'), month, holidays).date?.slice(5));
    expect(dates.join(' ')).toBe('01-04 02-02 03-02 04-01 05-06 06-01 07-01 08-03 09-01 10-08 11-02 12-01');
  });

  it('a weekend does not move the day', () => {
    expect(fixedDate(read('15'), '2026-03' as Month, holidays)).toEqual({ date: '2026-03-15' });
    expect(fixedDate(read('15'), '2026-11' as Month, holidays)).toEqual({ date: '2026-11-15' });
  });

  it('has no later day when the holiday ends the month', () => {
    const table = { ...holidays, off: new Map([...holidays.off]) };
    for (const date of ['2026-11-28', '2026-11-29', '2026-11-30']) table.off.set(date as never, '县庆');
    expect(fixedDate(read('28'), '2026-11' as Month, table).collision).toEqual({
      holidayName: '县庆',
      earlier: '2026-11-27',
    });
  });
});

describe('the next-working-day rule in 2026 (handbook §8.2, every row)', () => {
  /** From → to of every month in which the day moves. */
  const moves = (text: string) =>
    months.flatMap((month) => {
      const { date, movedFrom } = fixedDate(read(text), month, holidays, 'workdays');
      return movedFrom === undefined ? [] : [`${movedFrom.slice(5)}→${date?.slice(5) ?? ''}`];
    });

  it.each([
    ['5', '04-05→04-07 05-05→05-06 07-05→07-06 09-05→09-07 10-05→10-08 12-05→12-07'],
    ['8', '02-08→02-09 03-08→03-09 08-08→08-10 11-08→11-09'],
    ['10', '01-10→01-12 05-10→05-11'],
    ['15', '02-15→02-24 03-15→03-16 08-15→08-17 11-15→11-16'],
    ['20', '02-20→02-24 06-20→06-22 12-20→12-21'],
    ['25', '01-25→01-26 04-25→04-27 07-25→07-27 09-25→09-28 10-25→10-26'],
    ['首个周五', '01-02→01-04 05-01→05-06 10-02→10-08'],
    ['首个工作日', ''],
  ])('%s', (text, expected) => {
    expect(moves(text).join(' ')).toBe(expected);
  });

  it('goes back where the month has no working day left', () => {
    // 28 February 2026 is a make-up workday; without it the day is a Saturday at the end of the month.
    const table = { ...holidays, work: new Set<never>() };
    expect(fixedDate(read('28'), '2026-02' as Month, table, 'workdays')).toEqual({
      date: '2026-02-27',
      movedFrom: '2026-02-28',
    });
  });
});

describe('a year whose holidays are not known', () => {
  const later = Array.from({ length: 12 }, (_, index) => addMonths('2027-01' as Month, index));

  it.each(['5', '15', '首个周五'])('%s is offered as uncovered, by either rule, and never moved', (text) => {
    for (const month of later)
      for (const shift of ['holidays', 'workdays'] as const) {
        const { date, uncovered, movedFrom, collision } = fixedDate(read(text), month, holidays, shift);
        expect({ uncovered, movedFrom, collision }).toEqual({ uncovered: true });
        expect(date).toMatch(text === '首个周五' ? /-0[1-7]$/ : new RegExp(`-${text.padStart(2, '0')}$`));
      }
  });

  it('has no first working day', () => {
    for (const month of later)
      expect(fixedDate(read('首个工作日'), month, holidays)).toEqual({ date: undefined, uncovered: true });
  });

  it('is covered once the county has loaded its days', () => {
    const table = withOverrides(
      holidays,
      ['2027-01-01', '2027-05-01', '2027-10-01'].map((date) => ({
        date: date as LocalDate,
        kind: 'off',
        name: '放假',
      })),
    );
    expect(covers(holidays, 2027)).toBe(false);
    expect(covers(table, 2027)).toBe(true);
    expect(fixedDate(read('首个工作日'), '2027-01' as Month, table)).toEqual({ date: '2027-01-04' });
  });
});
