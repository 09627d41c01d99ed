import type { CheckProblem } from '../../domain/check.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';

/** At most one claim a person waits. */
export function checkClaims(tx: Tx, branches: readonly Branch[]): readonly CheckProblem[] {
  const pending = new Map<number, number>();
  for (const branch of branches)
    for (const { personId } of tx.dues.pendingClaims(branch.id))
      pending.set(personId, (pending.get(personId) ?? 0) + 1);
  return [...pending]
    .filter(([, count]) => count > 1)
    .map(([person, count]) => ({ kind: 'claims', person, pending: count }));
}
