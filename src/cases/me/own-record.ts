import { madeUpPeople } from '../../domain/attendance/state.ts';
import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { LocalDate, Month, PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { comingDay } from '../attendance/day-in-hand.ts';
import { personOn } from '../roster/roster-on.ts';

/** What a member sees of the own record. */
export interface OwnRecord {
  readonly name: string;
  readonly branch: string;
  /** The next Party day, and what stands about the person there. */
  readonly coming: { readonly date: LocalDate; readonly state: PersonAttendance } | undefined;
  /** Past Party days of the own branch, newest first; silence shows as unrecorded. */
  readonly days: readonly {
    readonly month: Month;
    readonly date: LocalDate;
    readonly state: PersonAttendance;
    readonly madeUp: boolean;
  }[];
}

const shownMonths = 6;

export function ownRecord(tx: Tx, personId: PersonId, today: LocalDate): OwnRecord | undefined {
  const person = tx.people.person(personId);
  const state = personOn(tx, personId, today);
  const branch = state && tx.org.branch(state.branch);
  if (!person || !branch) return undefined;
  const stateOf = ({ id }: PartyDay) => tx.attendance.states(id).get(personId) ?? 'unrecorded';
  const coming = comingDay(tx, branch, today);
  const days = tx.partyDays
    .history(branch.id, shownMonths + 2)
    .filter((day) => day.state === 'planned' && day.date <= today)
    .slice(0, shownMonths)
    .map((day) => ({
      month: day.month,
      date: day.date,
      state: stateOf(day),
      madeUp: madeUpPeople(tx.attendance.entries(day.id)).has(personId),
    }));
  return {
    name: person.name,
    branch: branch.name,
    coming: coming && { date: coming.date, state: stateOf(coming) },
    days,
  };
}
