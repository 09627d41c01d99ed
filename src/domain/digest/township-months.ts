import type { LocalDate, Month } from '../ids.ts';
import type { BranchMonth, MonthDay, MonthTotals } from './month-facts.ts';

/** What the branches of a month come to; 线下 and 转场 are counted apart. */
export interface MonthSums {
  readonly month: Month;
  readonly normal: MonthTotals;
  readonly apart: MonthTotals;
}

/** A township month by month. Counts only, no rate and no branch beside another (design rules 1, 7). */
export interface TownshipMonths {
  readonly township: string;
  /** Only the reader's 联系村. */
  readonly linkedOnly: boolean;
  /** Oldest first, without a gap; the last one is that of the digest. */
  readonly months: readonly MonthSums[];
}

export interface BranchLine extends Pick<BranchMonth, 'condition'> {
  readonly village: string;
  readonly branch: string;
  readonly day: MonthDay;
  /** 补学: how many people made the day up. */
  readonly madeUp: number;
}

/** What goes into the digest's sheets. */
export interface TownshipSheet extends TownshipMonths {
  readonly month: Month;
  readonly today: LocalDate;
  /** In administrative order. */
  readonly branches: readonly BranchLine[];
}
