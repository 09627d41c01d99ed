import { monthOf } from '../../domain/calendar/time.ts';
import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { HeldTap } from '../../ports/store/accounts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { personOn } from '../roster/roster-on.ts';
import { claimPaid } from './claim-paid.ts';

/**
 * A held 已交 becomes a claim for the period in which it was tapped, with the time of the tap, unless that has been paid or
 * claimed meanwhile, or the person is of no branch of that group. Tells whether it did.
 */
export function claimHeld(tx: Tx, tap: HeldTap, personId: PersonId, today: LocalDate): boolean {
  const branchId = personOn(tx, personId, tap.date)?.branch;
  if (branchId === undefined || tx.chats.chatOf(branchId) !== tap.chatId) return false;
  const { accountId, at, date } = tap;
  return claimPaid(tx, { personId, accountId, at, month: monthOf(date) }, today).kind === 'noted';
}
