import { describe, expect, it } from 'vitest';
import { chineseDaysTable } from '../../../src/adapters/calendar/chinese-days-table.ts';
import { covers, isPublicHoliday, isWorkday } from '../../../src/domain/calendar/holidays.ts';
import { addMonths, datesOf } from '../../../src/domain/calendar/time.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';

const table = chineseDaysTable();
const daysOf2026 = Array.from({ length: 12 }, (_, index) =>
  datesOf(addMonths('2026-01' as Month, index)),
).flat();

/** Handbook §8.1. */
const announced: readonly [string, string, string][] = [
  ['元旦', '2026-01-01', '2026-01-03'],
  ['春节', '2026-02-15', '2026-02-23'],
  ['清明', '2026-04-04', '2026-04-06'],
  ['劳动节', '2026-05-01', '2026-05-05'],
  ['端午', '2026-06-19', '2026-06-21'],
  ['中秋', '2026-09-25', '2026-09-27'],
  ['国庆节', '2026-10-01', '2026-10-07'],
];

describe('the holiday table for 2026', () => {
  it('has exactly the announced holidays, by name', () => {
    const expected = daysOf2026.flatMap((date) =>
      announced.filter(([, from, to]) => from <= date && date <= to).map(([name]) => [date, name]),
    );
    const found = [...table.off].filter(([date]) => date.startsWith('2026'));
    expect(found.sort()).toEqual(expected);
    expect(isPublicHoliday(table, '2026-02-24' as LocalDate)).toBe(false);
  });

  it('has exactly the announced make-up workdays', () => {
    const found = [...table.work].filter((date) => date.startsWith('2026')).sort();
    expect(found).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  it('has 248 working days', () => {
    expect(daysOf2026.filter((date) => isWorkday(table, date))).toHaveLength(248);
  });
});

describe('coverage', () => {
  it('covers the announced years and not 2027, for which there is no data', () => {
    expect([2024, 2025, 2026].every((year) => covers(table, year))).toBe(true);
    expect(covers(table, 2027)).toBe(false);
    expect(covers(table, 2003)).toBe(false);
  });
});
