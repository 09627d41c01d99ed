import { addMonths, monthsBetween } from '../../domain/calendar/time.ts';
import { isApart, monthTotals } from '../../domain/digest/month-facts.ts';
import type { MonthSums, TownshipMonths, TownshipSheet } from '../../domain/digest/township-months.ts';
import type { LocalDate, Month, VillageId } from '../../domain/ids.ts';
import type { Branch, Township } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { madeUpCount } from '../makeup/made-up-count.ts';
import { conditionOf } from '../plan/condition.ts';
import { daysByBranch, monthDay } from './month-day.ts';

/** A year, so that each month is seen beside those of its season. */
const mostMonths = 12;

/** Whose months: `villageIds` as in the digest, the reader's 联系村 or none for the whole township. */
export interface MonthsAsked {
  readonly township: Township;
  readonly month: Month;
  readonly today: LocalDate;
  readonly villageIds: readonly VillageId[];
}

/**
 * The township's totals of up to twelve months ending with that of the digest; months before its first Party day are left out.
 * Reads the roster of each branch for each month: for a worker, not for the thread that answers.
 */
export function townshipMonths(tx: Tx, asked: MonthsAsked): TownshipMonths {
  const { township, month, today, villageIds } = asked;
  const branches = branchesSeen(tx, asked);
  const span = monthsBetween(addMonths(month, 1 - mostMonths), month).map((each) => ({
    month: each,
    days: daysByBranch(tx, each),
  }));
  const begun = span.findIndex(({ days }) => branches.some(({ id }) => days.has(id)));
  return {
    township: township.name,
    linkedOnly: villageIds.length > 0,
    months: span
      .slice(begun < 0 ? -1 : begun)
      .map(({ month: each, days }) => sumsOf(tx, branches, each, days, today)),
  };
}

/** The same with the branches of the month in administrative order. */
export function townshipSheet(tx: Tx, asked: MonthsAsked): TownshipSheet {
  const { month, today } = asked;
  const days = daysByBranch(tx, month);
  return {
    ...townshipMonths(tx, asked),
    month,
    today,
    branches: branchesSeen(tx, asked).map((branch) => {
      const day = days.get(branch.id);
      const stands = monthDay(tx, day, today);
      return {
        village: tx.org.village(branch.villageId)?.name ?? '',
        branch: branch.name,
        condition: conditionOf(tx, branch, month),
        day: stands,
        madeUp: madeUpCount(tx, day, stands),
      };
    }),
  };
}

function branchesSeen(tx: Tx, { township, villageIds }: MonthsAsked): readonly Branch[] {
  return tx.org
    .branches({ townshipId: township.id })
    .filter(({ villageId }) => villageIds.length === 0 || villageIds.includes(villageId));
}

function sumsOf(
  tx: Tx,
  branches: readonly Branch[],
  month: Month,
  days: ReadonlyMap<Branch['id'], PartyDay>,
  today: LocalDate,
): MonthSums {
  const stood = branches.map((branch) => ({
    condition: conditionOf(tx, branch, month),
    day: monthDay(tx, days.get(branch.id), today),
  }));
  const totals = (apart: boolean) =>
    monthTotals(stood.filter((branch) => isApart(branch) === apart).map(({ day }) => day));
  return { month, normal: totals(false), apart: totals(true) };
}
