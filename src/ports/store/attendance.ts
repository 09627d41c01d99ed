import type { EntryId, Instant, PartyDayId, PersonId } from '../../domain/ids.ts';
import type {
  EntryKind,
  EntryVia,
  LeaveReason,
  PersonAttendance,
  TotalsLine,
} from '../../domain/attendance/state.ts';

export interface AttendanceEntry {
  readonly seq: EntryId;
  readonly partyDayId: PartyDayId;
  readonly personId: PersonId | null;
  readonly kind: EntryKind;
  readonly via: EntryVia;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly key: string;
  readonly reversesSeq: EntryId | null;
  readonly totals: TotalsLine | null;
  /** 列席, of a `guests` entry. */
  readonly guests: number | null;
  readonly leaveReason: LeaveReason | null;
  readonly reasonHash: string | null;
}

export interface AttendanceRepo {
  /** Appends; `undefined` when an entry with this business key exists already: the repeat changes nothing. */
  append(entry: Omit<AttendanceEntry, 'seq'>): EntryId | undefined;
  /** In ledger order. */
  entries(id: PartyDayId): AttendanceEntry[];
  /** Projection: who has a state other than unrecorded. */
  states(id: PartyDayId): ReadonlyMap<PersonId, PersonAttendance>;
  /** Replaces the projection of one Party day. */
  project(id: PartyDayId, states: ReadonlyMap<PersonId, PersonAttendance>): void;
  /** A person's Party days with a state, newest first. */
  ofPerson(id: PersonId, limit: number): { partyDayId: PartyDayId; state: PersonAttendance }[];
  /** Keeps a text apart from the ledger, under the salted hash that the ledger holds. */
  keepText(text: string, about: { personId?: PersonId; partyDayId?: PartyDayId }): string;
  text(hash: string): string | undefined;
  /** Whom an officer has telephoned about this Party day. */
  called(id: PartyDayId): ReadonlySet<PersonId>;
  /** Called already: nothing changes. */
  markCalled(id: PartyDayId, personId: PersonId, at: Instant, by: string): void;
  /** There is something new to talk about: the person is to be telephoned again. */
  unmarkCalled(id: PartyDayId, personId: PersonId): void;
}
