import { monthOf } from '../../domain/calendar/time.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';

/** Longer than any branch has had a Party day a month. */
const allMonths = 1_200;

/** The first month of which there can be anything about the branch: somebody was on its roster, or a Party day was planned. */
export function knownSince(tx: Tx, branchId: BranchId): Month | undefined {
  const joined = tx.people
    .facts(tx.people.everIn(branchId))
    .flatMap(({ field, value, from }) =>
      field === 'branch' && JSON.parse(value) === branchId ? [monthOf(from)] : [],
    );
  const planned = tx.partyDays.history(branchId, allMonths).map(({ month }) => month);
  return [...joined, ...planned].sort()[0];
}
