import { addDays, monthOf } from '../../domain/calendar/time.ts';
import type { AccountId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { HeldTap } from '../../ports/store/accounts.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchDay } from '../cards/touch.ts';
import { recordPerson } from '../attendance/ledger.ts';
import type { Said } from '../attendance/ledger.ts';
import { claimHeld } from '../dues/held-paid.ts';
import { allowsOnline } from '../attendance/online.ts';
import { plannedInGroup } from '../plan/group-month.ts';
import { personOn } from '../roster/roster-on.ts';
import { keptWord } from './officers-word.ts';
import type { KeptWord } from './officers-word.ts';
import { refreshApprovals } from './refresh-approvals.ts';

/** Corrections are free for 48 hours (design §4). */
const freelyCorrectedDays = 2;

/**
 * Somebody has said whose account this is: its open claims are settled, and the taps that were held become entries at
 * the time they were made. A tap for which the person's branch has no Party day in that group is dropped. One that was
 * dropped because the account was thought to be nobody's comes back, as long as corrections are free. Returns what
 * officers had recorded and late taps did not change.
 */
export function settleAccount(
  tx: Tx,
  accountId: AccountId,
  personId: PersonId,
  { now, today }: { readonly now: Instant; readonly today: LocalDate },
): readonly KeptWord[] {
  for (
    let claim = tx.accounts.pendingClaimOf(accountId);
    claim;
    claim = tx.accounts.pendingClaimOf(accountId)
  ) {
    tx.accounts.nameClaim(claim.id, personId, 'self');
    tx.accounts.settleClaim(claim.id, 'approved');
    refreshApprovals(tx, claim.chatId, now);
  }
  const relatives = settleRelative(tx, accountId, personId, { now, today });
  const said = { by: `person:${String(personId)}`, via: 'tap' } as const;
  const dropped = tx.accounts.droppedTaps(accountId, addDays(today, -freelyCorrectedDays));
  const own = [...tx.accounts.heldTaps(accountId), ...dropped]
    .filter(({ forPersonId }) => forPersonId === null)
    .flatMap((tap) => becomeEntry(tx, tap, personId, { ...said, at: tap.at, recordedAt: now }, today) ?? []);
  return [...relatives, ...own];
}

/** The officer lets this account answer for a relative: what it said on the relative's behalf counts from its own time. */
export function settleRelative(
  tx: Tx,
  accountId: AccountId,
  personId: PersonId,
  { now, today }: { readonly now: Instant; readonly today: LocalDate },
): readonly KeptWord[] {
  for (const claim of tx.accounts.pendingClaimsOf(accountId)) {
    if (claim.relation !== 'family' || claim.personId !== personId) continue;
    tx.accounts.settleClaim(claim.id, 'approved');
    refreshApprovals(tx, claim.chatId, now);
  }
  const said = { by: accountRef(tx, accountId), via: 'family' } as const;
  return tx.accounts
    .heldTaps(accountId)
    .filter(({ forPersonId }) => forPersonId === personId)
    .flatMap((tap) => becomeEntry(tx, tap, personId, { ...said, at: tap.at, recordedAt: now }, today) ?? []);
}

function becomeEntry(
  tx: Tx,
  tap: HeldTap,
  personId: PersonId,
  said: Said,
  today: LocalDate,
): KeptWord | undefined {
  const { kind } = tap;
  if (kind === 'paid') {
    settleTap(tx, tap, claimHeld(tx, tap, personId, today) ? 'entry' : 'dropped');
    return undefined;
  }
  const day = dayOf(tx, tap, personId);
  const allowed = day !== undefined && (kind !== 'online' || allowsOnline(tx, day.branchId));
  const kept = allowed ? keptWord(tx, day, personId, kind, said.recordedAt) : undefined;
  const counts = allowed && !kept;
  if (counts) recordPerson(tx, day, personId, kind, said);
  settleTap(tx, tap, counts ? 'entry' : 'dropped');
  return kept;
}

/** As `actorRef` names whoever uses this account. */
function accountRef(tx: Tx, accountId: AccountId): string {
  const own = tx.accounts.bindings(accountId).find(({ relation }) => relation === 'self')?.personId;
  return own === undefined || own === null ? `account:${String(accountId)}` : `person:${String(own)}`;
}

/** Nobody's, or gone: open claims are declined and held taps dropped. */
export function dismissAccount(tx: Tx, accountId: AccountId, now: Instant): void {
  for (const claim of tx.accounts.pendingClaimsOf(accountId)) {
    tx.accounts.settleClaim(claim.id, 'declined');
    refreshApprovals(tx, claim.chatId, now);
  }
  for (const tap of tx.accounts.heldTaps(accountId)) settleTap(tx, tap, 'dropped');
}

/** The closing cards of the day say how many taps wait for a name. */
export function settleTap(tx: Tx, tap: HeldTap, as: 'entry' | 'dropped'): void {
  tx.accounts.settleHeldTap(tap.id, as);
  touchTap(tx, tap);
}

export function touchTap(tx: Tx, tap: HeldTap): void {
  if (tap.kind === 'paid') return;
  for (const day of plannedInGroup(tx, tap.chatId, monthOf(tap.date))) touchDay(tx, day);
}

function dayOf(tx: Tx, tap: HeldTap, personId: PersonId): PartyDay | undefined {
  const branchId = branchOn(tx, personId, tap.date);
  if (branchId === undefined || tx.chats.chatOf(branchId) !== tap.chatId) return undefined;
  const day = tx.partyDays.of(branchId, monthOf(tap.date));
  if (day?.state !== 'planned') return undefined;
  return day.date === tap.date || (tap.kind === 'leave' && wasOn(tx, day, tap.date)) ? day : undefined;
}

/** Leave goes along with a day that is moved; coming does not. */
function wasOn(tx: Tx, { id }: PartyDay, date: LocalDate): boolean {
  return tx.partyDays.revisions(id).some((revision) => revision.date === date);
}

function branchOn(tx: Tx, personId: PersonId, date: LocalDate) {
  return personOn(tx, personId, date)?.branch;
}
