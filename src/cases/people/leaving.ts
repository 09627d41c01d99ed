import { addDays, instantAt } from '../../domain/calendar/time.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from '../attendance/day-tally.ts';
import type { Acting } from './acting.ts';

/**
 * Whether 转出 or 去世 of this person waits for the township (design §3): until it has decided the roster stands, but
 * nobody is reminded or nagged about that person any more.
 */
export function isLeaving(tx: Tx, personId: PersonId): boolean {
  return tx.changes.pendingOf(personId).some(({ kind }) => kind !== 'formal');
}

/** Whether the person, once the township has agreed, will not have been expected on that date: nothing is to be recorded. */
export function leavesBy(tx: Tx, personId: PersonId, date: LocalDate): boolean {
  return tx.changes.pendingOf(personId).some(({ kind, from }) => kind !== 'formal' && from <= date);
}

/**
 * From when somebody leaves of whom no day was said: today. On a Party day that has begun, or for which somebody is recorded
 * already, from the next day: who was expected there stays so.
 */
export function leavesFrom(
  { tx, now, today }: Pick<Acting, 'tx' | 'now' | 'today'>,
  zone: string,
  branchId: BranchId,
): LocalDate {
  const day = tx.partyDays.onDate([branchId], today).find(({ state }) => state === 'planned');
  if (!day) return today;
  const begun = now >= instantAt(day.date, day.time, zone);
  return begun || dayTally(tx, day).recorded ? addDays(today, 1) : today;
}
