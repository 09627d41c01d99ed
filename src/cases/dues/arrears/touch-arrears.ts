import type { BranchId, LocalDate } from '../../../domain/ids.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { cardKinds, touchOpen } from '../../cards/touch.ts';
import { touchBranchTodos } from '../../todo/touch-branch-todos.ts';

/** Everything that shows who is in arrears in the branch: its officers' lists and 待办, and the word to the secretary. */
export function touchArrears(tx: Tx, branchId: BranchId, today: LocalDate): void {
  const prefix = `${String(branchId)}:`;
  touchOpen(tx, cardKinds.duesArrears, prefix);
  touchOpen(tx, cardKinds.duesArrearsWord, prefix);
  touchBranchTodos(tx, branchId, today);
}
