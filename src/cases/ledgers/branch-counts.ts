import { addMonths, monthOf, monthsBetween } from '../../domain/calendar/time.ts';
import type { LocalDate, Month, TownshipId, VillageId } from '../../domain/ids.ts';
import type { BranchCounts, CountsScope, CountsTable } from '../../domain/ledgers/flat.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { daysByBranch, monthDay } from '../digest/month-day.ts';
import { branchDues } from '../dues/branch-dues.ts';
import { monthSums } from '../dues/books/month-sums.ts';
import { madeUpCount } from '../makeup/made-up-count.ts';
import { conditionOf } from '../plan/condition.ts';
import { placeOf } from './flat-rows.ts';

/** Whose branches: a township's, those of 联系村 alone, or all of the county. */
export interface Above {
  /** `null`: the county. */
  readonly townshipId: TownshipId | null;
  /** 联系村; empty: all of them. */
  readonly villageIds: readonly VillageId[];
}

/** The branches meant, in administrative order. */
export function branchesAbove(tx: Tx, { townshipId, villageIds }: Above): readonly Branch[] {
  if (townshipId === null) return tx.org.townships().flatMap(({ id }) => tx.org.branches({ townshipId: id }));
  return tx.org
    .branches({ townshipId })
    .filter(({ villageId }) => villageIds.length === 0 || villageIds.includes(villageId));
}

export function scopeAbove(tx: Tx, { townshipId, villageIds }: Above): CountsScope {
  return townshipId === null
    ? { kind: 'county', name: tx.org.countyName() ?? '', linkedOnly: false }
    : {
        kind: 'township',
        name: tx.org.township(townshipId)?.name ?? '',
        linkedOnly: villageIds.length > 0,
      };
}

/** Counts of each branch and month: attendance as the digest counts it, dues as the township's book does. */
export function countsTable(tx: Tx, above: Above, months: readonly Month[], today: LocalDate): CountsTable {
  const days = new Map(months.map((month) => [month, daysByBranch(tx, month)]));
  const rows = branchesAbove(tx, above).flatMap((branch) => {
    const place = placeOf(tx, branch);
    const dues = branchDues(tx, branch.id, today, months.at(-1));
    return monthSums(tx, dues, months).map(({ month, ...sums }): BranchCounts => {
      const day = days.get(month)?.get(branch.id);
      const stands = monthDay(tx, day, today);
      return {
        place,
        condition: conditionOf(tx, branch, month),
        month,
        day: stands,
        madeUp: madeUpCount(tx, day, stands),
        dues: sums,
      };
    });
  });
  return { scope: scopeAbove(tx, above), months, rows };
}

/** The months of the year up to this one. */
export function monthsOfYear(year: number, today: LocalDate): readonly Month[] {
  const first = `${year}-01` as Month;
  const [last, now] = [addMonths(first, 11), monthOf(today)];
  return monthsBetween(first, last < now ? last : now);
}
