import type { BranchId, LocalDate } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchTodos } from '../cards/touch.ts';
import { boundOfficers } from '../roster/officers.ts';

/** The open 待办 lists of everybody who is an officer of the branch. */
export function touchBranchTodos(tx: Tx, branchId: BranchId, today: LocalDate): void {
  touchTodos(
    tx,
    boundOfficers(tx, branchId, today).map(({ chatId }) => chatId),
  );
}
