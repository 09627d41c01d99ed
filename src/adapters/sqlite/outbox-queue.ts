import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../../domain/ids.ts';
import type { OutboxRepo } from '../../ports/store/outbox.ts';
import type { Db } from './connection.ts';
import { outboxFields, toOutboxRow } from './outbox-rows.ts';
import { outbox } from './schema/delivery.ts';
import { unreadLimit } from './unread-limit.ts';

type QueuePart = Pick<OutboxRepo, 'dueAnswers' | 'dueCreates' | 'nextDue'>;

const now = sql.placeholder('now');
const limit = unreadLimit;
const due = alias(outbox, 'due');
const rival = alias(outbox, 'rival');
const flying = alias(outbox, 'flying');

// States and lanes are spelled out, not bound: SQLite takes a partial index only when it sees the values. INDEXED BY:
// left alone it would read all that is pending, and sort it, at each look.
const dueAnswers = sql`
  select ${due.id} from ${outbox} as due indexed by outbox_answers
  where ${due.state} = 'pending' and ${due.lane} = 'answer' and ${due.notBefore} <= ${now}
  order by ${due.id} limit ${limit}`;
const firstOfItsChat = sql`
  select ${rival.id} from ${outbox} as rival indexed by outbox_chat_creates
  where ${rival.state} = 'pending' and ${rival.lane} = 'create' and ${rival.notBefore} <= ${now}
    and ${rival.chatId} is ${due.chatId}
  order by ${rival.wave}, ${rival.id} limit 1`;
const inFlightInItsChat = sql`
  select 1 from ${outbox} as flying indexed by outbox_in_flight
  where ${flying.state} = 'sending' and ${flying.lane} = 'create' and ${flying.chatId} is ${due.chatId}`;
const dueCreates = sql`
  select ${due.id} from ${outbox} as due indexed by outbox_creates
  where ${due.state} = 'pending' and ${due.lane} = 'create' and ${due.notBefore} <= ${now}
    and not exists (${inFlightInItsChat})
    and ${due.id} = (${firstOfItsChat})
  order by ${due.wave}, ${due.id} limit ${limit}`;

/** What leaves next. Asked after each sent message, so its cost must not grow with what waits. */
export function outboxQueue(db: Db): QueuePart {
  const rows = (ids: SQL) =>
    db
      .select(outboxFields)
      .from(outbox)
      .where(sql`${outbox.id} in (${ids})`)
      .orderBy(outbox.wave, outbox.id)
      .prepare();
  const answers = rows(dueAnswers);
  const creates = rows(dueCreates);
  const next = db
    .select({ at: sql<Instant | null>`min(${due.notBefore})` })
    .from(sql`${outbox} as due indexed by outbox_waiting`)
    .where(sql`${due.state} = 'pending' and ${due.notBefore} > ${now}`)
    .prepare();

  return {
    dueAnswers: (instant, most) => answers.all({ now: instant, limit: most }).map(toOutboxRow),
    dueCreates: (instant, most) => creates.all({ now: instant, limit: most }).map(toOutboxRow),
    nextDue: (instant) => next.get({ now: instant })?.at ?? undefined,
  };
}
