import { firstDate } from '../../../domain/calendar/time.ts';
import type { PersonMonth } from '../../../domain/dues/person-months.ts';
import type { MonthSums } from '../../../domain/dues/books.ts';
import type { Month } from '../../../domain/ids.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { rosterByDay } from '../../roster/roster-on.ts';
import { monthTotals, owedTo } from '../branch-dues.ts';
import type { BranchDues } from '../branch-dues.ts';

/** Money alone makes nobody a member of that month. */
function counts({ state }: PersonMonth): boolean {
  return state !== 'notDue' && state !== 'beyond';
}

/** What each of the branch's months comes to. */
export function monthSums(tx: Tx, dues: BranchDues, months: readonly Month[]): readonly MonthSums[] {
  const roster = rosterByDay(tx, dues.branchId);
  return months.map((month) => {
    const { payers, dueFen, paid, paidFen } = monthTotals(dues, month);
    const members = new Set(roster(firstDate(month)).map(({ person }) => person.id));
    for (const member of dues.members)
      if (owedTo(dues.branchId, member).some((one) => one.month === month && counts(one)))
        members.add(member.person.id);
    return { month, members: members.size, payers, dueFen, paid, paidFen };
  });
}
