import { addMonths } from '../domain/calendar/time.ts';
import type { LocalDate, Month } from '../domain/ids.ts';
import { enMonth, zhMonth, zhYearMonth } from './dates.ts';

/** Months that follow each other, drawn together, in order. */
function stretches(months: readonly Month[]): readonly (readonly [from: Month, to: Month])[] {
  const runs: [Month, Month][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    if (run && addMonths(run[1], 1) === month) run[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}

/**
 * 9月; 9月、10月; 9月到11月; 2026年12月、2027年1月. The year stands where it is not that of `near`; without `near` where the months
 * are of several years.
 */
export function zhMonthSpans(months: readonly Month[], near?: Month | LocalDate): string {
  const [first] = months;
  const year = (near ?? first)?.slice(0, 4);
  const withYear = months.some((month) => month.slice(0, 4) !== year) && near === undefined;
  const word = (month: Month) =>
    withYear || month.slice(0, 4) !== year ? zhYearMonth(month) : zhMonth(month);
  return stretches(months)
    .map(([from, to]) => {
      if (from === to) return word(from);
      const joint = addMonths(from, 1) === to ? '、' : '到';
      return `${word(from)}${joint}${from.slice(0, 4) === to.slice(0, 4) ? zhMonth(to) : zhYearMonth(to)}`;
    })
    .join('、');
}

/** With the year in front, as a receipt has it that is kept for years: 2026年9月到11月. */
export function zhFullMonthSpans(months: readonly Month[]): string {
  return zhMonthSpans(months, noYear);
}
const noYear = '0000-01' as Month;

/** Sep 2026; Sep 2026 to Nov 2026. */
export function enMonthSpans(months: readonly Month[]): string {
  return stretches(months)
    .map(([from, to]) => (from === to ? enMonth(from) : `${enMonth(from)} to ${enMonth(to)}`))
    .join(', ');
}
