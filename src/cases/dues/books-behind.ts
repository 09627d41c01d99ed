import { isBookBehind } from '../../domain/dues/last-book.ts';
import { lastPeriod } from '../../domain/dues/periods.ts';
import type { PayMode } from '../../domain/dues/periods.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { groupBy } from './branch-dues.ts';

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
  const facts = groupBy(tx.people.facts(ids), ({ personId }) => personId);
  const shares = groupBy(tx.dues.shareSumsWithin(ids, lastPeriod(mode, now)), ({ personId }) => personId);
  const claims = new Map(tx.dues.pendingClaimsOf(ids).map(({ personId, until }) => [personId, until]));
  const excuses = tx.dues.excuses(ids);
  const isBehind = (branchId: BranchId) => {
    const payers = (people.get(branchId) ?? []).map((id) => ({
      facts: facts.get(id) ?? [],
      shares: shares.get(id) ?? [],
      claimedUntil: claims.get(id),
      excusedUntil: excuses.get(id)?.until,
    }));
    return isBookBehind(payers, { branchId, mode, now });
  };
  return branches.map(({ id }) => id).filter(isBehind);
}
