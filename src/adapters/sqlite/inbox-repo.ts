import { and, count, eq, lt, sql } from 'drizzle-orm';
import type { InboxRepo } from '../../ports/store/inbox.ts';
import type { Db } from './connection.ts';
import { deadLetter, inbox } from './schema/delivery.ts';
import { scrubPayload } from './scrub-payload.ts';

export function inboxRepo(db: Db): InboxRepo {
  const receive = db
    .insert(inbox)
    .values({
      bot: sql.placeholder('bot'),
      updateId: sql.placeholder('updateId'),
      digest: sql.placeholder('digest'),
      at: sql.placeholder('at'),
      outcome: 'handled',
    })
    .onConflictDoNothing()
    .prepare();

  return {
    receive: ({ bot, updateId, digest, at }) => receive.run({ bot, updateId, digest, at }).changes === 1,
    bury({ bot, updateId, digest, at, error, payload }) {
      db.insert(inbox)
        .values({ bot, updateId, digest, at, outcome: 'dead' })
        .onConflictDoUpdate({ target: [inbox.bot, inbox.updateId, inbox.digest], set: { outcome: 'dead' } })
        .run();
      db.insert(deadLetter).values({ bot, updateId, at, error, payload, scrubbed: false }).run();
    },
    deadLetters: () =>
      db
        .select({
          bot: deadLetter.bot,
          updateId: deadLetter.updateId,
          at: deadLetter.at,
          error: deadLetter.error,
          payload: deadLetter.payload,
          scrubbed: deadLetter.scrubbed,
        })
        .from(deadLetter)
        .orderBy(deadLetter.id)
        .all(),
    deadLetterCount: () => db.select({ letters: count() }).from(deadLetter).get()?.letters ?? 0,
    sweep(before, forgetBefore) {
      const old = db
        .select({ id: deadLetter.id, payload: deadLetter.payload })
        .from(deadLetter)
        .where(and(eq(deadLetter.scrubbed, false), lt(deadLetter.at, before)))
        .all();
      for (const { id, payload } of old)
        db.update(deadLetter)
          .set({ payload: scrubPayload(payload), scrubbed: true })
          .where(eq(deadLetter.id, id))
          .run();
      db.delete(inbox).where(lt(inbox.at, forgetBefore)).run();
    },
  };
}
