import type { Guard } from '../../domain/delivery/guards.ts';
import { isBookBehind, payersFrom } from '../../domain/dues/last-book.ts';
import { lastPeriod } from '../../domain/dues/periods.ts';
import type { Tx } from '../../ports/store/store.ts';

/** Whether the book that was asked about is still not kept. */
export function bookBehind(tx: Tx, { branchId, now }: Extract<Guard, { kind: 'bookBehind' }>): boolean {
  const mode = tx.org.branch(branchId)?.payMode ?? 'monthly';
  const ids = tx.people.everIn(branchId);
  const payer = payersFrom({
    facts: tx.people.facts(ids),
    shares: tx.dues.shareSumsWithin(ids, lastPeriod(mode, now)),
    claims: tx.dues.pendingClaimsOf(ids),
    excuses: tx.dues.excuses(ids),
  });
  return isBookBehind(ids.map(payer), { branchId, mode, now });
}
