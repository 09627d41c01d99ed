import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type {
  BranchId,
  DecisionId,
  EntryId,
  Instant,
  LocalDate,
  LocalTime,
  Month,
  PartyDayId,
  PersonId,
  TownshipId,
} from '../../../domain/ids.ts';
import { branch, township } from './org.ts';

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
    state: text({ enum: ['planned', 'cancelled', 'skipped'] }).notNull(),
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
    state: text({ enum: ['planned', 'cancelled', 'skipped'] }).notNull(),
    date: text().notNull().$type<LocalDate>(),
    time: text().notNull().$type<LocalTime>(),
    place: text(),
    /** Comma-joined codes of 学习日, 议事日, 奉献日. */
    forms: text().notNull(),
    theme: text(),
    /** JSON array of sittings; `[]` where there is only one. */
    sittings: text().notNull().default('[]'),
    chairId: integer().$type<PersonId>(),
    recorderId: integer().$type<PersonId>(),
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
      enum: [
        'present',
        'online',
        'leave',
        'leaveAgreed',
        'leaveDeferred',
        'absent',
        'madeUp',
        'guests',
        'totals',
        'totalsSaid',
        'reversal',
      ],
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
    /** 列席: activists, of a `guests` entry. */
    guests: integer(),
    /** Why leave was asked. */
    leaveReason: text({ enum: ['migrantWork', 'family', 'farming', 'other'] }),
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
      enum: ['present', 'online', 'leaveAsked', 'leaveAgreed', 'leaveDeferred', 'absent', 'unrecorded'],
    }).notNull(),
  },
  (t) => [unique().on(t.partyDayId, t.personId), index('attendance_state_person').on(t.personId)],
);

/** The township's theme of a month (`/theme`), for the branches that have none of their own. */
export const townshipTheme = sqliteTable(
  'township_theme',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    townshipId: integer()
      .notNull()
      .references(() => township.id)
      .$type<TownshipId>(),
    month: text().notNull().$type<Month>(),
    theme: text().notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [unique().on(t.townshipId, t.month)],
);

/** The record page besides attendance: 三有 and agenda. Erasable: it holds text. */
export const partyDayRecord = sqliteTable('party_day_record', {
  partyDayId: integer().primaryKey().$type<PartyDayId>(),
  /** 有记录, 有图像, 有讨论; empty while nobody has said. */
  recorded: integer({ mode: 'boolean' }),
  pictured: integer({ mode: 'boolean' }),
  discussed: integer({ mode: 'boolean' }),
  /** How many pictures are in the record book; none is ever stored here. */
  pictures: integer(),
  /** JSON array of lines. */
  agenda: text().notNull(),
  at: integer().notNull().$type<Instant>(),
  by: text().notNull(),
});

/** 议定事项 of a Party day, and how it was carried out. Erasable: it holds text. */
export const decision = sqliteTable(
  'decision',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<DecisionId>(),
    partyDayId: integer().notNull().$type<PartyDayId>(),
    text: text().notNull(),
    /** 责任人, as written. */
    responsible: text(),
    deadline: text().$type<LocalDate>(),
    /** 落实情况, in words. */
    outcome: text(),
    outcomeAt: integer().$type<Instant>(),
    droppedAt: integer().$type<Instant>(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [index('decision_party_day').on(t.partyDayId)],
);

/** Whom an officer has telephoned about a Party day. */
export const phoneCall = sqliteTable(
  'phone_call',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    partyDayId: integer().notNull().$type<PartyDayId>(),
    personId: integer().notNull().$type<PersonId>(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [unique().on(t.partyDayId, t.personId)],
);
