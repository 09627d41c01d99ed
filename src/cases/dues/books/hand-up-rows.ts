import { localOf } from '../../../domain/calendar/time.ts';
import type { HandUpRow } from '../../../domain/dues/books.ts';
import type { BranchId } from '../../../domain/ids.ts';
import type { Tx } from '../../../ports/store/store.ts';

/** All hand-ups of the branch with the township's word, in ledger order. */
export function handUpRows(tx: Tx, branchId: BranchId, zone: string): readonly HandUpRow[] {
  const lines = tx.dues.handUps(branchId);
  const reversed = new Set(lines.map(({ reversesSeq }) => reversesSeq));
  return lines.map((line) => ({
    date: localOf(line.at, zone).date,
    quarter: line.quarter,
    receipt: line.receipt,
    amountFen: line.amountFen,
    dueFen: line.dueFen,
    reversal: line.reversesSeq !== null,
    reversed: reversed.has(line.seq),
    state: tx.dues.handUpAnswer(line.seq)?.state ?? 'waiting',
  }));
}

export function handedUpFen(rows: readonly HandUpRow[]): number {
  return rows.reduce((fen, { amountFen }) => fen + amountFen, 0);
}
