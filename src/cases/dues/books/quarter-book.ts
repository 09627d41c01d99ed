import { addMonths, lastMonthOf, monthOf, monthsBetween } from '../../../domain/calendar/time.ts';
import type { Quarter } from '../../../domain/calendar/time.ts';
import type { BranchQuarter, QuarterBook, TownshipQuarterBook } from '../../../domain/dues/books.ts';
import { quarterCash } from '../../../domain/dues/hand-up.ts';
import type { BranchId, Month, TownshipId } from '../../../domain/ids.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { branchCash } from '../../hand-up/branch-cash.ts';
import { handUpRows } from './hand-up-rows.ts';
import { ledgerSpan } from './ledger-span.ts';
import type { BookDay } from './ledger-span.ts';
import { monthSums } from './month-sums.ts';

/** 季度上缴表. A hand-up counts for the quarter that it is for, also when it is carried to the township after its end. */
export function quarterBook(tx: Tx, branchId: BranchId, quarter: Quarter, day: BookDay): QuarterBook {
  const span = quarterSpan(quarter);
  const { dues, cash } = ledgerSpan(tx, branchId, span, day);
  return {
    branch: tx.org.branch(branchId)?.name ?? '',
    today: day.today,
    quarter,
    months: monthSums(tx, dues, monthsBetween(...span)),
    cash,
    beforeFen: quarterCash(branchCash(tx, branchId, day.zone), quarter).carriedFen,
    handUps: handUpRows(tx, branchId, day.zone).filter((line) => line.quarter === quarter),
  };
}

/** 季度上缴汇总表: a row a branch, in administrative order, without names. */
export function townshipQuarterBook(
  tx: Tx,
  townshipId: TownshipId,
  quarter: Quarter,
  day: BookDay,
): TownshipQuarterBook {
  return {
    township: tx.org.township(townshipId)?.name ?? '',
    today: day.today,
    quarter,
    branches: tx.org
      .branches({ townshipId })
      .map(({ id }) => branchQuarter(quarterBook(tx, id, quarter, day))),
  };
}

function branchQuarter({ branch, today, months, cash, beforeFen, handUps }: QuarterBook): BranchQuarter {
  const total = (of: (month: QuarterBook['months'][number]) => number) =>
    months.reduce((sum, month) => sum + of(month), 0);
  const reached = months.filter(({ month }) => month <= monthOf(today)).at(-1) ?? months[0];
  return {
    branch,
    members: reached?.members ?? 0,
    payers: total(({ payers }) => payers),
    dueFen: total(({ dueFen }) => dueFen),
    paidFen: total(({ paidFen }) => paidFen),
    beforeFen,
    ledgerFen: cash.ledgerFen,
    handUps,
  };
}

function quarterSpan(quarter: Quarter): readonly [Month, Month] {
  const last = lastMonthOf(quarter);
  return [addMonths(last, -2), last];
}
