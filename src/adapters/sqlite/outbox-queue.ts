import { and, asc, gt, lte, min, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { OutboxRepo } from '../../ports/store/outbox.ts';
import type { Db } from './connection.ts';
import { outboxFields, toOutboxRow } from './outbox-rows.ts';
import { outbox } from './schema/delivery.ts';

type QueuePart = Pick<OutboxRepo, 'dueAnswers' | 'dueCreates' | 'nextDue'>;

const now = sql.placeholder('now');
const limit = sql.placeholder('limit');

/** States and lanes are spelled out, not bound: SQLite takes a partial index only when it sees the values. */
export function outboxQueue(db: Db): QueuePart {
  const answers = db
    .select(outboxFields)
    .from(outbox)
    .where(and(sql`${outbox.state} = 'pending' and ${outbox.lane} = 'answer'`, lte(outbox.notBefore, now)))
    .orderBy(asc(outbox.id))
    .limit(limit)
    .prepare();

  const inFlight = alias(outbox, 'in_flight');
  const earlier = alias(outbox, 'earlier');
  const creates = db
    .select(outboxFields)
    .from(outbox)
    .where(
      sql`${outbox.state} = 'pending' and ${outbox.lane} = 'create' and ${outbox.notBefore} <= ${now}
        and not exists (
          select 1 from ${outbox} as in_flight
          where ${inFlight.state} = 'sending' and ${inFlight.lane} = 'create'
            and ${inFlight.chatId} = ${outbox.chatId})
        and not exists (
          select 1 from ${outbox} as earlier
          where ${earlier.state} = 'pending' and ${earlier.lane} = 'create' and ${earlier.notBefore} <= ${now}
            and ${earlier.chatId} = ${outbox.chatId}
            and (${earlier.wave}, ${earlier.id}) < (${outbox.wave}, ${outbox.id}))`,
    )
    .orderBy(asc(outbox.wave), asc(outbox.id))
    .limit(limit)
    .prepare();

  return {
    dueAnswers: (instant, rows) => answers.all({ now: instant, limit: rows }).map(toOutboxRow),
    dueCreates: (instant, rows) => creates.all({ now: instant, limit: rows }).map(toOutboxRow),
    nextDue(instant) {
      const next = db
        .select({ at: min(outbox.notBefore) })
        .from(outbox)
        .where(and(sql`${outbox.state} = 'pending'`, gt(outbox.notBefore, instant)))
        .get();
      return next?.at ?? undefined;
    },
  };
}
