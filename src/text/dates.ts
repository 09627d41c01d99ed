import { weekdayOf } from '../domain/calendar/time.ts';
import type { Quarter } from '../domain/calendar/time.ts';
import type { LocalDate, LocalTime, Month } from '../domain/ids.ts';

const zhWeekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;
const enWeekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const enMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** 11月15日（周日） */
export function zhDate(date: LocalDate): string {
  return `${zhDay(date)}（周${zhWeekdays[weekdayOf(date) - 1] ?? ''}）`;
}

/** 11月15日 */
export function zhDay(date: LocalDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

/** 2027年5月18日 */
export function zhYearDay(date: LocalDate): string {
  return `${date.slice(0, 4)}年${zhDay(date)}`;
}

/** 11月 */
export function zhMonth(month: Month): string {
  return `${Number(month.slice(5))}月`;
}

/** 2027年1月 */
export function zhYearMonth(month: Month): string {
  return `${month.slice(0, 4)}年${zhMonth(month)}`;
}

/** 11月, and 2025年12月 where the year is not that of `today`. */
export function zhMonthAsOf(month: Month, today: LocalDate): string {
  return month.slice(0, 4) === today.slice(0, 4) ? zhMonth(month) : zhYearMonth(month);
}

/** 第四季度 */
export function zhQuarter(quarter: Quarter): string {
  return `第${'一二三四'[Number(quarter.slice(-1)) - 1] ?? ''}季度`;
}

/** 2026年第四季度 */
export function zhYearQuarter(quarter: Quarter): string {
  return `${quarter.slice(0, 4)}年${zhQuarter(quarter)}`;
}

/** 9:00 */
export function clockTime(time: LocalTime): string {
  return time.replace(/^0/, '');
}

/** Sun 15 Nov */
export function enDate(date: LocalDate): string {
  return `${enWeekdays[weekdayOf(date) - 1] ?? ''} ${enDay(date)}`;
}

/** 15 Nov */
export function enDay(date: LocalDate): string {
  return `${Number(date.slice(8))} ${enMonths[Number(date.slice(5, 7)) - 1] ?? ''}`;
}

/** 18 May 2027 */
export function enYearDay(date: LocalDate): string {
  return `${enDay(date)} ${date.slice(0, 4)}`;
}

/** Nov 2026 */
export function enMonth(month: Month): string {
  return `${enMonths[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** Q4 2026 */
export function enQuarter(quarter: Quarter): string {
  return `${quarter.slice(5)} ${quarter.slice(0, 4)}`;
}
