import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { HelpKind } from '../../../domain/digest/help.ts';
import type { BranchId, Instant, Month, TownshipId } from '../../../domain/ids.ts';
import { branch, township } from './org.ts';

/** A township digest that was sent. */
export const digest = sqliteTable(
  'digest',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    townshipId: integer()
      .notNull()
      .references(() => township.id)
      .$type<TownshipId>(),
    month: text().notNull().$type<Month>(),
    issue: text({ enum: ['first', 'final'] }).notNull(),
    at: integer().notNull().$type<Instant>(),
  },
  (t) => [unique().on(t.townshipId, t.month, t.issue), index('digest_newest').on(t.townshipId, t.at)],
);

/** Which branches it named for help, and with what: shown twice, it folds. */
export const digestItem = sqliteTable(
  'digest_item',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    digestId: integer()
      .notNull()
      .references(() => digest.id),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    help: text().notNull().$type<HelpKind>(),
  },
  (t) => [unique().on(t.digestId, t.branchId, t.help)],
);

/** What a township did about it, in which month's digest. */
export const helpMark = sqliteTable(
  'help_mark',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    month: text().notNull().$type<Month>(),
    help: text().notNull().$type<HelpKind>(),
    mark: text({ enum: ['reminded', 'invited', 'contacted'] }).notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [unique().on(t.branchId, t.month, t.help, t.mark)],
);
