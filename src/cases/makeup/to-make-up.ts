import { madeUpPeople } from '../../domain/attendance/state.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { isLeaving } from '../people/leaving.ts';
import type { RosterMember } from '../roster/roster-on.ts';

/**
 * The expected who did not come and have not made up the study. Beside a totals line silence means nothing: who was not
 * named may have been there, so only those are meant whom somebody named as missing. Nobody whose leaving waits for the
 * township is meant.
 */
export function toMakeUp(tx: Tx, day: PartyDay, only?: ReadonlySet<PersonId>): readonly RosterMember[] {
  const { roster, states, totals } = dayTally(tx, day);
  const made = madeUpPeople(tx.attendance.entries(day.id));
  return roster.filter(({ person, expected }) => {
    const state = states.get(person.id);
    const missed = state === undefined ? totals === undefined : state !== 'present' && state !== 'online';
    const wanted = expected && missed && !made.has(person.id) && only?.has(person.id) !== false;
    return wanted && !isLeaving(tx, person.id);
  });
}
