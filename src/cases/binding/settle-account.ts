import type { AccountId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { HeldTap } from '../../ports/store/accounts.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchDay } from '../cards/touch.ts';
import { recordPerson } from '../attendance/ledger.ts';
import { personOn } from '../roster/roster-on.ts';
import { refreshApprovals } from './refresh-approvals.ts';

/**
 * Somebody has said whose account this is: its open claims are settled, and the taps that were held become entries at
 * the time they were made. A tap for which the person's branch has no Party day in that group is dropped.
 */
export function settleAccount(tx: Tx, accountId: AccountId, personId: PersonId, now: Instant): void {
  for (
    let claim = tx.accounts.pendingClaimOf(accountId);
    claim;
    claim = tx.accounts.pendingClaimOf(accountId)
  ) {
    tx.accounts.nameClaim(claim.id, personId, 'self');
    tx.accounts.settleClaim(claim.id, 'approved');
    refreshApprovals(tx, claim.chatId, now);
  }
  for (const tap of tx.accounts.heldTaps(accountId)) {
    const day = dayOf(tx, tap, personId);
    if (day) {
      const said = { at: tap.at, recordedAt: now, by: `person:${String(personId)}`, via: 'tap' } as const;
      recordPerson(tx, day, personId, tap.kind, said);
    }
    settleTap(tx, tap, day ? 'entry' : 'dropped');
  }
}

/** Nobody's, or gone: open claims are declined and held taps dropped. */
export function dismissAccount(tx: Tx, accountId: AccountId, now: Instant): void {
  for (
    let claim = tx.accounts.pendingClaimOf(accountId);
    claim;
    claim = tx.accounts.pendingClaimOf(accountId)
  ) {
    tx.accounts.settleClaim(claim.id, 'declined');
    refreshApprovals(tx, claim.chatId, now);
  }
  for (const tap of tx.accounts.heldTaps(accountId)) settleTap(tx, tap, 'dropped');
}

/** The closing cards of the day say how many taps wait for a name. */
export function settleTap(tx: Tx, tap: HeldTap, as: 'entry' | 'dropped'): void {
  tx.accounts.settleHeldTap(tap.id, as);
  for (const day of tx.partyDays.onDate(tx.chats.branchesOf(tap.chatId), tap.date)) touchDay(tx, day);
}

function dayOf(tx: Tx, tap: HeldTap, personId: PersonId): PartyDay | undefined {
  const branchId = branchOn(tx, personId, tap.date);
  if (branchId === undefined || tx.chats.chatOf(branchId) !== tap.chatId) return undefined;
  return tx.partyDays.onDate([branchId], tap.date).find(({ state }) => state === 'planned');
}

function branchOn(tx: Tx, personId: PersonId, date: LocalDate) {
  return personOn(tx, personId, date)?.branch;
}
