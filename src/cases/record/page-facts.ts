import { attendedRate, studiedRate } from '../../domain/attendance/rates.ts';
import { guestCount, standingEntries } from '../../domain/attendance/state.ts';
import type { LeaveReason, PersonAttendance } from '../../domain/attendance/state.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PageDecision, PageGroup, PageName, RecordPageFacts } from '../../domain/record/page-facts.ts';
import type { AttendanceEntry } from '../../ports/store/attendance.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { PartyDayRecord } from '../../ports/store/records.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally, offRoster } from '../attendance/day-tally.ts';
import type { DayTally } from '../attendance/day-tally.ts';
import { onBehalfNames } from '../cards/closing-figures.ts';
import { displayName } from '../roster/display-name.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { lateCorrections } from './corrections.ts';
import { writtenDay } from './written-day.ts';
import { dayBefore } from './record-day.ts';

export const emptyRecord: PartyDayRecord = {
  recorded: null,
  pictured: null,
  discussed: null,
  pictures: null,
  agenda: [],
};

/** The record page of a Party day as the store stands now, by the roster on its date. */
export function recordPageFacts(tx: Tx, day: PartyDay, { zone }: QuietRules): RecordPageFacts {
  const branch = tx.org.branch(day.branchId);
  const counted = dayTally(tx, day);
  const { tally, states } = counted;
  const entries = tx.attendance.entries(day.id);
  const group = groupsOf(counted, leaveReasons(entries));
  const before = dayBefore(tx, day);
  const madeUp = madeUpOn(tx, counted, entries);
  return {
    branch: branch?.name ?? '',
    ...writtenDay(tx, day, states),
    expected: tally.expected,
    present: tally.present,
    reported: counted.reported ?? null,
    onSite: group(tally.present - tally.online, ['present']),
    online: group(tally.online, ['online']),
    leave: group(tally.leave, ['leaveAgreed']),
    absent: group(tally.absent, ['absent']),
    unrecorded: group(tally.unrecorded, ['unrecorded', 'leaveAsked', 'leaveDeferred']),
    waiting: counted.reported ? waitingNames(counted) : [],
    onBehalf: onBehalfNames(counted),
    offRoster: offRoster(tx, counted),
    guests: guestCount(entries),
    ...(tx.records.record(day.id) ?? emptyRecord),
    previous: before && { month: before.month, decisions: tx.records.decisions(before.id).map(pageDecision) },
    decisions: tx.records.decisions(day.id).map(pageDecision),
    madeUp: madeUp.map(({ member, lateReason }) => ({
      name: displayName(member, counted.roster),
      lateReason,
    })),
    corrections: lateCorrections(tx, day, counted, zone),
    attended: attendedRate(tally),
    studied: studiedRate(tally, madeUp.filter(({ counts }) => counts).length),
  };
}

function pageDecision({ text, responsible, deadline, outcome }: PageDecision): PageDecision {
  return { text, responsible, deadline, outcome };
}

/**
 * Names of a state, in the order of the roster. Beside a totals line silence means nothing: who was not named may have
 * been counted, so nobody is called 未登记 by name.
 */
function groupsOf(
  { roster, states, totals }: DayTally,
  reasons: ReadonlyMap<PersonId, LeaveReason>,
): (count: number, of: readonly PersonAttendance[]) => PageGroup {
  return (count, of) => {
    const silent = of.includes('unrecorded');
    if (silent && totals !== undefined) return { count, names: [] };
    const members = roster.filter(({ person, expected }) => {
      const state = states.get(person.id) ?? 'unrecorded';
      return of.includes(state) && (expected || state === 'present' || state === 'online');
    });
    const names = members.map((member): PageName => {
      const reason = reasons.get(member.person.id);
      return {
        name: displayName(member, roster),
        ...(reason === undefined || of.includes('present') || of.includes('online') ? {} : { reason }),
        ...(silent && states.has(member.person.id) ? { waiting: true } : {}),
      };
    });
    return { count, names };
  };
}

function waitingNames({ roster, states }: DayTally): readonly string[] {
  return roster.flatMap((member) => {
    const state = states.get(member.person.id);
    return state === 'leaveAsked' || state === 'leaveDeferred' ? [displayName(member, roster)] : [];
  });
}

/** The last reason that stands, by person. */
export function leaveReasons(entries: readonly AttendanceEntry[]): ReadonlyMap<PersonId, LeaveReason> {
  return new Map(
    standingEntries(entries).flatMap(({ personId, leaveReason }) =>
      personId === null || leaveReason === null ? [] : [[personId, leaveReason] as const],
    ),
  );
}

/** Somebody who has made up the study, with the entry that says so. */
export interface MadeUp {
  readonly member: RosterMember;
  readonly entry: AttendanceEntry;
  /** Of one that was marked after the window; empty when its text was erased. */
  readonly lateReason: string | null;
  /** Who was not expected is shown and does not count. */
  readonly counts: boolean;
}

/** 补学 of people who did not come after all, in the order of the roster. */
export function madeUpOn(
  tx: Tx,
  { roster, states }: Pick<DayTally, 'roster' | 'states'>,
  entries: readonly AttendanceEntry[],
): readonly MadeUp[] {
  const marks = new Map(
    standingEntries(entries).flatMap((entry) =>
      entry.kind === 'madeUp' && entry.personId !== null ? [[entry.personId, entry] as const] : [],
    ),
  );
  return roster.flatMap((member) => {
    const entry = marks.get(member.person.id);
    const state = states.get(member.person.id);
    if (entry === undefined || state === 'present' || state === 'online') return [];
    const { reasonHash } = entry;
    const lateReason = reasonHash === null ? null : (tx.attendance.text(reasonHash) ?? '');
    return [{ member, entry, lateReason, counts: member.expected }];
  });
}
