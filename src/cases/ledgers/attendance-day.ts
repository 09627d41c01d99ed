import { localOf } from '../../domain/calendar/time.ts';
import { guestCount } from '../../domain/attendance/state.ts';
import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { BranchId, LocalDate, Month } from '../../domain/ids.ts';
import type {
  AttendanceDay,
  AttendanceRow,
  LedgerState,
  MadeUpMark,
} from '../../domain/ledgers/attendance.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally, offRoster } from '../attendance/day-tally.ts';
import { writtenDay } from '../record/written-day.ts';
import { leaveReasons, madeUpOn } from '../record/page-facts.ts';
import type { MadeUp } from '../record/page-facts.ts';
import { displayName } from '../roster/display-name.ts';
import { nameOfRef } from '../roster/name-of-ref.ts';
import type { RosterMember } from '../roster/roster-on.ts';

/** The branch's Party day of the month, if it has come or something was recorded. */
export function dayThatCame(
  tx: Tx,
  branchId: BranchId,
  month: Month,
  today: LocalDate,
): PartyDay | undefined {
  const day = tx.partyDays.of(branchId, month);
  if (day?.state !== 'planned') return undefined;
  return day.date <= today || dayTally(tx, day).recorded ? day : undefined;
}

/** A Party day as the ledgers write it down: the counts of everywhere else, and what is known of each one. */
export function attendanceDay(tx: Tx, day: PartyDay, zone: string): AttendanceDay {
  const counted = dayTally(tx, day);
  const { roster, states, reported, totals, onBehalf } = counted;
  const entries = tx.attendance.entries(day.id);
  const reasons = leaveReasons(entries);
  const marks = madeUpOn(tx, counted, entries);
  const madeUp = new Map(marks.map((mark) => [mark.member.person.id, mark]));
  const rows = roster.map((member): AttendanceRow => {
    const { person, state, expected } = member;
    const said = states.get(person.id);
    const came = said === 'present' || said === 'online';
    const mark = madeUp.get(person.id);
    return {
      name: displayName(member, roster),
      number: person.number,
      group: state.group === null ? null : (tx.org.partyGroup(state.group)?.name ?? null),
      status: state.status,
      counted: expected || came,
      state: ledgerState(member, said, totals !== undefined),
      leaveReason: came ? null : (reasons.get(person.id) ?? null),
      waiting: expected && (said === 'leaveAsked' || said === 'leaveDeferred'),
      onBehalf: onBehalf.has(person.id),
      madeUp: mark ? markOf(tx, mark, zone) : null,
    };
  });
  return {
    ...writtenDay(tx, day, states),
    tally: counted.tally,
    reported: reported ?? null,
    guests: guestCount(entries),
    madeUp: marks.filter(({ counts }) => counts).length,
    rows,
    offRoster: offRoster(tx, counted).map(({ name }) => name),
  };
}

function ledgerState(
  { state, expected }: RosterMember,
  said: PersonAttendance | undefined,
  isReported: boolean,
): LedgerState {
  if (said === 'present' || said === 'online') return said;
  if (!expected) return state.status === 'suspended' ? 'suspended' : state.away ? 'away' : 'excused';
  switch (said) {
    case 'leaveAgreed':
      return 'leave';
    case 'absent':
      return 'absent';
    case undefined:
      return isReported ? 'unnamed' : 'unrecorded';
    case 'leaveAsked':
    case 'leaveDeferred':
    case 'unrecorded':
      return 'unrecorded';
  }
}

function markOf(tx: Tx, { entry, lateReason }: MadeUp, zone: string): MadeUpMark {
  return { date: localOf(entry.at, zone).date, by: nameOfRef(tx, entry.by), lateReason };
}
