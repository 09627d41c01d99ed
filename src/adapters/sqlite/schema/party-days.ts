import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type {
  BranchId,
  EntryId,
  Instant,
  LocalDate,
  LocalTime,
  Month,
  PartyDayId,
  PersonId,
} from '../../../domain/ids.ts';
import { branch } from './org.ts';

/** The Party day of a branch and month. A moved day keeps its month. Current plan = the highest revision. */
export const partyDay = sqliteTable(
  'party_day',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<PartyDayId>(),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    month: text().notNull().$type<Month>(),
    state: text({ enum: ['planned', 'cancelled'] }).notNull(),
    revision: integer().notNull(),
    closedAt: integer().$type<Instant>(),
  },
  (t) => [unique().on(t.branchId, t.month), index('party_day_month').on(t.month)],
);

/** Ledger: every plan that was ever chosen. */
export const planRevision = sqliteTable(
  'plan_revision',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    partyDayId: integer().notNull().$type<PartyDayId>(),
    revision: integer().notNull(),
    state: text({ enum: ['planned', 'cancelled'] }).notNull(),
    date: text().notNull().$type<LocalDate>(),
    time: text().notNull().$type<LocalTime>(),
    place: text(),
    /** Comma-joined codes of 学习日, 议事日, 奉献日. */
    forms: text().notNull(),
    theme: text(),
    reasonHash: text(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [unique().on(t.partyDayId, t.revision)],
);

/** Ledger: who was said to be where, by whom, when, how. `key` is the business key that makes repeats harmless. */
export const attendanceEntry = sqliteTable(
  'attendance_entry',
  {
    seq: integer().primaryKey({ autoIncrement: true }).$type<EntryId>(),
    partyDayId: integer().notNull().$type<PartyDayId>(),
    /** Empty for a totals line. */
    personId: integer().$type<PersonId>(),
    kind: text({
      enum: ['present', 'online', 'leave', 'leaveAgreed', 'absent', 'totals', 'reversal'],
    }).notNull(),
    via: text({ enum: ['tap', 'text', 'officer', 'leader', 'township', 'family', 'system'] }).notNull(),
    /** When it was said or tapped; `recordedAt` is when it became an entry. */
    at: integer().notNull().$type<Instant>(),
    recordedAt: integer().notNull().$type<Instant>(),
    by: text().notNull(),
    key: text().notNull().unique(),
    reversesSeq: integer().$type<EntryId>(),
    expected: integer(),
    present: integer(),
    online: integer(),
    leave: integer(),
    absent: integer(),
    reasonHash: text(),
  },
  (t) => [index('attendance_entry_day').on(t.partyDayId)],
);

/** Projection of the ledger: the state of each person on a Party day. Rebuilt by folding; `zhibu check` compares. */
export const attendanceState = sqliteTable(
  'attendance_state',
  {
    partyDayId: integer().notNull().$type<PartyDayId>(),
    personId: integer().notNull().$type<PersonId>(),
    state: text({
      enum: ['present', 'online', 'leaveAsked', 'leaveAgreed', 'absent', 'unrecorded'],
    }).notNull(),
  },
  (t) => [unique().on(t.partyDayId, t.personId), index('attendance_state_person').on(t.personId)],
);
