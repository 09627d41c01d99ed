import type { BranchId, LocalDate } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { boundOfficers } from '../roster/officers.ts';
import { touchTodos } from './touch.ts';

/** The open 待办 lists of every officer of the branch: the first act wins and the others' lists refresh (design §3). */
export function touchOfficerTodos(tx: Tx, branchId: BranchId, today: LocalDate): void {
  touchTodos(
    tx,
    boundOfficers(tx, branchId, today).map(({ chatId }) => chatId),
  );
}
