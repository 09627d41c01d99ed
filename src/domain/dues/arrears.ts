import { addMonths } from '../calendar/time.ts';
import type { Month } from '../ids.ts';
import { monthsFrom, periodEnd } from './periods.ts';
import type { PayMode } from './periods.ts';
import { openFen } from './person-months.ts';
import type { PersonMonth } from './person-months.ts';

/** From which level on, or at which, who hears of it (handbook §3.4). Nothing ever follows from it by itself. */
export const arrearsLevels = { person: 1, officers: 2, secretary: [3, 5], long: 6 } as const;

/** Months in a row that are 欠交. */
export interface ArrearsRun {
  /** Those that count; a month claimed as paid may lie between them. */
  readonly months: readonly PersonMonth[];
  readonly first: Month;
  /** What is still to be paid of them, in fen. */
  readonly openFen: number;
  /**
   * How far it has come, as {@link arrearsLevels} counts: the number of months; not more than the months since the first one's period ended, so that quarterly payers
   * run from the quarter's end; nor than those since an approved reason ended.
   */
  readonly level: number;
}

export interface ArrearsRules {
  /** The month in which it is asked. */
  readonly now: Month;
  readonly mode: PayMode;
  /** The last month of an approved reason for not paying now (缓交). While it lasts nothing is in arrears. */
  readonly excusedUntil: Month | undefined;
  /** Months for which the book is behind: what is open of them is nobody's arrears yet. */
  readonly behind?: ReadonlySet<Month>;
}

/**
 * The runs of consecutive months in state 欠交, oldest first. A claimed month waits for the officer, one for which the book is behind for
 * the entries: neither counts, and neither breaks a run; paid, waived and undue months do. Never the basis of a consequence: only the branch
 * meeting and the higher organisation decide anything (党费规定 art. 13).
 */
export function arrearsRuns(months: readonly PersonMonth[], rules: ArrearsRules): readonly ArrearsRun[] {
  const { now, mode, excusedUntil, behind = new Set() } = rules;
  if (excusedUntil !== undefined && excusedUntil >= now) return [];
  const sinceExcuse = excusedUntil === undefined ? Infinity : monthsFrom(excusedUntil, now);
  return consecutive(months, behind).flatMap((run): readonly ArrearsRun[] => {
    const [first] = run;
    if (!first) return [];
    const sincePeriod = monthsFrom(periodEnd(first.month, mode), now);
    return [
      {
        months: run,
        first: first.month,
        openFen: run.reduce((sum, month) => sum + openFen(month), 0),
        level: Math.min(run.length, sincePeriod, sinceExcuse),
      },
    ];
  });
}

/** The level of a person: that of the run that has come furthest. 0: nothing is in arrears. */
export function arrearsLevel(runs: readonly ArrearsRun[]): number {
  return runs.reduce((level, run) => Math.max(level, run.level), 0);
}

function consecutive(
  months: readonly PersonMonth[],
  behind: ReadonlySet<Month>,
): readonly (readonly PersonMonth[])[] {
  const runs: PersonMonth[][] = [];
  let next: Month | undefined;
  for (const month of months) {
    const isOpen = month.state === 'arrears';
    if (isOpen && !behind.has(month.month)) {
      if (month.month === next) runs.at(-1)?.push(month);
      else runs.push([month]);
    } else if ((month.state !== 'claimed' && !isOpen) || month.month !== next) continue;
    next = addMonths(month.month, 1);
  }
  return runs;
}
