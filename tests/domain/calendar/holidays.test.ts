import { describe, expect, it } from 'vitest';
import {
  covers,
  holidayTable,
  isPublicHoliday,
  isWorkday,
  withOverrides,
} from '../../../src/domain/calendar/holidays.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';
import { holidays } from './tables.ts';

const day = (text: string): LocalDate => text as LocalDate;

describe('workdays', () => {
  it.each([
    ['2026-11-16', true, 'a Monday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-10-05', false, 'a Monday inside a holiday'],
    ['2026-10-10', true, 'a make-up Saturday'],
    ['2026-09-20', true, 'a make-up Sunday'],
  ])('%s: %s (%s)', (date, expected) => {
    expect(isWorkday(holidays, day(date))).toBe(expected);
  });

  it('a make-up workday is not a public holiday, and a plain weekend neither', () => {
    expect(isPublicHoliday(holidays, day('2026-02-14'))).toBe(false);
    expect(isPublicHoliday(holidays, day('2026-11-22'))).toBe(false);
    expect(isPublicHoliday(holidays, day('2026-02-15'))).toBe(true);
  });
});

describe("the county's own rows", () => {
  it('add and remove days', () => {
    const table = withOverrides(holidays, [
      { date: day('2026-11-18'), kind: 'off', name: '县庆' },
      { date: day('2026-10-07'), kind: 'work', name: '国庆节' },
      { date: day('2026-10-10'), kind: 'off', name: '国庆节' },
    ]);
    expect(table.off.get(day('2026-11-18'))).toBe('县庆');
    expect(isPublicHoliday(table, day('2026-10-07'))).toBe(false);
    expect(isWorkday(table, day('2026-10-07'))).toBe(true);
    expect(isWorkday(table, day('2026-10-10'))).toBe(false);
    expect(isPublicHoliday(holidays, day('2026-11-18'))).toBe(false);
  });

  it('the last row of a date wins', () => {
    const table = withOverrides(holidays, [
      { date: day('2026-11-18'), kind: 'off', name: '县庆' },
      { date: day('2026-11-18'), kind: 'work', name: '县庆' },
    ]);
    expect(isPublicHoliday(table, day('2026-11-18'))).toBe(false);
  });

  it('cover a year once its fixed holidays are there, not by a stray local one', () => {
    const local = withOverrides(holidays, [{ date: day('2027-11-18'), kind: 'off', name: '县庆' }]);
    expect(covers(local, 2027)).toBe(false);
    const rows = ['2027-01-01', '2027-05-01', '2027-10-01'].map((date) => ({
      date: day(date),
      kind: 'off' as const,
      name: '节日',
    }));
    expect(covers(withOverrides(local, rows), 2027)).toBe(true);
    expect(covers(withOverrides(local, rows.slice(1)), 2027)).toBe(false);
  });

  it('an empty table covers nothing and still knows weekends', () => {
    const empty = holidayTable(new Map(), new Set());
    expect(covers(empty, 2026)).toBe(false);
    expect(isWorkday(empty, day('2026-11-20'))).toBe(true);
    expect(isWorkday(empty, day('2026-11-21'))).toBe(false);
  });
});
