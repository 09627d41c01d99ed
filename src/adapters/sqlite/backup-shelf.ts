import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { accept } from '../../domain/decision.ts';
import type { Instant, LocalDate } from '../../domain/ids.ts';
import type { BackupShelf } from '../../ports/backups.ts';
import { readMeta } from './backup-parts.ts';
import { makeBackup } from './make-backup.ts';

const shelved = /^zhibu-(\d{4}-\d{2}-\d{2})\.db$/;

export function backupShelf(dataDir: string): BackupShelf {
  const folder = path.join(dataDir, 'backups');
  const fileOf = (date: LocalDate) => path.join(folder, `zhibu-${date}.db`);
  const names = () => (existsSync(folder) ? readdirSync(folder) : []);
  return {
    dates: () => names().flatMap((name) => (shelved.exec(name)?.[1] ?? []) as LocalDate | []),
    make(date, at) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(date);
      const made = makeBackup(dataDir, file, at);
      if (made.ok || made.reason.kind !== 'exists') return made;
      return accept({ at: momentOf(file), brokenLines: 0 });
    },
    remove(date) {
      rmSync(fileOf(date), { force: true });
    },
  };
}

function momentOf(file: string): Instant {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return (readMeta(sqlite)?.at ?? 0) as Instant;
  } finally {
    sqlite.close();
  }
}
