import type { CheckProblem } from '../../domain/check.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The file and its indexes. What is damaged is not to be read any further. */
export function checkDatabase(tx: Tx): readonly CheckProblem[] {
  return tx.integrity.damage().map((found) => ({ kind: 'database', found }));
}

export function checkReferences(tx: Tx): readonly CheckProblem[] {
  return tx.integrity.danglingRows().map((row) => ({ kind: 'reference', ...row }));
}
