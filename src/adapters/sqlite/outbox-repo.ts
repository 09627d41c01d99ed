import { and, count, desc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { neverKnown } from '../../ports/store/outbox.ts';
import type { OutboxRepo, OutboxState } from '../../ports/store/outbox.ts';
import type { Db } from './connection.ts';
import { outboxQueue } from './outbox-queue.ts';
import { blankBody, outboxFields, toOutboxRow, toStoredRow } from './outbox-rows.ts';
import { outbox } from './schema/delivery.ts';
import { onlyOne } from './unread-limit.ts';

const noRows: Readonly<Record<OutboxState, number>> = {
  pending: 0,
  sending: 0,
  sent: 0,
  dropped: 0,
  failed: 0,
  uncertain: 0,
};

export function outboxRepo(db: Db): OutboxRepo {
  const add = db
    .insert(outbox)
    .values({
      lane: sql.placeholder('lane'),
      kind: sql.placeholder('kind'),
      chatId: sql.placeholder('chatId'),
      cardId: sql.placeholder('cardId'),
      body: sql.placeholder('body'),
      key: sql.placeholder('key'),
      guards: sql.placeholder('guards'),
      wave: sql.placeholder('wave'),
      budgetMonth: sql.placeholder('budgetMonth'),
      state: sql.placeholder('state'),
      reason: sql.placeholder('reason'),
      endedAt: sql.placeholder('endedAt'),
      createdAt: sql.placeholder('createdAt'),
      notBefore: sql.placeholder('notBefore'),
      expiresAt: sql.placeholder('expiresAt'),
      attempts: 0,
    })
    .onConflictDoNothing({ target: outbox.key })
    .returning({ id: outbox.id })
    .prepare();
  const byId = db
    .select(outboxFields)
    .from(outbox)
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare();
  const byKey = db
    .select(outboxFields)
    .from(outbox)
    .where(eq(outbox.key, sql.placeholder('key')))
    .prepare();
  // Word for word the condition of the index outbox_card_open.
  const openOfCard = db
    .select(outboxFields)
    .from(outbox)
    .where(
      and(
        eq(outbox.cardId, sql.placeholder('id')),
        sql`${outbox.state} in ('pending', 'sending', 'uncertain')`,
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(onlyOne)
    .prepare();
  const claim = db
    .update(outbox)
    .set({ state: 'sending', attempts: sql`${outbox.attempts} + 1` })
    .where(sql`${outbox.id} = ${sql.placeholder('id')} and ${outbox.state} = 'pending'`)
    .prepare();
  const end = db
    .update(outbox)
    .set({
      state: sql`${sql.placeholder('state')}`,
      endedAt: sql`${sql.placeholder('at')}`,
      reason: sql`${sql.placeholder('reason')}`,
      messageId: sql`${sql.placeholder('messageId')}`,
      body: sql`coalesce(${sql.placeholder('body')}, ${outbox.body})`,
    })
    .where(
      sql`${outbox.id} = ${sql.placeholder('id')} and ${outbox.state} in ('pending', 'sending', 'uncertain')`,
    )
    .prepare();
  const standing = (state: 'sending' | 'uncertain') => {
    const rows = db
      .select(outboxFields)
      .from(outbox)
      .where(sql`${outbox.state} = ${sql.raw(`'${state}'`)}`)
      .orderBy(outbox.id)
      .prepare();
    return () => rows.all().map(toOutboxRow);
  };
  const uncertainIn = db
    .select(outboxFields)
    .from(outbox)
    .where(sql`${outbox.chatId} = ${sql.placeholder('chatId')} and ${outbox.state} = 'uncertain'`)
    .orderBy(outbox.id)
    .prepare();

  return {
    ...outboxQueue(db),
    add: (row) => add.all(toStoredRow(row))[0]?.id,
    row(id) {
      const found = byId.get({ id });
      return found && toOutboxRow(found);
    },
    byKey(key) {
      const found = byKey.get({ key });
      return found && toOutboxRow(found);
    },
    openOfCard(id) {
      const found = openOfCard.get({ id });
      return found && toOutboxRow(found);
    },
    claim: (id) => claim.run({ id }).changes === 1,
    putBack(id, notBefore) {
      const { changes } = db
        .update(outbox)
        .set({ state: 'pending', notBefore, reason: null, endedAt: null })
        .where(and(eq(outbox.id, id), inArray(outbox.state, ['sending', 'uncertain'])))
        .run();
      if (changes === 0)
        throw new Error(`Putting back outbox row ${String(id)}: it is neither being sent nor uncertain.`);
    },
    end(id, state, at, { messageId = null, reason = null } = {}) {
      const body = state === 'uncertain' ? null : blankBody;
      if (end.run({ id, state, at, reason, messageId, body }).changes === 0)
        throw new Error(`Ending outbox row ${String(id)} as ${state}: it has ended already, or never was.`);
    },
    inFlight: standing('sending'),
    uncertain: standing('uncertain'),
    uncertainIn: (chatId) => uncertainIn.all({ chatId }).map(toOutboxRow),
    documents: () =>
      db
        .select(outboxFields)
        .from(outbox)
        .where(and(eq(outbox.kind, 'document'), inArray(outbox.state, ['pending', 'sending', 'uncertain'])))
        .all()
        .map(toOutboxRow)
        .flatMap(({ body }) => (body.kind === 'document' ? [body.sha256] : [])),
    failures: () =>
      db
        .select({ reason: sql<string>`coalesce(${outbox.reason}, '')`, rows: count() })
        .from(outbox)
        .where(eq(outbox.state, 'failed'))
        .groupBy(outbox.reason)
        .orderBy(sql`2 desc, 1`)
        .all(),
    counts() {
      const rows = db.select({ state: outbox.state, rows: count() }).from(outbox).groupBy(outbox.state).all();
      return { ...noRows, ...Object.fromEntries(rows.map(({ state, rows: n }) => [state, n])) };
    },
    openCounts() {
      const open = ['pending', 'sending', 'failed', 'uncertain'] as const;
      const rows = db
        .select({ state: outbox.state, rows: count() })
        .from(outbox)
        .where(inArray(outbox.state, open))
        .groupBy(outbox.state)
        .all();
      const { pending, sending, failed, uncertain } = {
        ...noRows,
        ...Object.fromEntries(rows.map(({ state, rows: n }) => [state, n])),
      };
      return { pending, sending, failed, uncertain };
    },
    sweep: (before, limit) =>
      // Word for word the condition of the index.
      db.run(sql`
        delete from ${outbox} where id in (
          select id from ${outbox} indexed by outbox_forgettable
          where (lane = 'answer' or (key is null and budget_month is null))
            and ended_at < ${before} and state in ('sent', 'dropped', 'failed')
          limit ${limit} + 0)`).changes,
    budgetUsed(chatId, month) {
      const used = db
        .select({ rows: count() })
        .from(outbox)
        .where(
          and(
            eq(outbox.chatId, chatId),
            eq(outbox.budgetMonth, month),
            or(inArray(outbox.state, ['sending', 'sent', 'uncertain']), eq(outbox.reason, neverKnown)),
          ),
        )
        .get();
      return used?.rows ?? 0;
    },
    recall(now) {
      db.update(outbox)
        .set({ notBefore: now })
        .where(and(sql`${outbox.state} = 'pending'`, gt(outbox.notBefore, now)))
        .run();
    },
    dropFor(chatId, reason, at) {
      db.update(outbox)
        .set({ state: 'dropped', reason, endedAt: at, body: blankBody })
        .where(and(eq(outbox.chatId, chatId), sql`${outbox.state} = 'pending'`))
        .run();
    },
  };
}
