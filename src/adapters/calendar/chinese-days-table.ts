import { createRequire } from 'node:module';
import { holidayTable, type HolidayTable } from '../../domain/calendar/holidays.ts';
import { isLocalDate } from '../../domain/calendar/time.ts';
import type { LocalDate } from '../../domain/ids.ts';

const require = createRequire(import.meta.url);

/**
 * The holiday table of the `chinese-days` package, 2004 to the last announced year. It takes the package's data file
 * and not its functions: those answer with plain weekends for a year without data, and in a host time zone west of
 * Greenwich they shift holidays by a day.
 */
export function chineseDaysTable(): HolidayTable {
  const data: unknown = require('chinese-days/dist/chinese-days.json');
  const off = new Map<LocalDate, string>();
  const work = new Set<LocalDate>();
  for (const [date, label] of section(data, 'holidays')) off.set(date, nameIn(label));
  for (const [date] of section(data, 'workdays')) work.add(date);
  return holidayTable(off, work);
}

/** `{ "2026-01-01": "New Year's Day,元旦,1", … }` under the given key. */
function section(data: unknown, key: string): readonly (readonly [LocalDate, unknown])[] {
  const rows = objectEntries(objectEntries(data).find(([name]) => name === key)?.[1]);
  return rows.map(([date, label]) => {
    if (!isLocalDate(date)) throw new TypeError(`chinese-days.json, ${key}: "${date}" is not a date`);
    return [date, label];
  });
}

function objectEntries(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  throw new TypeError('chinese-days.json no longer has the sections "holidays" and "workdays"');
}

function nameIn(label: unknown): string {
  const name = typeof label === 'string' ? label.split(',')[1] : undefined;
  if (name === undefined) throw new TypeError('chinese-days.json no longer labels days "English,中文,days"');
  return name;
}
