import type { Guard } from '../../domain/delivery/guards.ts';
import { isBookBehind } from '../../domain/dues/last-book.ts';
import { lastPeriod } from '../../domain/dues/periods.ts';
import type { Tx } from '../../ports/store/store.ts';

/** Whether the book that was asked about is still not kept. */
export function bookBehind(tx: Tx, { branchId, now }: Extract<Guard, { kind: 'bookBehind' }>): boolean {
  const mode = tx.org.branch(branchId)?.payMode ?? 'monthly';
  const ids = tx.people.everIn(branchId);
  const [facts, shares] = [tx.people.facts(ids), tx.dues.shareSumsWithin(ids, lastPeriod(mode, now))];
  const claims = new Map(tx.dues.pendingClaimsOf(ids).map(({ personId, until }) => [personId, until]));
  const excuses = tx.dues.excuses(ids);
  const payers = ids.map((id) => ({
    facts: facts.filter(({ personId }) => personId === id),
    shares: shares.filter(({ personId }) => personId === id),
    claimedUntil: claims.get(id),
    excusedUntil: excuses.get(id)?.until,
  }));
  return isBookBehind(payers, { branchId, mode, now });
}
