import { addMonths } from '../../domain/calendar/time.ts';
import type { Month } from '../../domain/ids.ts';

/** The months as runs without a gap, in order. */
export function monthRuns(months: readonly Month[]): readonly (readonly [first: Month, last: Month])[] {
  const runs: [Month, Month][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    if (run && addMonths(run[1], 1) === month) run[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}
