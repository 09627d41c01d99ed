import type { AttendReading } from '../../domain/grammar/attend-reading.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from './day-tally.ts';
import { recordPerson, recordTotals } from './ledger.ts';
import type { PersonKind, Said } from './ledger.ts';

/** Whom and what an officer's words change: how many entries were written (0: everything stood so already). */
export function recordReading(
  tx: Tx,
  day: PartyDay,
  reading: AttendReading,
  said: Said,
  only?: ReadonlySet<PersonId>,
): number {
  if (reading.kind === 'totals') {
    const { expected = null, present, online = null, leave = null, absent = null } = reading;
    return recordTotals(tx, day, { expected, present, online, leave, absent }, said) === undefined ? 0 : 1;
  }
  const changes = [...peopleOf(tx, day, reading, only)];
  return changes.filter(([personId, kind]) => recordPerson(tx, day, personId, kind, said) !== undefined)
    .length;
}

/** People named by the reading, for the rights of a 党小组长. */
export function namedIn(reading: AttendReading): readonly PersonId[] {
  if (reading.kind === 'totals' || reading.kind === 'all') return [];
  const named = [...reading.leave, ...reading.absent, ...reading.online];
  return [...named, ...(reading.kind === 'names' ? reading.present : reading.unsaid)].map(({ id }) => id);
}

function peopleOf(
  tx: Tx,
  day: PartyDay,
  reading: Exclude<AttendReading, { kind: 'totals' }>,
  only: ReadonlySet<PersonId> | undefined,
): ReadonlyMap<PersonId, PersonKind> {
  const changes = new Map<PersonId, PersonKind>();
  const { roster, states } = dayTally(tx, day);
  if (reading.kind !== 'names') {
    for (const { person, expected } of roster) {
      const state = states.get(person.id);
      const settled = state === 'present' || state === 'online' || state === 'leaveAgreed';
      if (expected && !settled && only?.has(person.id) !== false) changes.set(person.id, 'present');
    }
  }
  if (reading.kind === 'all') return changes;
  if (reading.kind === 'allExcept') for (const { id } of reading.unsaid) changes.delete(id);
  if (reading.kind === 'names') for (const { id } of reading.present) changes.set(id, 'present');
  for (const { id } of reading.online) changes.set(id, 'online');
  for (const { id } of reading.leave) changes.set(id, 'leaveAgreed');
  for (const { id } of reading.absent) changes.set(id, 'absent');
  return changes;
}
