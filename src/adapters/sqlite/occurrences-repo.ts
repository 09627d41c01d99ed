import { and, desc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import type { OccurrencesRepo } from '../../ports/store/occurrences.ts';
import type { Db } from './connection.ts';
import { occurrence } from './schema/delivery.ts';

const occurrenceFields = {
  kind: occurrence.kind,
  scope: occurrence.scope,
  period: occurrence.period,
  planRevision: occurrence.planRevision,
  dueAt: occurrence.dueAt,
  state: occurrence.state,
  reason: occurrence.reason,
  endedAt: occurrence.endedAt,
};

export function occurrencesRepo(db: Db): OccurrencesRepo {
  const taken = db
    .select({ id: occurrence.id })
    .from(occurrence)
    .where(
      and(
        eq(occurrence.scope, sql.placeholder('scope')),
        eq(occurrence.kind, sql.placeholder('kind')),
        eq(occurrence.period, sql.placeholder('period')),
        eq(occurrence.planRevision, sql.placeholder('planRevision')),
      ),
    )
    .prepare();

  return {
    take({ kind, scope, period, planRevision, dueAt }, { state, reason = null, at }) {
      const row = { kind, scope, period, planRevision, dueAt, state, reason, endedAt: at };
      return db.insert(occurrence).values(row).onConflictDoNothing().run().changes === 1;
    },
    taken: ({ kind, scope, period, planRevision }) =>
      taken.get({ kind, scope, period, planRevision }) !== undefined,
    free: (instant) =>
      db
        .delete(occurrence)
        .where(and(inArray(occurrence.state, ['skipped', 'failed']), gt(occurrence.dueAt, instant)))
        .run().changes,
    sweep: (before) =>
      db
        .delete(occurrence)
        .where(
          and(
            inArray(occurrence.state, ['done', 'skipped', 'failed', 'void']),
            lt(occurrence.endedAt, before),
            lt(occurrence.dueAt, before),
          ),
        )
        .run().changes,
    recent: (limit) =>
      db.select(occurrenceFields).from(occurrence).orderBy(desc(occurrence.id)).limit(limit).all(),
    skipped: (since) =>
      db
        .select(occurrenceFields)
        .from(occurrence)
        .where(and(eq(occurrence.state, 'skipped'), gte(occurrence.endedAt, since)))
        .orderBy(occurrence.id)
        .all(),
  };
}
