import { addMonths } from '../calendar/time.ts';
import type { Month } from '../ids.ts';
import { periodEnd } from './periods.ts';
import type { PayMode } from './periods.ts';
import { stateOfMonths } from './period-state.ts';
import type { PersonMonth } from './person-months.ts';

/** What a branch's book says of one person. */
export interface BookLine {
  /** The months that the person owes to the branch. */
  readonly months: readonly PersonMonth[];
  /** The last month of an approved reason for not paying now (缓交). */
  readonly excusedUntil: Month | undefined;
}

/** How far a branch has kept its book. */
export interface BookState {
  /** The months of each ended period for which it is behind, oldest first. */
  readonly behind: readonly (readonly Month[])[];
  /** Whether the last ended period is among them: then nobody is asked about arrears. */
  readonly isBehind: boolean;
}

/**
 * The book of an ended month, or quarter, is kept when at least half of those who owe it are settled: confirmed, prepaid or
 * claimed. Whoever is excused for it and has not paid does not count. Otherwise the book is behind, not the people (silence
 * is always acceptable, design rule 12), and nothing open in that period is anybody's arrears.
 */
export function bookState(lines: readonly BookLine[], now: Month, mode: PayMode): BookState {
  const periods = new Map<Month, { months: Set<Month>; settled: number; open: number }>();
  for (const { months, excusedUntil } of lines)
    for (const [end, own] of byPeriod(months, mode)) {
      if (end >= now) continue;
      const period = periods.get(end) ?? { months: new Set<Month>(), settled: 0, open: 0 };
      periods.set(end, period);
      const state = stateOfMonths(own);
      if (state === 'confirmed' || state === 'prepaid' || state === 'claimed') period.settled += 1;
      if (state !== 'arrears' && state !== 'due') continue;
      if (excusedUntil === undefined || excusedUntil < end) period.open += 1;
      for (const one of own) if (one.state === state) period.months.add(one.month);
    }
  const behind = [...periods].filter(([, { settled, open }]) => settled < open).sort(byEnd);
  return {
    behind: behind.map(([, { months }]) => [...months].sort()),
    isBehind: behind.at(-1)?.[0] === addMonths(periodEnd(now, mode), mode === 'monthly' ? -1 : -3),
  };
}

function byPeriod(months: readonly PersonMonth[], mode: PayMode): ReadonlyMap<Month, readonly PersonMonth[]> {
  const periods = new Map<Month, PersonMonth[]>();
  for (const one of months) {
    const end = periodEnd(one.month, mode);
    periods.set(end, [...(periods.get(end) ?? []), one]);
  }
  return periods;
}

function byEnd([a]: readonly [Month, unknown], [b]: readonly [Month, unknown]): number {
  return a < b ? -1 : 1;
}
