import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate, LocalTime, Month } from '../ids.ts';

/** A quarter, `2026-Q4`. */
export type Quarter = `${string}-Q${1 | 2 | 3 | 4}`;
/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** Calendar day and wall-clock minute (seconds dropped) of an instant in an IANA time zone. */
export function localOf(
  instant: Instant,
  zone: string,
): { readonly date: LocalDate; readonly time: LocalTime } {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return {
    date: local.toPlainDate().toString() as LocalDate,
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }) as LocalTime,
  };
}

/** The instant of a wall-clock time; in a zone with summer time a skipped hour counts as the hour after it. */
export function instantAt(date: LocalDate, time: LocalTime, zone: string): Instant {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return local.toZonedDateTime(zone).epochMilliseconds as Instant;
}

/** `instant` plus `ms` (which may be negative). */
export function after(instant: Instant, ms: number): Instant {
  return (instant + ms) as Instant;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

export function weekdayOf(date: LocalDate): Weekday {
  return Temporal.PlainDate.from(date).dayOfWeek as Weekday;
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7) as Month;
}

export function yearOf(date: LocalDate | Month): number {
  return Number(date.slice(0, 4));
}

export function addMonths(month: Month, months: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString() as Month;
}

export function firstDate(month: Month): LocalDate {
  return `${month}-01` as LocalDate;
}

export function lastDate(month: Month): LocalDate {
  return addDays(firstDate(addMonths(month, 1)), -1);
}

/** Every day of the month, in order. */
export function datesOf(month: Month): readonly LocalDate[] {
  const first = firstDate(month);
  const count = Temporal.PlainYearMonth.from(month).daysInMonth;
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

export function quarterOf(month: Month): Quarter {
  const quarter = Math.ceil(Number(month.slice(5, 7)) / 3) as 1 | 2 | 3 | 4;
  return `${month.slice(0, 4)}-Q${quarter}`;
}

/** The last month of a quarter: its third. */
export function lastMonthOf(quarter: Quarter): Month {
  return `${quarter.slice(0, 4)}-${pad(Number(quarter.slice(-1)) * 3)}` as Month;
}

/** The text as a month when it is exactly `YYYY-MM`. */
export function parseMonth(text: string): Month | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined;
}

/** Whether the text is exactly `YYYY-MM-DD` and a day that exists. */
export function isLocalDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOf(text) === text;
}

/** Whether the text is exactly `HH:MM`, 00:00 to 23:59. */
export function isLocalTime(text: string): text is LocalTime {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The day with these numbers, or `undefined` when the calendar has no such day. */
export function localDate(year: number, month: number, day: number): LocalDate | undefined {
  const text = [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
  return isLocalDate(text) ? text : undefined;
}

/** The time with these numbers, or `undefined` when the clock has no such time. */
export function localTime(hour: number, minute: number): LocalTime | undefined {
  const text = `${pad(hour)}:${pad(minute)}`;
  return isLocalTime(text) ? text : undefined;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function dateOf(text: string): string {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (month < 1 || day < 1) return '';
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).toString();
}
