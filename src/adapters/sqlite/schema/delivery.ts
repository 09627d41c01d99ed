import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { CardId, ChatId, Instant, OccurrenceId, OutboxId, TaskId } from '../../../domain/ids.ts';
import { chat } from './accounts.ts';

/** What was received. Keeps no payload: it is there to recognise repeats. */
export const inbox = sqliteTable(
  'inbox',
  {
    bot: text().notNull(),
    updateId: integer().notNull(),
    digest: text().notNull(),
    at: integer().notNull().$type<Instant>(),
    outcome: text({ enum: ['handled', 'dead'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.bot, t.updateId, t.digest] }), index('inbox_at').on(t.at)],
);

/** Updates whose handling threw. The payload is kept 7 days at most, then type and field names only. */
export const deadLetter = sqliteTable('dead_letter', {
  id: integer().primaryKey({ autoIncrement: true }),
  bot: text().notNull(),
  updateId: integer().notNull(),
  at: integer().notNull().$type<Instant>(),
  error: text().notNull(),
  payload: text().notNull(),
  scrubbed: integer({ mode: 'boolean' }).notNull(),
});

/** Times of more than two minutes in which nothing was fetched. */
export const ingestGap = sqliteTable(
  'ingest_gap',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    from: integer().notNull().$type<Instant>(),
    to: integer().notNull().$type<Instant>(),
  },
  (t) => [index('ingest_gap_end').on(t.to)],
);

/** A message that can be changed in place. Delivery renders the current state until shown = wanted. */
export const card = sqliteTable(
  'card',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<CardId>(),
    kind: text().notNull(),
    chatId: integer()
      .notNull()
      .references(() => chat.id)
      .$type<ChatId>(),
    /** What it shows, unique within kind and chat: a repeat of the job finds the same card. */
    subject: text().notNull(),
    /** JSON: where the reader has paged to, which person is being picked. */
    view: text().notNull(),
    messageId: text(),
    /** Since when the chat has that message; empty in rows from before this was kept. */
    sentAt: integer().$type<Instant>(),
    wanted: integer().notNull(),
    shown: integer().notNull(),
    /** Place in the queue of cards that show less than is wanted: the lowest has waited longest. */
    waiting: integer().notNull(),
    state: text({ enum: ['open', 'closed', 'lost'] }).notNull(),
    /** An edit was refused for now (429): not before this instant. */
    editNotBefore: integer().$type<Instant>(),
    createdAt: integer().notNull().$type<Instant>(),
  },
  (t) => [
    unique().on(t.kind, t.chatId, t.subject),
    index('card_message').on(t.chatId, t.messageId),
    index('card_subject').on(t.kind, t.subject),
    index('card_behind')
      .on(t.waiting)
      .where(sql`shown < wanted and state <> 'lost' and message_id is not null`),
  ],
);

/**
 * Everything that leaves. pending → sending → sent | pending | dropped | failed | uncertain.
 * `body` is blanked once the row has ended.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<OutboxId>(),
    lane: text({ enum: ['answer', 'create'] }).notNull(),
    kind: text({ enum: ['message', 'card', 'document', 'answer', 'reaction'] }).notNull(),
    chatId: integer()
      .references(() => chat.id)
      .$type<ChatId>(),
    cardId: integer()
      .references(() => card.id)
      .$type<CardId>(),
    /** JSON; its shape depends on `kind`. */
    body: text().notNull(),
    /** Makes a repeat of the same intention find the same row. */
    key: text().unique(),
    /** JSON array of guards, re-checked when the row is claimed. */
    guards: text().notNull(),
    /** Waves (notices, reminders, digests) stand behind interactive messages. */
    wave: integer({ mode: 'boolean' }).notNull(),
    /** Month whose budget of new group messages it uses, when it is of the bot's own accord. */
    budgetMonth: text(),
    state: text({ enum: ['pending', 'sending', 'sent', 'dropped', 'failed', 'uncertain'] }).notNull(),
    reason: text(),
    createdAt: integer().notNull().$type<Instant>(),
    notBefore: integer().notNull().$type<Instant>(),
    expiresAt: integer().$type<Instant>(),
    attempts: integer().notNull(),
    messageId: text(),
    endedAt: integer().$type<Instant>(),
  },
  (t) => [
    index('outbox_state').on(t.state),
    index('outbox_answers')
      .on(t.id)
      .where(sql`state = 'pending' and lane = 'answer'`),
    index('outbox_creates')
      .on(t.wave, t.id, t.notBefore, t.chatId)
      .where(sql`state = 'pending' and lane = 'create'`),
    index('outbox_chat_creates')
      .on(t.chatId, t.wave, t.id)
      .where(sql`state = 'pending' and lane = 'create'`),
    index('outbox_in_flight')
      .on(t.chatId)
      .where(sql`state = 'sending' and lane = 'create'`),
    index('outbox_card_open')
      .on(t.cardId)
      .where(sql`state in ('pending', 'sending', 'uncertain')`),
    index('outbox_waiting')
      .on(t.notBefore)
      .where(sql`state = 'pending'`),
    // What may be forgotten once it has ended: nothing finds it again.
    index('outbox_forgettable')
      .on(t.endedAt)
      .where(sql`lane = 'answer' or (key is null and budget_month is null)`),
    index('outbox_budget').on(t.chatId, t.budgetMonth),
    check('outbox_state', sql`${t.state} in ('pending','sending','sent','dropped','failed','uncertain')`),
  ],
);

/** One row per due occurrence of a scheduled job: UNIQUE is what makes catch-up safe. */
export const occurrence = sqliteTable(
  'occurrence',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<OccurrenceId>(),
    kind: text().notNull(),
    scope: text().notNull(),
    period: text().notNull(),
    planRevision: integer().notNull(),
    dueAt: integer().notNull().$type<Instant>(),
    state: text({ enum: ['done', 'skipped', 'failed', 'void'] }).notNull(),
    reason: text(),
    endedAt: integer().notNull().$type<Instant>(),
  },
  (t) => [
    unique().on(t.scope, t.kind, t.period, t.planRevision),
    index('occurrence_state').on(t.state, t.endedAt),
  ],
);

/** Heavy work. The queue carries the id; the result (a file hash) is committed here by the main process. */
export const task = sqliteTable(
  'task',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<TaskId>(),
    kind: text().notNull(),
    input: text().notNull(),
    key: text().unique(),
    state: text({ enum: ['pending', 'done', 'failed'] }).notNull(),
    attempts: integer().notNull(),
    /** Begun since the last end that was told. */
    begun: integer().notNull().default(0),
    createdAt: integer().notNull().$type<Instant>(),
    notBefore: integer().notNull().$type<Instant>(),
    endedAt: integer().$type<Instant>(),
    reason: text(),
  },
  (t) => [index('task_state').on(t.state, t.notBefore)],
);
