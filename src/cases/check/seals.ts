import type { CheckProblem } from '../../domain/check.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The lines of the ledgers are those that the program wrote. */
export function checkSeals(tx: Tx): readonly CheckProblem[] {
  return tx.integrity.brokenSeals().map((fault) => ({ kind: 'ledger', ...fault }));
}
