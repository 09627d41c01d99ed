import { and, count, eq, gt, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { TasksRepo } from '../../ports/store/tasks.ts';
import type { Db } from './connection.ts';
import { fromJson } from './stored-json.ts';
import { task } from './schema/delivery.ts';
import { unreadLimit } from './unread-limit.ts';

const oneLess = sql`max(${task.begun} - 1, 0)`;
const noTasks = { pending: 0, failed: 0 };

export function tasksRepo(db: Db): TasksRepo {
  const byId = db
    .select({
      id: task.id,
      kind: task.kind,
      input: task.input,
      state: task.state,
      attempts: task.attempts,
      begun: task.begun,
    })
    .from(task)
    .where(eq(task.id, sql.placeholder('id')))
    .prepare();
  const pending = db
    .select({ id: task.id })
    .from(task)
    .where(and(eq(task.state, 'pending'), lte(task.notBefore, sql.placeholder('now'))))
    .orderBy(task.id)
    .limit(unreadLimit)
    .prepare();

  return {
    add({ kind, input, key = null, at }) {
      const row = { kind, input: JSON.stringify(input), key, createdAt: at, notBefore: at };
      return db
        .insert(task)
        .values({ ...row, state: 'pending', attempts: 0 })
        .onConflictDoNothing({ target: task.key })
        .returning({ id: task.id })
        .all()[0]?.id;
    },
    task(id) {
      const found = byId.get({ id });
      return found && { ...found, input: fromJson(found.input) };
    },
    pending: (now, limit) => pending.all({ now, limit }).map(({ id }) => id),
    end(id, state, at, reason) {
      db.update(task)
        .set({ state, endedAt: at, reason: reason ?? null })
        .where(and(eq(task.id, id), eq(task.state, 'pending')))
        .run();
    },
    failedSince: (at) =>
      db
        .select({ rows: count() })
        .from(task)
        .where(and(eq(task.state, 'failed'), gte(task.endedAt, at)))
        .get()?.rows ?? 0,
    retry(id, notBefore) {
      db.update(task)
        .set({ attempts: sql`${task.attempts} + 1`, begun: oneLess, notBefore })
        .where(and(eq(task.id, id), eq(task.state, 'pending')))
        .run();
    },
    begin(id) {
      db.update(task)
        .set({ begun: sql`${task.begun} + 1` })
        .where(and(eq(task.id, id), eq(task.state, 'pending')))
        .run();
    },
    putBack(id) {
      db.update(task)
        .set({ begun: oneLess })
        .where(and(eq(task.id, id), eq(task.state, 'pending')))
        .run();
    },
    begun: () =>
      db
        .select({ id: task.id })
        .from(task)
        .where(and(eq(task.state, 'pending'), gt(task.begun, 0)))
        .all()
        .map(({ id }) => id),
    counts() {
      const rows = db
        .select({ state: task.state, rows: count() })
        .from(task)
        .where(inArray(task.state, ['pending', 'failed']))
        .groupBy(task.state)
        .all();
      return { ...noTasks, ...Object.fromEntries(rows.map(({ state, rows: n }) => [state, n])) };
    },
    sweep: (before) =>
      db
        .delete(task)
        .where(and(inArray(task.state, ['done', 'failed']), lt(task.endedAt, before), isNull(task.key)))
        .run().changes,
    recall(now) {
      db.update(task)
        .set({ notBefore: now })
        .where(and(eq(task.state, 'pending'), gt(task.notBefore, now)))
        .run();
    },
  };
}
