import { sql } from 'drizzle-orm';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { IntegrityRepo } from '../../ports/store/integrity.ts';
import type { Db } from './connection.ts';

export function integrityRepo(db: Db): IntegrityRepo {
  return {
    damage() {
      try {
        return db
          .all<{ integrity_check: string }>(sql`pragma integrity_check`)
          .map((row) => row.integrity_check)
          .filter((found) => found !== 'ok');
      } catch (error) {
        // Some damage ends the check itself.
        if (isDamage(error)) return [error.message];
        throw error;
      }
    },
    danglingRows: () =>
      db
        .all<{ table: string; rowid: number | null; parent: string }>(sql`pragma foreign_key_check`)
        .map(({ table, rowid, parent }) => ({ table, row: rowid ?? 0, parent })),
    staleDays: () =>
      db.all<{ branchId: BranchId; month: Month }>(sql`
        select day.branch_id as branchId, day.month as month
        from party_day as day
        left join plan_revision as plan
          on plan.party_day_id = day.id
          and plan.revision = (select max(revision) from plan_revision where party_day_id = day.id)
        where plan.revision is null or plan.revision <> day.revision or plan.state <> day.state
        order by day.branch_id, day.month`),
  };
}

function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT');
}
