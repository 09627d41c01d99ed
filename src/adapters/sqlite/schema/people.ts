import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { BranchId, ChangeId, Instant, LocalDate, PersonId } from '../../../domain/ids.ts';
import type { Quarter } from '../../../domain/calendar/time.ts';
import type { FactField } from '../../../domain/people/facts.ts';

/** Erasable: the only table with members' names. Ledgers hold the id. */
export const person = sqliteTable(
  'person',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<PersonId>(),
    /** 编号, the identity; names repeat. */
    number: text().notNull().unique(),
    name: text().notNull(),
    alias: text(),
    smartphone: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [index('person_name').on(t.name)],
);

/** Ledger: dated facts about a person. The state on a day is the latest fact of each field with `from` ≤ that day. */
export const personFact = sqliteTable(
  'person_fact',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    personId: integer().notNull().$type<PersonId>(),
    field: text().notNull().$type<FactField>(),
    value: text().notNull(),
    from: text().notNull().$type<LocalDate>(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
    source: text({ enum: ['import', 'officer', 'township', 'system'] }).notNull(),
  },
  (t) => [
    index('person_fact_person').on(t.personId),
    index('person_fact_branch')
      .on(t.value)
      .where(sql`field = 'branch'`),
  ],
);

/** A change that takes effect by the township's tap: 转正, 转出, 去世 (design §3). */
export const memberChange = sqliteTable(
  'member_change',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<ChangeId>(),
    personId: integer().notNull().$type<PersonId>(),
    branchId: integer().notNull().$type<BranchId>(),
    kind: text({ enum: ['formal', 'transferred', 'died'] }).notNull(),
    /** First day on which it holds. */
    from: text().notNull().$type<LocalDate>(),
    askedAt: integer().notNull().$type<Instant>(),
    askedBy: text().notNull(),
    state: text({ enum: ['pending', 'agreed', 'declined', 'withdrawn'] }).notNull(),
    settledAt: integer().$type<Instant>(),
    settledBy: text(),
  },
  (t) => [
    index('member_change_person').on(t.personId),
    index('member_change_pending')
      .on(t.branchId)
      .where(sql`state = 'pending'`),
  ],
);

/** Ledger: contact with away members (流动党员), by quarter; the last entry of a person and quarter holds. */
export const awayContact = sqliteTable(
  'away_contact',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    personId: integer().notNull().$type<PersonId>(),
    quarter: text().notNull().$type<Quarter>(),
    state: text({ enum: ['contacted', 'notContacted'] }).notNull(),
    via: text({ enum: ['self', 'contact', 'officer'] }).notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [index('away_contact_quarter').on(t.personId, t.quarter)],
);

/** The cells as last imported, so that an unchanged cell never overwrites a later change made elsewhere. */
export const importedRecord = sqliteTable(
  'imported_record',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ['branch', 'member', 'admin', 'holiday'] }).notNull(),
    key: text().notNull(),
    /** JSON object, heading → normalised cell text. */
    cells: text().notNull(),
    at: integer().notNull().$type<Instant>(),
  },
  (t) => [unique().on(t.kind, t.key)],
);
