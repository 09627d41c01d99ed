import { addDays, monthOf, weekdayOf } from '../calendar/time.ts';
import type { LocalDate } from '../ids.ts';

/** How many nightly backups stay: the newest days, and of the newest weeks and months with any the last one. */
const kept = { days: 7, weeks: 4, months: 12 } as const;

/** Which nightly backups are not needed any more. */
export function outdated(dates: readonly LocalDate[]): readonly LocalDate[] {
  const newest = [...dates].sort().reverse();
  const lastOf = (span: (date: LocalDate) => string, many: number) => {
    const seen = new Set<string>();
    return newest.filter((date) => {
      const isLast = !seen.has(span(date)) && seen.size < many;
      seen.add(span(date));
      return isLast;
    });
  };
  const staying = new Set([
    ...newest.slice(0, kept.days),
    ...lastOf((date) => addDays(date, 1 - weekdayOf(date)), kept.weeks),
    ...lastOf(monthOf, kept.months),
  ]);
  return newest.filter((date) => !staying.has(date)).reverse();
}
