import { eq, sql } from 'drizzle-orm';
import type { ImportsRepo } from '../../ports/store/imports.ts';
import type { Db } from './connection.ts';
import { fromJson } from './stored-json.ts';
import { importedRecord } from './schema/people.ts';

export function importsRepo(db: Db): ImportsRepo {
  const put = db
    .insert(importedRecord)
    .values({
      kind: sql.placeholder('kind'),
      key: sql.placeholder('key'),
      cells: sql.placeholder('cells'),
      at: sql.placeholder('at'),
    })
    .onConflictDoUpdate({
      target: [importedRecord.kind, importedRecord.key],
      set: { cells: sql`excluded.cells`, at: sql`excluded.at` },
    })
    .prepare();
  return {
    cells(kind) {
      const rows = db
        .select({ key: importedRecord.key, cells: importedRecord.cells })
        .from(importedRecord)
        .where(eq(importedRecord.kind, kind))
        .orderBy(importedRecord.id)
        .all();
      return new Map(rows.map(({ key, cells }) => [key, fromJson(cells) as Record<string, string>]));
    },
    putCells(kind, key, cells, at) {
      put.run({ kind, key, cells: JSON.stringify(cells), at });
    },
  };
}
