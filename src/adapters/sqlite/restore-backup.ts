import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Refusal } from '../../domain/decision.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Instant } from '../../domain/ids.ts';
import type { RestoreRefusal } from '../../domain/backup/refusals.ts';
import type { Backups, RestoreFacts } from '../../ports/backups.ts';
import { backupFormat, damagedPart, readMeta, takeParts } from './backup-parts.ts';
import { writingFailed } from './make-backup.ts';
import { isFromNewer } from './migrate.ts';
import { bringUpToDate } from './open-store.ts';
import { settleRestored } from './settle-restored.ts';
import { syncPath } from './whole-files.ts';

const staging = '.restore';
const database = 'zhibu.db';
/** In the order in which they get their places: the database last, for it is what makes a DATA_DIR. */
const pieces = ['keys', 'files', database] as const;

/** @param migrationsFolder what the program knows: a backup of a newer one is refused. */
export function restoreBackup(
  migrationsFolder: string,
  file: string,
  dataDir: string,
  at: Instant,
): ReturnType<Backups['restore']> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return refuse({ kind: 'noFile' });
  const found = strangersIn(dataDir);
  if (found.length > 0) return refuse({ kind: 'notEmpty', found });
  const backup = inspect(file, migrationsFolder);
  if (!backup.ok) return backup;
  const stage = path.join(dataDir, staging);
  try {
    clearUnfinished(dataDir);
    mkdirSync(stage, { mode: 0o700 });
    const facts = prepare(file, stage, migrationsFolder, { from: backup.at as Instant, to: at });
    moveIn(stage, dataDir);
    return accept(facts);
  } catch (error) {
    const code = writingFailed(error);
    if (code === undefined) throw error;
    return refuse({ kind: 'notWritten', code });
  } finally {
    if (!existsSync(path.join(dataDir, database))) clearUnfinished(dataDir);
  }
}

/** What is there besides the lock, empty folders and what an unfinished restore has left. */
function strangersIn(dataDir: string): readonly string[] {
  const isUnfinished = existsSync(path.join(dataDir, staging)) && !existsSync(path.join(dataDir, database));
  const ours = isUnfinished ? [staging, ...pieces] : [];
  return readdirSync(dataDir, { withFileTypes: true })
    .filter(({ name }) => !/^lock\.db(-journal)?$/.test(name) && !ours.includes(name))
    .filter((entry) => !entry.isDirectory() || holdsFiles(path.join(dataDir, entry.name)))
    .map(({ name }) => name);
}

function holdsFiles(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => !entry.isDirectory() || holdsFiles(path.join(folder, entry.name)),
  );
}

function inspect(
  file: string,
  migrationsFolder: string,
): { readonly ok: true; readonly at: number } | Refusal<RestoreRefusal> {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const meta = readMeta(sqlite);
    if (!meta) return refuse({ kind: 'noBackup' });
    if (meta.format > backupFormat || isFromNewer(sqlite, migrationsFolder)) return refuse({ kind: 'newer' });
    const found = sqlite.prepare<[], string>('pragma integrity_check(1)').pluck().get();
    if (found !== 'ok') return refuse({ kind: 'damaged', found: found ?? '' });
    const part = damagedPart(sqlite);
    return part === undefined ? { ok: true, at: meta.at } : refuse({ kind: 'damaged', found: part });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'SQLITE_NOTADB') return refuse({ kind: 'noBackup' });
    if (error instanceof Error && code.startsWith('SQLITE_CORRUPT'))
      return refuse({ kind: 'damaged', found: error.message });
    throw error;
  } finally {
    sqlite.close();
  }
}

function prepare(
  file: string,
  stage: string,
  migrationsFolder: string,
  span: { from: Instant; to: Instant },
): RestoreFacts {
  const copy = path.join(stage, database);
  copyFileSync(file, copy);
  chmodSync(copy, 0o600);
  const sqlite = new Database(copy);
  try {
    sqlite.pragma('synchronous = full');
    sqlite.transaction(takeParts)(sqlite, stage);
    // The backup of an older version: whoever reads it next, as `zhibu check` does, may not bring it up to date.
    bringUpToDate(sqlite, migrationsFolder);
    return { ...sqlite.transaction(settleRestored)(sqlite, span), from: span.from };
  } finally {
    sqlite.close();
  }
}

function moveIn(stage: string, dataDir: string): void {
  for (const name of ['keys', 'files']) syncPath(path.join(stage, name));
  syncPath(path.join(stage, database));
  for (const piece of pieces) {
    const target = path.join(dataDir, piece);
    // An empty folder that stood there already.
    if (piece !== database && existsSync(target)) removeEmpty(target);
    renameSync(path.join(stage, piece), target);
  }
  rmdirSync(stage);
  syncPath(dataDir);
}

function removeEmpty(folder: string): void {
  for (const name of readdirSync(folder)) removeEmpty(path.join(folder, name));
  rmdirSync(folder);
}

/** What a restore that was broken off has left: its own places, before the database was there. */
function clearUnfinished(dataDir: string): void {
  const stage = path.join(dataDir, staging);
  if (!existsSync(stage)) return;
  for (const piece of ['keys', 'files'])
    if (!existsSync(path.join(stage, piece)))
      rmSync(path.join(dataDir, piece), { recursive: true, force: true });
  rmSync(stage, { recursive: true, force: true });
}
