import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate, LocalTime, Month } from '../ids.ts';
import { dateOfDay, dayMs, dayNumber, twoDigits } from './day-number.ts';
import { offsetAt, offsetThrough } from './zone-offset.ts';

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
  const offsetMs = offsetThrough(Math.floor(instant / dayMs), zone) ?? offsetAt(instant, zone);
  const local = instant + offsetMs;
  const day = Math.floor(local / dayMs);
  const minute = Math.floor((local - day * dayMs) / minuteMs);
  const time = `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}` as LocalTime;
  return { date: dateOfDay(day), time };
}

/** The instant of a wall-clock time; in a zone with summer time a skipped hour counts as the hour after it. */
export function instantAt(date: LocalDate, time: LocalTime, zone: string): Instant {
  const day = dayNumber(date);
  const offsetMs = offsetAround(day, zone);
  if (offsetMs !== undefined && isLocalTime(time))
    return (day * dayMs + minutesOf(time) * minuteMs - offsetMs) as Instant;
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return local.toZonedDateTime(zone).epochMilliseconds as Instant;
}

/** An offset is less than a day: one that holds from the day before to the day after holds at every time of this one. */
function offsetAround(day: number, zone: string): number | undefined {
  const offsetMs = offsetThrough(day, zone);
  const holds = offsetMs === offsetThrough(day - 1, zone) && offsetMs === offsetThrough(day + 1, zone);
  return holds ? offsetMs : undefined;
}

function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** `instant` plus `ms` (which may be negative). */
export function after(instant: Instant, ms: number): Instant {
  return (instant + ms) as Instant;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(date: LocalDate): Weekday {
  // 1970-01-01 was a Thursday.
  const sinceMonday = (dayNumber(date) + 3) % 7;
  return ((sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1) as Weekday;
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7) as Month;
}

export function yearOf(date: LocalDate | Month): number {
  return Number(date.slice(0, 4));
}

export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${twoDigits((count % 12) + 1)}` as Month;
}

/** The same day some months on; the last of a shorter month. */
export function monthsLater(date: LocalDate, months: number): LocalDate {
  const month = addMonths(monthOf(date), months);
  const day = `${month}-${date.slice(8)}` as LocalDate;
  const last = lastDate(month);
  return day > last ? last : day;
}

/** From `first` through `last`, in order. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

export function firstDate(month: Month): LocalDate {
  return `${month}-01` as LocalDate;
}

export function lastDate(month: Month): LocalDate {
  return addDays(firstDate(addMonths(month, 1)), -1);
}

/** Every day of the month, in order. */
export function datesOf(month: Month): readonly LocalDate[] {
  const first = dayNumber(firstDate(month));
  const count = dayNumber(firstDate(addMonths(month, 1))) - first;
  return Array.from({ length: count }, (_, index) => dateOfDay(first + index));
}

export function quarterOf(month: Month): Quarter {
  const quarter = Math.ceil(Number(month.slice(5, 7)) / 3) as 1 | 2 | 3 | 4;
  return `${month.slice(0, 4)}-Q${quarter}`;
}

/** The last month of a quarter: its third. */
export function lastMonthOf(quarter: Quarter): Month {
  return `${quarter.slice(0, 4)}-${twoDigits(Number(quarter.slice(-1)) * 3)}` as Month;
}

export function quarterBefore(quarter: Quarter): Quarter {
  return quarterOf(addMonths(lastMonthOf(quarter), -3));
}

/** The text as a month when it is exactly `YYYY-MM`. */
export function parseMonth(text: string): Month | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined;
}

/** Whether the text is exactly `YYYY-MM-DD` and a day that exists. */
export function isLocalDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDay(dayNumber(text as LocalDate)) === text;
}

/** Whether the text is exactly `HH:MM`, 00:00 to 23:59. */
export function isLocalTime(text: string): text is LocalTime {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The day with these numbers, or `undefined` when the calendar has no such day. */
export function localDate(year: number, month: number, day: number): LocalDate | undefined {
  const text = [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
  return isLocalDate(text) ? text : undefined;
}

/** The time with these numbers, or `undefined` when the clock has no such time. */
export function localTime(hour: number, minute: number): LocalTime | undefined {
  const text = `${twoDigits(hour)}:${twoDigits(minute)}`;
  return isLocalTime(text) ? text : undefined;
}
