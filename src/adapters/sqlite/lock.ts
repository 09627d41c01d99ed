import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Decision } from '../../domain/decision.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Instant } from '../../domain/ids.ts';

/** Who writes to a DATA_DIR. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: Instant;
}

export interface WriterLock {
  release(): void;
}

const rounds = 5;

/**
 * Takes the one writer's place in `dataDir`, for as long as the process lives: an open transaction on `lock.db`, which
 * the operating system ends with the process, whatever killed it. Fails at once when somebody else has it, and says who
 * (`undefined` in the moment before the other has written its name).
 *
 * Never open `lock.db` by other means inside the holding process: closing any handle on it drops the lock (POSIX).
 */
export function takeWriterLock(
  dataDir: string,
  holder: LockHolder,
): Decision<WriterLock, { readonly heldBy: LockHolder | undefined }> {
  const sqlite = new Database(join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    if (holdUnderName(sqlite, holder))
      return accept({
        release: () => {
          sqlite.close();
        },
      });
    const heldBy = readHolder(sqlite);
    sqlite.close();
    return refuse({ heldBy });
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/**
 * The name must be committed to be readable, and between that commit and the lasting transaction another process may
 * slip in with its own name: then it is done again, until the name under the lock is ours.
 */
function holdUnderName(sqlite: Database.Database, holder: LockHolder): boolean {
  return trying(() => {
    for (let round = 0; round < rounds; round++) {
      sqlite.exec('begin immediate');
      sqlite.exec(
        'create table if not exists holder (id integer primary key check (id = 1), pid integer not null, host text not null, since integer not null) strict',
      );
      const named = readHolder(sqlite);
      if (named?.pid === holder.pid && named.host === holder.host && named.since === holder.since)
        return true;
      sqlite
        .prepare('insert or replace into holder (id, pid, host, since) values (1, ?, ?, ?)')
        .run(holder.pid, holder.host, holder.since);
      sqlite.exec('commit');
    }
    return false;
  });
}

function readHolder(sqlite: Database.Database): LockHolder | undefined {
  let found: LockHolder | undefined;
  trying(() => {
    found = sqlite.prepare<[], LockHolder>('select pid, host, since from holder').get();
    return true;
  });
  return found;
}

/** False when another process is in the way, or has not made the table yet. */
function trying(step: () => boolean): boolean {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code.startsWith('SQLITE_BUSY') || error.message.startsWith('no such table')) return false;
    throw error;
  }
}
