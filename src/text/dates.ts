import { addMonths, weekdayOf } from '../domain/calendar/time.ts';
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

/** 11月 */
export function zhMonth(month: Month): string {
  return `${Number(month.slice(5))}月`;
}

/** 2027年1月 */
export function zhYearMonth(month: Month): string {
  return `${month.slice(0, 4)}年${zhMonth(month)}`;
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

/** Nov 2026 */
export function enMonth(month: Month): string {
  return `${enMonths[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** Runs of months that follow each other. */
function runsOf(months: readonly Month[]): readonly (readonly [first: Month, last: Month])[] {
  const runs: [Month, Month][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    if (run && addMonths(run[1], 1) >= month) run[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}

/** 9—11月; 2026年12月—2027年1月; 9月、11月. With years where they differ. */
export function zhMonths(months: readonly Month[]): string {
  const years = new Set(months.map((month) => month.slice(0, 4)));
  const full = (month: Month) =>
    years.size > 1 ? `${month.slice(0, 4)}年${zhMonth(month)}` : zhMonth(month);
  return runsOf(months)
    .map(([first, last]) => {
      if (first === last) return full(first);
      return years.size > 1
        ? `${full(first)}—${full(last)}`
        : `${String(Number(first.slice(5)))}—${zhMonth(last)}`;
    })
    .join('、');
}

/** Sep to Nov 2026; Dec 2026 to Jan 2027; Sep 2026, Nov 2026. */
export function enMonthList(months: readonly Month[]): string {
  return runsOf(months)
    .map(([first, last]) => (first === last ? enMonth(first) : `${enMonth(first)} to ${enMonth(last)}`))
    .join(', ');
}
