import { recordedByTownship, reportedTotals } from '../../domain/attendance/on-behalf.ts';
import type { Reported } from '../../domain/attendance/on-behalf.ts';
import { governingTotals } from '../../domain/attendance/state.ts';
import type { PersonAttendance, TotalsLine } from '../../domain/attendance/state.ts';
import { tally } from '../../domain/attendance/tally.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';

export interface DayTally {
  readonly tally: Tally;
  /** Counted by name alone, beside an accepted totals line. */
  readonly byName: Tally;
  readonly totals: TotalsLine | undefined;
  /** Whose figures they are; with them or not at all. */
  readonly reported: Reported | undefined;
  /** Of the expected: whose leave awaits an officer's word, and with whom one will talk it over (再联系). */
  readonly asked: number;
  readonly deferred: number;
  /** 乡镇代录, by name. */
  readonly onBehalf: ReadonlySet<PersonId>;
  readonly roster: readonly RosterMember[];
  readonly states: ReadonlyMap<PersonId, PersonAttendance>;
  /** Something was recorded: the day was held as far as anybody said. */
  readonly recorded: boolean;
}

/** About whom something stands that counts nowhere: by now the roster of that date does not have them. */
export function offRoster(
  tx: Tx,
  { roster, states }: Pick<DayTally, 'roster' | 'states'>,
): readonly { readonly name: string; readonly state: PersonAttendance }[] {
  const there = new Set(roster.map(({ person }) => person.id));
  const strangers = [...states].filter(([id]) => !there.has(id));
  const names = new Map(tx.people.persons(strangers.map(([id]) => id)).map(({ id, name }) => [id, name]));
  return strangers.map(([id, state]) => ({ name: names.get(id) ?? '', state }));
}

/** The counts of a Party day as the ledger stands, by the roster on its date. */
export function dayTally(tx: Tx, day: PartyDay): DayTally {
  const roster = rosterOn(tx, day.branchId, day.date);
  const states = tx.attendance.states(day.id);
  const entries = tx.attendance.entries(day.id);
  const totals = governingTotals(entries);
  const expectedIds = roster.filter(({ expected }) => expected).map(({ person }) => person.id);
  const others = roster.filter(({ expected }) => !expected).map(({ person }) => person.id);
  const byName = tally({ expectedIds, others, states });
  const governed = totals ? tally({ expectedIds, others, states, totals }) : byName;
  const waiting = (state: PersonAttendance) => expectedIds.filter((id) => states.get(id) === state).length;
  return {
    asked: waiting('leaveAsked'),
    deferred: waiting('leaveDeferred'),
    tally: governed,
    byName,
    totals,
    reported: reportedTotals(entries),
    onBehalf: recordedByTownship(entries),
    roster,
    states,
    recorded: governed.present > 0 || totals !== undefined,
  };
}
