import { isBookBehind, payersFrom } from '../../domain/dues/last-book.ts';
import { lastPeriod } from '../../domain/dues/periods.ts';
import type { PayMode } from '../../domain/dues/periods.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';

/**
 * Whose dues book of the last month, or quarter, that ended before `now` is behind, as {@link isBookBehind} has it. Reads the shares of
 * that period alone: what it costs does not grow with the years.
 */
export function booksBehind(tx: Tx, branches: readonly Branch[], now: Month): ReadonlySet<BranchId> {
  const byMode = groupBy(branches, ({ payMode }) => payMode);
  return new Set([...byMode].flatMap(([mode, those]) => behindOf(tx, those, mode, now)));
}

function behindOf(tx: Tx, branches: readonly Branch[], mode: PayMode, now: Month): readonly BranchId[] {
  const people = new Map(branches.map(({ id }) => [id, tx.people.everIn(id)]));
  const ids = [...new Set([...people.values()].flat())];
  const payer = payersFrom({
    facts: tx.people.facts(ids),
    shares: tx.dues.shareSumsWithin(ids, lastPeriod(mode, now)),
    claims: tx.dues.pendingClaimsOf(ids),
    excuses: tx.dues.excuses(ids),
  });
  return branches
    .map(({ id }) => id)
    .filter((branchId) => isBookBehind((people.get(branchId) ?? []).map(payer), { branchId, mode, now }));
}
