import { periodMonths, stateOfMonths } from '../../domain/dues/period-state.ts';
import type { DuesState } from '../../domain/dues/person-months.ts';
import type { BranchId, LocalDate, Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { branchDues, owedTo } from './branch-dues.ts';
import type { BranchDues, MemberDues } from './branch-dues.ts';

/** How many people stand where with a month, or its quarter where the branch is paid by the quarter. */
export interface PeriodCounts {
  /** 应交: paid + claimed + open. Whom no month of the period obliges is not among them, whatever was paid. */
  readonly payers: number;
  /** 已确认, all months of the period. */
  readonly paid: number;
  /** 待确认: nothing of it is open. */
  readonly claimed: number;
  readonly open: number;
}

export function periodCounts(tx: Tx, branchId: BranchId, today: LocalDate, month: Month): PeriodCounts {
  const dues = branchDues(tx, branchId, today, month);
  const states = dues.members.map((member) => memberState(dues, member, month));
  const count = (...some: readonly DuesState[]) => states.filter((state) => some.includes(state)).length;
  const paid = count('confirmed', 'prepaid');
  const claimed = count('claimed');
  const open = count('due', 'arrears');
  return { payers: paid + claimed + open, paid, claimed, open };
}

/** Where the member stands with what this branch is owed for the period of that month. */
function memberState(
  { branchId, mode }: Pick<BranchDues, 'branchId' | 'mode'>,
  member: MemberDues,
  month: Month,
): DuesState {
  const period = periodMonths(month, mode);
  return stateOfMonths(owedTo(branchId, member).filter((one) => period.includes(one.month)));
}
