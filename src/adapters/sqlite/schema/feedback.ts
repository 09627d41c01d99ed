import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { FeedbackDraftId, FeedbackId, LocalDate } from '../../../domain/ids.ts';

/** 意见. Erasable: it holds text. Days, no hours: see the port. */
export const feedback = sqliteTable(
  'feedback',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<FeedbackId>(),
    year: integer().notNull(),
    number: integer().notNull(),
    date: text().notNull().$type<LocalDate>(),
    by: text(),
    text: text().notNull(),
    state: text({ enum: ['open', 'read', 'answered'] }).notNull(),
    answer: text(),
    settledOn: text().$type<LocalDate>(),
  },
  (t) => [
    unique().on(t.year, t.number),
    index('feedback_open')
      .on(t.id)
      .where(sql`state = 'open'`),
    index('feedback_by').on(t.by),
    index('feedback_date').on(t.date),
    index('feedback_settled').on(t.settledOn),
  ],
);

/** Where the answer to an unsigned one goes: sealed with a key that is not in the database, until the answer, 90 days at most. */
export const feedbackReturn = sqliteTable('feedback_return', {
  feedbackId: integer()
    .primaryKey()
    .references(() => feedback.id)
    .$type<FeedbackId>(),
  returnTo: text().notNull(),
});

/** Written and not sent. Rows are deleted, not marked. */
export const feedbackDraft = sqliteTable('feedback_draft', {
  id: integer().primaryKey({ autoIncrement: true }).$type<FeedbackDraftId>(),
  text: text().notNull(),
  about: integer().$type<FeedbackId>(),
  date: text().notNull().$type<LocalDate>(),
});

/** How much came from one account today, under a keyed hash of the account and the day. */
export const feedbackCount = sqliteTable(
  'feedback_count',
  {
    key: text().notNull(),
    date: text().notNull().$type<LocalDate>(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.date] })],
);
