import path from 'node:path';
import { programFacts } from '../../domain/program-facts.ts';
import type { Backups } from '../../ports/backups.ts';
import { openConnection } from './connection.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

/** @param migrationsFolder the folder that drizzle-kit generates. */
export function sqliteBackups(migrationsFolder: string): Backups {
  return {
    make: makeBackup,
    note(dataDir, at) {
      const connection = openConnection({ file: path.join(dataDir, 'zhibu.db') });
      try {
        connection.write(() =>
          connection.sqlite
            .prepare('insert or replace into meta (key, value) values (?, ?)')
            .run(programFacts.backedUp, String(at)),
        );
      } finally {
        connection.close();
      }
    },
    restore: (file, dataDir, at) => restoreBackup(migrationsFolder, file, dataDir, at),
  };
}
