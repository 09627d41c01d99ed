import { foldAttendance, speaksAsOfficer, standingEntries } from '../../domain/attendance/state.ts';
import type { EntryVia, LeaveReason, TotalsLine } from '../../domain/attendance/state.ts';
import type { EntryId, Instant, PersonId } from '../../domain/ids.ts';
import type { AttendanceEntry } from '../../ports/store/attendance.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchDay } from '../cards/touch.ts';

/** Who says something about attendance, when and how. */
export interface Said {
  /** When it was said or tapped. */
  readonly at: Instant;
  /** When it becomes an entry: later than `at` for a held tap. */
  readonly recordedAt: Instant;
  readonly by: string;
  readonly via: EntryVia;
  /** Of a late change. */
  readonly reasonHash?: string;
}

export type PersonKind = 'present' | 'online' | 'leave' | 'leaveAgreed' | 'leaveDeferred' | 'absent';

/**
 * Appends what was said about a person. `undefined` when it was said already: the business key carries the meaning
 * (person, day, state, own or an officer's word, how often it was overruled since), not the message, so repeats, double
 * taps and reorderings change nothing, and an officer's word stands beside a tap that said the same before. A reason for a leave that was asked without one, or for another reason, is an entry of its own.
 */
export function recordPerson(
  tx: Tx,
  day: PartyDay,
  personId: PersonId,
  kind: PersonKind,
  said: Said,
  leaveReason: LeaveReason | null = null,
): EntryId | undefined {
  const earlier = tx.attendance.entries(day.id).filter((entry) => entry.personId === personId);
  const official = speaksAsOfficer(said.via);
  const overruled = official
    ? earlier.filter((entry) => entry.kind !== kind)
    : earlier.filter((entry) => entry.kind === 'reversal' || speaksAsOfficer(entry.via));
  const key = [day.id, personId, kind, overruled.length, ...(official ? ['officer'] : [])].join(':');
  if (leaveReason === null) return append(tx, day, { personId, kind, key }, said);
  const otherwise = earlier.filter(
    (entry) => entry.leaveReason !== null && entry.leaveReason !== leaveReason,
  );
  const reasonKey = [key, leaveReason, otherwise.length].join(':');
  return append(tx, day, { personId, kind, key: reasonKey, leaveReason }, said);
}

/**
 * Appends a totals line; the same line again changes nothing, unless the reason was missing. `totalsSaid`: it contradicts the roster, waits for an
 * officer's tap, and does not govern.
 */
export function recordTotals(
  tx: Tx,
  day: PartyDay,
  totals: TotalsLine,
  said: Said,
  kind: 'totals' | 'totalsSaid' = 'totals',
): EntryId | undefined {
  const figures = figuresOf(totals);
  const others = among(tx, day, (entry) => entry.totals !== null).filter(
    (entry) => entry.totals === null || entry.kind !== kind || figuresOf(entry.totals) !== figures,
  );
  const reasoned = said.reasonHash === undefined ? [] : ['reason'];
  const key = [day.id, kind, figures, others.length, ...reasoned].join(':');
  return append(tx, day, { personId: null, kind, key, totals }, said);
}

/** Appends how many guests were there (列席); the same number again changes nothing. */
export function recordGuests(tx: Tx, day: PartyDay, guests: number, said: Said): EntryId | undefined {
  const others = among(tx, day, (entry) => entry.kind === 'guests').filter(
    (entry) => entry.guests !== guests,
  );
  const key = [day.id, 'guests', guests, others.length].join(':');
  return append(tx, day, { personId: null, kind: 'guests', key, guests }, said);
}

/** Entries of one sort with everything that reversed one of them. */
function among(tx: Tx, day: PartyDay, sort: (entry: AttendanceEntry) => boolean): readonly AttendanceEntry[] {
  const entries = tx.attendance.entries(day.id);
  const reversible = new Set(entries.filter(sort).map(({ seq }) => seq));
  return entries.filter(
    (entry) => sort(entry) || (entry.reversesSeq !== null && reversible.has(entry.reversesSeq)),
  );
}

/** Appends that somebody made up the study (补学); it stands beside the states and changes none. Said again: nothing. */
export function recordMadeUp(
  tx: Tx,
  day: PartyDay,
  personId: PersonId,
  said: Said,
  reasonHash: string | null,
): EntryId | undefined {
  const own = (entry: AttendanceEntry) => entry.personId === personId && entry.kind === 'madeUp';
  const takenBack = tx.attendance.entries(day.id).filter(own).length - standing(tx, day).filter(own).length;
  const key = [day.id, personId, 'madeUp', takenBack].join(':');
  return append(tx, day, { personId, kind: 'madeUp', key, reasonHash }, said);
}

/** Reverses one entry; an entry is reversed at most once. Nothing is ever edited. */
export function reverseEntry(
  tx: Tx,
  day: PartyDay,
  entry: AttendanceEntry,
  reasonHash: string | null,
  said: Said,
): EntryId | undefined {
  const { personId, seq } = entry;
  return append(
    tx,
    day,
    { personId, kind: 'reversal', key: `reversal:${String(seq)}`, reversesSeq: seq, reasonHash },
    said,
  );
}

/** Entries that still stand, newest first. */
export function standing(tx: Tx, day: PartyDay): readonly AttendanceEntry[] {
  return [...standingEntries(tx.attendance.entries(day.id))].reverse();
}

const nothingMore = {
  reversesSeq: null,
  totals: null,
  guests: null,
  leaveReason: null,
  reasonHash: null,
} as const;

function append(
  tx: Tx,
  day: PartyDay,
  entry: Pick<AttendanceEntry, 'personId' | 'kind' | 'key'> & Partial<AttendanceEntry>,
  said: Said,
): EntryId | undefined {
  const seq = tx.attendance.append({ ...nothingMore, ...entry, ...said, partyDayId: day.id });
  if (seq === undefined) return undefined;
  tx.attendance.project(day.id, foldAttendance(tx.attendance.entries(day.id)));
  touchDay(tx, day, entry.personId);
  return seq;
}

/** The same for lines that say the same. */
export function figuresOf({ expected, present, online, leave, absent }: TotalsLine): string {
  return [expected, present, online, leave, absent]
    .map((figure) => (figure === null ? '-' : String(figure)))
    .join('/');
}
