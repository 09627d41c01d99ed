import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BranchId, Instant, LookId, Month } from '../../../domain/ids.ts';
import { branch } from './org.ts';

/** Who above the branch has seen names of its month. The reason is a salted hash; its words are in `free_text`. */
export const nameLook = sqliteTable(
  'name_look',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<LookId>(),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    month: text().notNull().$type<Month>(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
    reasonHash: text().notNull(),
    /** When an officer of the branch said that it was read. */
    notedAt: integer().$type<Instant>(),
    notedBy: text(),
  },
  (t) => [
    index('name_look_branch').on(t.branchId),
    index('name_look_unnoted')
      .on(t.branchId)
      .where(sql`noted_at is null`),
  ],
);
