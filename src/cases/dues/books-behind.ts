import { addMonths } from '../../domain/calendar/time.ts';
import { bookState } from '../../domain/dues/book.ts';
import { periodEnd } from '../../domain/dues/periods.ts';
import type { PayMode } from '../../domain/dues/periods.ts';
import { personMonths } from '../../domain/dues/person-months.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { groupBy } from './branch-dues.ts';

/**
 * Whose dues book of the last month, or quarter, that ended before `now` is behind, as {@link bookState} has it. Reads the shares of that
 * period alone: what it costs does not grow with the years.
 */
export function booksBehind(tx: Tx, branches: readonly Branch[], now: Month): ReadonlySet<BranchId> {
  const byMode = groupBy(branches, ({ payMode }) => payMode);
  return new Set([...byMode].flatMap(([mode, those]) => behindOf(tx, those, mode, now)));
}

function behindOf(tx: Tx, branches: readonly Branch[], mode: PayMode, now: Month): readonly BranchId[] {
  const period = lastPeriod(mode, now);
  const people = new Map(branches.map(({ id }) => [id, tx.people.everIn(id)]));
  const ids = [...new Set([...people.values()].flat())];
  const facts = groupBy(tx.people.facts(ids), ({ personId }) => personId);
  const shares = groupBy(tx.dues.shareSumsWithin(ids, period), ({ personId }) => personId);
  const claims = new Map(tx.dues.pendingClaimsOf(ids).map(({ personId, until }) => [personId, until]));
  const excuses = tx.dues.excuses(ids);
  const isBehind = (branchId: BranchId) => {
    const lines = (people.get(branchId) ?? []).map((id) => ({
      months: personMonths(
        { facts: facts.get(id) ?? [], shares: shares.get(id) ?? [], claimedUntil: claims.get(id) },
        { now, mode, ...period },
      ).filter((one) => one.branchId === branchId),
      excusedUntil: excuses.get(id)?.until,
    }));
    return bookState(lines, now, mode).isBehind;
  };
  return branches.map(({ id }) => id).filter(isBehind);
}

/** The last month, or quarter, that ended before `now`. */
export function lastPeriod(mode: PayMode, now: Month): { readonly from: Month; readonly until: Month } {
  if (mode === 'monthly') return { from: addMonths(now, -1), until: addMonths(now, -1) };
  const until = addMonths(periodEnd(now, mode), -3);
  return { from: addMonths(until, -2), until };
}
