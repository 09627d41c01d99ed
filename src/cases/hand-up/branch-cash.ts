import { localOf, monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { HandUpFacts, QuarterMoney } from '../../domain/dues/hand-up.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { HandUp } from '../../ports/store/dues.ts';
import type { Tx } from '../../ports/store/store.ts';

/** What came into a branch's hands and what left them. */
export interface BranchCash {
  readonly received: readonly QuarterMoney[];
  readonly handedUp: readonly QuarterMoney[];
  /** In ledger order. */
  readonly lines: readonly HandUp[];
}

/** Money counts in the quarter in which it was taken, whatever month it was paid for; a reversal in that of the reversal. */
export function branchCash(tx: Tx, branchId: BranchId, zone: string): BranchCash {
  const lines = tx.dues.handUps(branchId);
  return {
    received: tx.dues.takenBy(branchId).map(({ at, amountFen }) => ({
      quarter: quarterOf(monthOf(localOf(at, zone).date)),
      fen: amountFen,
    })),
    handedUp: lines.map(({ quarter, amountFen }) => ({ quarter, fen: amountFen })),
    lines,
  };
}

/** Hand-ups that were not reversed, in ledger order. */
export function standingHandUps(lines: readonly HandUp[]): readonly HandUp[] {
  const reversed = new Set(lines.map(({ reversesSeq }) => reversesSeq));
  return lines.filter(({ seq, reversesSeq }) => reversesSeq === null && !reversed.has(seq));
}

export function handUpFacts({ quarter, amountFen, receipt, at }: HandUp, zone: string): HandUpFacts {
  return { quarter, amountFen, receipt, date: localOf(at, zone).date };
}
