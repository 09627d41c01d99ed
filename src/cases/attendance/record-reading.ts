import { speaksAsOfficer, waitingTotals } from '../../domain/attendance/state.ts';
import type { EntryKind, TotalsLine } from '../../domain/attendance/state.ts';
import { partsOf } from '../../domain/attendance/tally.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import type {
  AllExceptReading,
  AllReading,
  SettledReading,
  NamesReading,
  TotalsReading,
} from '../../domain/grammar/attend-reading.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { leavesBy } from '../people/leaving.ts';
import { dayTally } from './day-tally.ts';
import { figuresOf, recordGuests, recordPerson, recordTotals, standing } from './ledger.ts';
import type { PersonKind, Said } from './ledger.ts';

/** Whom and what an officer's words change: how many entries were written (0: everything stood so already). */
export function recordReading(
  tx: Tx,
  day: PartyDay,
  reading: SettledReading,
  said: Said,
  only?: ReadonlySet<PersonId>,
): number {
  const { guests } = reading;
  const withGuests = guests !== undefined && recordGuests(tx, day, guests, said) !== undefined ? 1 : 0;
  if (reading.kind === 'guests') return withGuests;
  const named = reading.kind === 'totals' ? reading.named : reading;
  const changes = named ? [...peopleMeant(tx, day, named, only)] : [];
  const people = changes.filter(
    ([personId, kind]) => recordPerson(tx, day, personId, kind, said) !== undefined,
  ).length;
  return withGuests + people + (reading.kind === 'totals' ? recordLine(tx, day, reading, said) : 0);
}

/** A line that fits the roster governs at once; one that contradicts it waits, unless it was accepted before. */
function recordLine(tx: Tx, day: PartyDay, reading: TotalsReading, said: Said): number {
  const line = lineOf(reading);
  const { byName, totals } = dayTally(tx, day);
  const accepted = totals !== undefined && figuresOf(totals) === figuresOf(line);
  const kind = contradicts(line, byName) && !accepted ? 'totalsSaid' : 'totals';
  if (accepted && waitingTotals(tx.attendance.entries(day.id)) === undefined) return 0;
  return recordTotals(tx, day, line, said, kind) === undefined ? 0 : 1;
}

/** The line as it was said. */
export function lineOf(reading: TotalsReading): TotalsLine {
  const { expected = null, present, online = null, leave = null, absent = null } = reading;
  return { expected, present, online, leave, absent };
}

/** Said 应到 is not the roster's, the parts are more than it, or fewer are said to have come than are recorded by name. */
function contradicts(line: TotalsLine, byName: Tally): boolean {
  const { expected, present } = line;
  const whole = expected ?? byName.expected;
  return whole !== byName.expected || partsOf(line) > whole || present < byName.present;
}

/** People named by the reading, for the rights of a 党小组长. */
export function namedIn(reading: SettledReading): readonly PersonId[] {
  if (reading.kind !== 'names' && reading.kind !== 'allExcept') return [];
  const named = [...reading.leave, ...reading.absent, ...reading.online];
  return [...named, ...(reading.kind === 'names' ? reading.present : reading.unsaid)].map(({ id }) => id);
}

/** Whom the words are about, and as what they are to stand. */
export function peopleMeant(
  tx: Tx,
  day: PartyDay,
  reading: AllReading | AllExceptReading | NamesReading,
  only: ReadonlySet<PersonId> | undefined,
): ReadonlyMap<PersonId, PersonKind> {
  const changes = new Map<PersonId, PersonKind>();
  const { roster, states } = dayTally(tx, day);
  if (reading.kind !== 'names') {
    const words = officersWord(tx, day);
    for (const { person, expected } of roster) {
      const state = states.get(person.id);
      if (!expected || only?.has(person.id) === false || state === 'leaveAgreed') continue;
      // Who tapped is meant too: from here on it is the officer's word.
      if (state === 'present' || state === 'online') {
        if (words.get(person.id) !== state) changes.set(person.id, state);
      } else if (!leavesBy(tx, person.id, day.date)) changes.set(person.id, 'present');
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

/** The last officer's word that stands about each. */
function officersWord(tx: Tx, day: PartyDay): ReadonlyMap<PersonId, EntryKind> {
  return new Map(
    standing(tx, day)
      .toReversed()
      .flatMap(({ personId, kind, via }) =>
        personId !== null && kind !== 'madeUp' && speaksAsOfficer(via) ? [[personId, kind] as const] : [],
      ),
  );
}
