import { addMonths, monthOf, monthsBetween, quarterOf } from '../../../domain/calendar/time.ts';
import type { YearBook } from '../../../domain/dues/books.ts';
import { quarterCash } from '../../../domain/dues/hand-up.ts';
import type { BranchId, Month } from '../../../domain/ids.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { branchCash } from '../../hand-up/branch-cash.ts';
import { branchDues, owedTo } from '../branch-dues.ts';
import { startOf } from './ledger-span.ts';
import type { BookDay } from './ledger-span.ts';
import { monthSums } from './month-sums.ts';

/** 年度公示表: months from the first one known of to the present one at most. */
export function yearBook(tx: Tx, branchId: BranchId, year: number, { today, zone }: BookDay): YearBook {
  const [first, last] = [`${year}-01`, `${year}-12`] as [Month, Month];
  const now = monthOf(today);
  const dues = branchDues(tx, branchId, today, last < now ? last : now);
  const known = dues.members.flatMap((member) => owedTo(branchId, member)[0]?.month ?? []).sort()[0];
  const held = branchCash(tx, branchId, zone);
  const months = monthsBetween(first, last).filter(
    (month) => month <= now && known !== undefined && month >= known,
  );
  const taken = tx.dues.receivedIn(
    branchId,
    months.map((month) => [startOf(month, zone), startOf(addMonths(month, 1), zone)]),
  );
  return {
    branch: tx.org.branch(branchId)?.name ?? '',
    today,
    year,
    months: monthSums(tx, dues, months).map((sums, at) => ({ ...sums, ledgerFen: taken[at] ?? 0 })),
    beforeFen: quarterCash(held, quarterOf(first)).carriedFen,
    handedUpFen: held.handedUp.reduce(
      (fen, one) => (one.quarter.startsWith(`${year}-`) ? fen + one.fen : fen),
      0,
    ),
  };
}
