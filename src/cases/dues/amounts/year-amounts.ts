import { fixedAmounts } from '../../../domain/dues/fixing.ts';
import type { FixedAmounts } from '../../../domain/dues/fixing.ts';
import type { BranchId, LocalDate } from '../../../domain/ids.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { rosterOn } from '../../roster/roster-on.ts';
import type { RosterMember } from '../../roster/roster-on.ts';

/** Whose amounts the branch fixes: everybody on its roster but those whose membership is suspended, who owe nothing. */
export function membersToFix(tx: Tx, branchId: BranchId, today: LocalDate): readonly RosterMember[] {
  return rosterOn(tx, branchId, today).filter(({ state }) => state.status !== 'suspended');
}

/** What holds today, by class and amount. */
export function amountsNow(tx: Tx, branchId: BranchId, today: LocalDate): FixedAmounts {
  return fixedAmounts(
    membersToFix(tx, branchId, today).map(({ state }) => ({
      duesClass: state.duesClass,
      fen: state.duesFen,
    })),
  );
}
