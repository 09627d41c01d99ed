import type { BranchId, LocalDate, PersonId } from '../../../domain/ids.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { cardKinds, touchOpen } from '../../cards/touch.ts';
import { touchDues } from '../touch-dues.ts';

/** Everything that shows this person's amount is drawn again. */
export function touchAmounts(tx: Tx, branchId: BranchId, personId: PersonId, today: LocalDate): void {
  touchDues(tx, branchId, today, { personIds: [personId] });
  touchFixing(tx, branchId);
}

/** The officers' cards of the yearly round. */
export function touchFixing(tx: Tx, branchId: BranchId): void {
  touchOpen(tx, cardKinds.duesFixing, `${String(branchId)}:`);
}
