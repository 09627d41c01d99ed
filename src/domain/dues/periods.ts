import { addMonths, lastMonthOf, quarterOf } from '../calendar/time.ts';
import type { Month } from '../ids.ts';

/** 缴费方式 of a branch: 逐月 or, with its consent, 按季 (规定 art. 12). */
export type PayMode = 'monthly' | 'quarterly';

/** The last month that is paid together with this one. */
export function periodEnd(month: Month, mode: PayMode): Month {
  return mode === 'monthly' ? month : lastMonthOf(quarterOf(month));
}

/** The last month, or quarter, that ended before `now`. */
export function lastPeriod(mode: PayMode, now: Month): { readonly from: Month; readonly until: Month } {
  if (mode === 'monthly') return { from: addMonths(now, -1), until: addMonths(now, -1) };
  const until = addMonths(periodEnd(now, mode), -3);
  return { from: addMonths(until, -2), until };
}

/** Months from one to the other: 1 from October to November. */
export function monthsFrom(from: Month, to: Month): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}

/** The month before. */
export function monthBefore(month: Month): Month {
  return addMonths(month, -1);
}
