import type { LocalDate } from '../ids.ts';
import { weekdayOf, yearOf } from './time.ts';

/** Public holidays and make-up workdays (调休上班) as announced year by year by the State Council. */
export interface HolidayTable {
  /** Years whose announcement is in the table. Of any other year only the weekends are known. */
  readonly coveredYears: ReadonlySet<number>;
  /** Public holidays, weekends inside the holiday included, with the name of the holiday. */
  readonly off: ReadonlyMap<LocalDate, string>;
  /** Weekend days on which people work. */
  readonly work: ReadonlySet<LocalDate>;
}

/** A row of `holidays.csv`: 日期, 性质 (放假 = off, 上班 = work), 名称. */
export interface HolidayOverride {
  readonly date: LocalDate;
  readonly kind: 'off' | 'work';
  readonly name: string;
}

/** Holidays that every year has on the same date: a year without them in the table was never announced to it. */
const everyYear = ['01-01', '05-01', '10-01'] as const;

/** Builds a table. A year is covered when 1 January, 1 May and 1 October of it are holidays in the data. */
export function holidayTable(
  off: ReadonlyMap<LocalDate, string>,
  work: ReadonlySet<LocalDate>,
): HolidayTable {
  const years = new Set([...off.keys()].map(yearOf));
  const coveredYears = new Set(
    [...years].filter((year) => everyYear.every((day) => off.has(`${String(year)}-${day}` as LocalDate))),
  );
  return { coveredYears, off, work };
}

/** The table with the county's own rows on top; a later row wins over an earlier one of the same date. */
export function withOverrides(table: HolidayTable, rows: readonly HolidayOverride[]): HolidayTable {
  if (rows.length === 0) return table;
  const off = new Map(table.off);
  const work = new Set(table.work);
  for (const row of rows) {
    off.delete(row.date);
    work.delete(row.date);
    if (row.kind === 'off') off.set(row.date, row.name);
    else work.add(row.date);
  }
  return holidayTable(off, work);
}

export function isPublicHoliday(table: HolidayTable, date: LocalDate): boolean {
  return table.off.has(date);
}

/** Monday to Friday without public holidays, and the make-up workdays. */
export function isWorkday(table: HolidayTable, date: LocalDate): boolean {
  return table.work.has(date) || (weekdayOf(date) <= 5 && !table.off.has(date));
}

/** Whether the announcement for the year is known. Where it is not, say so: its holidays look like ordinary days. */
export function covers(table: HolidayTable, year: number): boolean {
  return table.coveredYears.has(year);
}

/** Announcements come in October or November: from then on the next year's are missed. */
const announcedMonth = 11;

/** The years whose holidays somebody should load by now: this one, and from November the next one. */
export function yearsToLoad(table: HolidayTable, today: LocalDate): readonly number[] {
  const year = yearOf(today);
  const wanted = Number(today.slice(5, 7)) >= announcedMonth ? [year, year + 1] : [year];
  return wanted.filter((one) => !covers(table, one));
}
