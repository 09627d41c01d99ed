import {
  addMonths,
  lastMonthOf,
  localOf,
  monthOf,
  monthsBetween,
  quarterOf,
} from '../../domain/calendar/time.ts';
import type { DuesCash, HandUpFacts, QuarterMoney } from '../../domain/dues/hand-up.ts';
import type { BranchId, Instant } from '../../domain/ids.ts';
import type { HandUp } from '../../ports/store/dues.ts';
import type { Tx } from '../../ports/store/store.ts';
import { startOf } from '../dues/books/ledger-span.ts';

export interface BranchCash extends DuesCash {
  /** Hand-ups in ledger order. */
  readonly lines: readonly HandUp[];
}

/** Money counts in the quarter in which it was taken, whatever month it was paid for; a reversal in that of the reversal. */
export function branchCash(tx: Tx, branchId: BranchId, zone: string): BranchCash {
  const lines = tx.dues.handUps(branchId);
  return {
    openingFen: tx.dues.openings(branchId).reduce((fen, { amountFen }) => fen + amountFen, 0),
    received: receivedByQuarter(tx, branchId, zone),
    handedUp: lines.map(({ quarter, amountFen }) => ({ quarter, fen: amountFen })),
    lines,
  };
}

/** Each quarter from the first money to the last. */
function receivedByQuarter(tx: Tx, branchId: BranchId, zone: string): readonly QuarterMoney[] {
  const taken = tx.dues.takenWithin(branchId);
  if (!taken) return [];
  const monthAt = (instant: Instant) => monthOf(localOf(instant, zone).date);
  const quarters = [...new Set(monthsBetween(monthAt(taken.first), monthAt(taken.last)).map(quarterOf))];
  const sums = tx.dues.receivedIn(
    branchId,
    quarters.map((quarter) => {
      const last = lastMonthOf(quarter);
      return [startOf(addMonths(last, -2), zone), startOf(addMonths(last, 1), zone)];
    }),
  );
  return quarters.map((quarter, at) => ({ quarter, fen: sums[at] ?? 0 }));
}

export function handUpFacts({ quarter, amountFen, receipt, at }: HandUp, zone: string): HandUpFacts {
  return { quarter, amountFen, receipt, date: localOf(at, zone).date };
}
