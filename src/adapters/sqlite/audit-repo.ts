import { createHash } from 'node:crypto';
import { asc, desc } from 'drizzle-orm';
import type { AuditEntry, AuditRepo } from '../../ports/store/audit.ts';
import type { Db } from './connection.ts';
import { fromJson } from './stored-json.ts';
import { audit } from './schema/governance.ts';
import { onlyOne } from './unread-limit.ts';

const beforeTheFirst = '0'.repeat(64);

export function auditRepo(db: Db): AuditRepo {
  const last = db.select({ hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(onlyOne).prepare();
  const head = () => last.get()?.hash ?? beforeTheFirst;
  const rows = () => db.select().from(audit).orderBy(asc(audit.seq)).all();

  return {
    append(entry) {
      const previous = head();
      const { at, actor, action, subject } = entry;
      const detail = JSON.stringify(sortedByKey(entry.detail));
      db.insert(audit)
        .values({ at, actor, action, subject, detail, previous, hash: chainHash(previous, entry) })
        .run();
    },
    head,
    entries: () => rows().map((row) => ({ ...row, detail: fromJson(row.detail) as AuditEntry['detail'] })),
    firstBroken() {
      let previous = beforeTheFirst;
      for (const row of rows()) {
        if (row.previous !== previous || row.hash !== hashOfRow(row)) return row.seq;
        previous = row.hash;
      }
      return undefined;
    },
  };
}

/** SHA-256 (hex) over the JSON array [previous, at, actor, action, subject, detail with sorted keys]. */
function chainHash(previous: string, { at, actor, action, subject, detail }: AuditEntry): string {
  const canonical = JSON.stringify([previous, at, actor, action, subject, sortedByKey(detail)]);
  return createHash('sha256').update(canonical).digest('hex');
}

function hashOfRow(row: typeof audit.$inferSelect): string | undefined {
  try {
    return chainHash(row.previous, { ...row, detail: fromJson(row.detail) as AuditEntry['detail'] });
  } catch {
    return undefined;
  }
}

function sortedByKey<T>(fields: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}
