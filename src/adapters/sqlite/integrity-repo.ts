import type Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { IntegrityRepo } from '../../ports/store/integrity.ts';
import { findBrokenSeals } from './broken-seals.ts';
import type { Db } from './connection.ts';

export function integrityRepo(db: Db, sqlite: Database.Database): IntegrityRepo {
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
    brokenSeals() {
      try {
        return findBrokenSeals(sqlite);
      } catch (error) {
        if (isDamage(error)) return [];
        throw error;
      }
    },
    sealBook() {
      const last = sqlite
        .prepare<[], { n: number; hash: Buffer }>('select n, hash from ledger_seal order by n desc limit 1')
        .get();
      return { lines: last?.n ?? 0, head: last?.hash.toString('hex') ?? '0'.repeat(64) };
    },
    isSealed: (hash) =>
      sqlite.prepare('select 1 from ledger_seal where hash = ?').get(Buffer.from(hash, 'hex')) !== undefined,
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
