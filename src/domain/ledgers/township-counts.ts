import { isApart, monthTotals } from '../digest/month-facts.ts';
import type { MonthTotals } from '../digest/month-facts.ts';
import type { Month } from '../ids.ts';
import type { BranchCounts } from './flat.ts';

/** A township's branches of a month together, those of 线下 and 转场 apart: what the county looks at. */
export interface TownshipCounts {
  readonly county: string;
  readonly township: string;
  readonly month: Month;
  readonly apart: boolean;
  readonly totals: MonthTotals;
  readonly madeUp: number;
  readonly dues: BranchCounts['dues'];
}

/** In the order of the rows; by township, then by month, and of each what is counted apart behind the others. */
export function townshipCounts(rows: readonly BranchCounts[]): readonly TownshipCounts[] {
  const groups = new Map<string, [BranchCounts, ...BranchCounts[]]>();
  const townships = [...new Set(rows.map(({ place }) => place.township))];
  for (const row of rows) {
    const key = keyOf(townships.indexOf(row.place.township), row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => sumsOf(group));
}

function keyOf(at: number, row: BranchCounts): string {
  return `${String(at).padStart(4, '0')}.${row.month}.${isApart(row) ? '1' : '0'}`;
}

function sumsOf(group: readonly [BranchCounts, ...BranchCounts[]]): TownshipCounts {
  const [first] = group;
  return {
    county: first.place.county,
    township: first.place.township,
    month: first.month,
    apart: isApart(first),
    totals: monthTotals(group.map(({ day }) => day)),
    madeUp: group.reduce((sum, { madeUp }) => sum + madeUp, 0),
    dues: sumDues(group.map(({ dues }) => dues)),
  };
}

export function sumDues(all: readonly BranchCounts['dues'][]): BranchCounts['dues'] {
  const sum = (of: (dues: BranchCounts['dues']) => number) =>
    all.reduce((total, dues) => total + of(dues), 0);
  return {
    members: sum(({ members }) => members),
    payers: sum(({ payers }) => payers),
    dueFen: sum(({ dueFen }) => dueFen),
    paid: sum(({ paid }) => paid),
    paidFen: sum(({ paidFen }) => paidFen),
  };
}
