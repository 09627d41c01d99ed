import { eq } from 'drizzle-orm';
import type { ImportsRepo } from '../../ports/store/imports.ts';
import type { Db } from './connection.ts';
import { fromJson } from './stored-json.ts';
import { importedRecord } from './schema/people.ts';

export function importsRepo(db: Db): ImportsRepo {
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
      const change = { cells: JSON.stringify(cells), at };
      db.insert(importedRecord)
        .values({ kind, key, ...change })
        .onConflictDoUpdate({ target: [importedRecord.kind, importedRecord.key], set: change })
        .run();
    },
  };
}
