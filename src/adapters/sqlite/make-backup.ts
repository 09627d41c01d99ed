import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Decision } from '../../domain/decision.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Instant } from '../../domain/ids.ts';
import type { BackupRefusal } from '../../domain/backup/refusals.ts';
import type { BackupFacts, Backups } from '../../ports/backups.ts';
import { addParts } from './backup-parts.ts';
import { findBrokenSeals } from './broken-seals.ts';
import { sweepUnfinished, takeWorkplace } from './unfinished-backups.ts';
import type { Workplace } from './unfinished-backups.ts';
import { putInPlace, syncPath } from './whole-files.ts';

const busyTimeoutMs = 30_000;

export const makeBackup: Backups['make'] = (dataDir, file, at, stage = () => undefined) => {
  const database = path.join(dataDir, 'zhibu.db');
  if (!existsSync(database)) return refuse({ kind: 'noDatabase' });
  const folder = path.dirname(file);
  sweepUnfinished(folder);
  if (existsSync(file)) return refuse({ kind: 'exists' });
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return refuse({ kind: 'noFolder' });
  let workplace: Workplace | undefined;
  try {
    workplace = takeWorkplace(file);
    const temporary = workplace.file;
    // VACUUM INTO takes a file that is there and empty: so that nobody else can read it at any moment.
    closeSync(openSync(temporary, 'wx', 0o600));
    stage('copying');
    copyDatabase(database, temporary);
    stage('checking');
    const checked = complete(temporary, dataDir, at);
    if (!checked.ok) return checked;
    syncPath(temporary);
    const { size } = statSync(temporary);
    if (!putInPlace(temporary, file)) return refuse({ kind: 'exists' });
    return accept({ ...checked.value, bytes: size });
  } catch (error) {
    const code = writingFailed(error);
    if (code === undefined) throw error;
    return refuse({ kind: 'notWritten', code });
  } finally {
    workplace?.leave();
  }
};

/** One snapshot of the database; its writers go on meanwhile. */
function copyDatabase(database: string, target: string): void {
  const sqlite = new Database(database, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  try {
    sqlite.prepare('vacuum into ?').run(target);
  } finally {
    sqlite.close();
  }
}

function complete(
  temporary: string,
  dataDir: string,
  at: Instant,
): Decision<Omit<BackupFacts, 'bytes'>, BackupRefusal> {
  const copy = new Database(temporary);
  try {
    // The copy is thrown away when anything happens to it.
    copy.pragma('journal_mode = memory');
    copy.pragma('synchronous = off');
    copy.transaction(addParts)(copy, dataDir, at);
    const found = copy.prepare<[], string>('pragma integrity_check(1)').pluck().get();
    if (found !== 'ok') return refuse({ kind: 'damaged', found: found ?? '' });
    const auditHead = copy.prepare<[], string>('select hash from audit order by seq desc limit 1').pluck();
    return accept({
      at,
      auditHead: auditHead.get() ?? '0'.repeat(64),
      brokenLines: findBrokenSeals(copy).length,
    });
  } finally {
    copy.close();
  }
}

/** The code of an error of the disk, as SQLite or the system tells it; `undefined` for any other. */
export function writingFailed(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  if (code === 'SQLITE_FULL') return 'ENOSPC';
  const ofSqlite = /^SQLITE_(IOERR|CANTOPEN|READONLY|PERM)/.test(code);
  return ofSqlite || ('syscall' in error && code !== 'EEXIST') ? code : undefined;
}
