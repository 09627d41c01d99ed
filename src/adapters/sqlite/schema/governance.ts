import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../../../domain/ids.ts';

/** Figures of the county's own practice. branch > township > county > default. */
export const setting = sqliteTable(
  'setting',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    level: text({ enum: ['county', 'township', 'branch'] }).notNull(),
    /** 0 for the county, else the township's or branch's id. */
    scopeId: integer().notNull(),
    key: text().notNull(),
    value: text().notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [unique().on(t.level, t.scopeId, t.key)],
);

/** Ledger and hash chain: who did what, in codes. No names, no texts. */
export const audit = sqliteTable('audit', {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull().$type<Instant>(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  detail: text().notNull(),
  previous: text().notNull(),
  hash: text().notNull().unique(),
});

/** Small facts about the program itself: heartbeat, last backup. */
export const meta = sqliteTable('meta', {
  key: text().primaryKey(),
  value: text().notNull(),
});
