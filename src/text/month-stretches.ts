import { addMonths } from '../domain/calendar/time.ts';
import type { Month } from '../domain/ids.ts';

/** Months in order, those that follow each other drawn together. */
export function monthStretches(
  months: readonly Month[],
): readonly { readonly from: Month; readonly to: Month }[] {
  const stretches: { from: Month; to: Month }[] = [];
  for (const month of months) {
    const last = stretches.at(-1);
    if (last && addMonths(last.to, 1) === month) last.to = month;
    else stretches.push({ from: month, to: month });
  }
  return stretches;
}
