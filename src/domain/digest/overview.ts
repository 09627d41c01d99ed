import type { Month } from '../ids.ts';
import { sumTotals } from './month-facts.ts';
import type { MonthTotals } from './month-facts.ts';

/** Totals of a month for some branches together: never a branch of its own, never a name, no money. */
export interface OverviewTotals {
  readonly normal: MonthTotals;
  /** 线下 and 转场. */
  readonly apart: MonthTotals;
  readonly madeUp: number;
  /** `null`: not counted. */
  readonly dues: DuesTotals | null;
}

/** `closed` + `open`: branches in which somebody owes the month, or its quarter, by whether all of it is confirmed. */
export interface DuesTotals {
  readonly closed: number;
  readonly open: number;
  /** In the open ones: people whose dues are not confirmed. */
  readonly people: number;
}

export interface Overview {
  /** Township or county. */
  readonly place: string;
  readonly month: Month;
  /** Only the reader's 联系村. */
  readonly linkedOnly: boolean;
  readonly totals: OverviewTotals;
  /** Of a county, in administrative order. */
  readonly townships: readonly { readonly name: string; readonly totals: OverviewTotals }[];
}

/** Without dues, which are counted branch by branch. */
export function sumOverview(all: readonly OverviewTotals[]): OverviewTotals {
  return {
    normal: sumTotals(all.map(({ normal }) => normal)),
    apart: sumTotals(all.map(({ apart }) => apart)),
    madeUp: all.reduce((total, { madeUp }) => total + madeUp, 0),
    dues: null,
  };
}
