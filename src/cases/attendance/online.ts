import type { BranchId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isSetFor } from '../settings/effective.ts';

/** Whether the branch lets its members take part online (线上参加); not unless it, the township or the county says so. */
export function allowsOnline(tx: Tx, branchId: BranchId): boolean {
  const branch = tx.org.branch(branchId);
  return branch !== undefined && isSetFor(tx, 'online', branch);
}
