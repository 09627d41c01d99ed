import { and, asc, eq, gt, gte, isNull, lt, lte, min, ne, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SQLiteUpdateSetSource } from 'drizzle-orm/sqlite-core';
import type { CardId } from '../../domain/ids.ts';
import type { Card, CardsRepo } from '../../ports/store/cards.ts';
import type { Db } from './connection.ts';
import { fromJson } from './stored-json.ts';
import { card } from './schema/delivery.ts';
import { unreadLimit } from './unread-limit.ts';

const cardFields = {
  id: card.id,
  kind: card.kind,
  chatId: card.chatId,
  subject: card.subject,
  view: card.view,
  messageId: card.messageId,
  sentAt: card.sentAt,
  wanted: card.wanted,
  shown: card.shown,
  state: card.state,
  createdAt: card.createdAt,
};

// Word for word the condition of the index card_behind.
const isBehind = sql`${card.shown} < ${card.wanted} and ${card.state} <> 'lost' and ${card.messageId} is not null`;
const endOfQueue = sql`(select coalesce(max(waiting), 0) + 1 from card where shown < wanted and state <> 'lost' and message_id is not null)`;
const notLost = sql`${card.state} <> 'lost'`;
const lastCharacter = '\u{10ffff}';

export function cardsRepo(db: Db): CardsRepo {
  const find = db
    .select(cardFields)
    .from(card)
    .where(
      and(
        eq(card.kind, sql.placeholder('kind')),
        eq(card.chatId, sql.placeholder('chatId')),
        eq(card.subject, sql.placeholder('subject')),
      ),
    )
    .prepare();
  const behind = db
    .select(cardFields)
    .from(card)
    .where(and(isBehind, or(isNull(card.editNotBefore), lte(card.editNotBefore, sql.placeholder('now')))))
    .orderBy(asc(card.waiting))
    .limit(unreadLimit)
    .prepare();
  const nextPostponed = db
    .select({ at: min(card.editNotBefore) })
    .from(card)
    .where(and(isBehind, gt(card.editNotBefore, sql.placeholder('now'))))
    .prepare();
  const byId = db
    .select(cardFields)
    .from(card)
    .where(eq(card.id, sql.placeholder('id')))
    .prepare();
  const withSubject = db
    .select(cardFields)
    .from(card)
    .where(
      and(
        eq(card.kind, sql.placeholder('kind')),
        gte(card.subject, sql.placeholder('from')),
        lt(card.subject, sql.placeholder('to')),
        notLost,
      ),
    )
    .orderBy(card.id)
    .prepare();
  const lostBetween = db
    .select(cardFields)
    .from(card)
    .where(
      and(
        eq(card.kind, sql.placeholder('kind')),
        gte(card.subject, sql.placeholder('from')),
        lte(card.subject, sql.placeholder('to')),
        eq(card.state, 'lost'),
        gt(card.shown, 0),
      ),
    )
    .orderBy(card.id)
    .prepare();
  const neverSent = db
    .select(cardFields)
    .from(card)
    .where(
      and(
        eq(card.kind, sql.placeholder('kind')),
        gte(card.subject, sql.placeholder('from')),
        lt(card.subject, sql.placeholder('to')),
        isNull(card.messageId),
        ne(card.state, 'closed'),
      ),
    )
    .orderBy(card.id)
    .prepare();
  const change = (id: CardId, values: SQLiteUpdateSetSource<typeof card>, condition?: SQL) => {
    db.update(card)
      .set(values)
      .where(and(eq(card.id, id), condition))
      .run();
  };

  return {
    card: (id) => completed(byId.get({ id })),
    find: (kind, chatId, subject) => completed(find.get({ kind, chatId, subject })),
    byMessage: (chatId, messageId) =>
      completed(
        db
          .select(cardFields)
          .from(card)
          .where(and(eq(card.chatId, chatId), eq(card.messageId, messageId)))
          .get(),
      ),
    withSubject: (kind, prefix) =>
      withSubject.all({ kind, from: prefix, to: prefix + lastCharacter }).map(toCard),
    lostBetween: (kind, from, to) => lostBetween.all({ kind, from, to }).map(toCard),
    neverSent: (kind, prefix) =>
      neverSent.all({ kind, from: prefix, to: prefix + lastCharacter }).map(toCard),
    ensure({ kind, chatId, subject, view, at }) {
      const made = { kind, chatId, subject, wanted: 1, shown: 0, state: 'open' as const, createdAt: at };
      const found = find.get({ kind, chatId, subject });
      if (found) return { card: toCard(found), created: false };
      const { id } = db
        .insert(card)
        .values({ ...made, view: JSON.stringify(view), waiting: 0 })
        .returning({ id: card.id })
        .get();
      return { card: { ...made, id, view, messageId: null, sentAt: null }, created: true };
    },
    touch(id) {
      // A card that waits already keeps its place.
      const waiting = sql`case when ${isBehind} then ${card.waiting} else ${endOfQueue} end`;
      change(id, { wanted: sql`${card.wanted} + 1`, waiting }, notLost);
    },
    revive(id) {
      change(id, {
        wanted: sql`${card.wanted} + 1`,
        shown: 0,
        messageId: null,
        sentAt: null,
        state: 'open',
        waiting: endOfQueue,
      });
    },
    setView(id, view) {
      change(id, { view: JSON.stringify(view) });
    },
    setState(id, state) {
      change(id, { state });
    },
    sent(id, messageId, revision, at) {
      change(id, { messageId, sentAt: at, shown: revision, waiting: endOfQueue });
    },
    shown(id, revision) {
      change(id, { shown: sql`max(${card.shown}, ${revision})`, waiting: endOfQueue });
    },
    postpone(id, at) {
      change(id, { editNotBefore: at });
    },
    recall(now) {
      db.update(card).set({ editNotBefore: now }).where(gt(card.editNotBefore, now)).run();
    },
    behind: (now, limit) => behind.all({ now, limit }).map(toCard),
    nextPostponed: (now) => nextPostponed.get({ now })?.at ?? undefined,
  };
}

function toCard(row: Omit<Card, 'view'> & { readonly view: string }): Card {
  return { ...row, view: fromJson(row.view) };
}

function completed(row: Parameters<typeof toCard>[0] | undefined): Card | undefined {
  return row && toCard(row);
}
