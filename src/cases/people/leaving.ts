import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';

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
