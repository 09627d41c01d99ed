import Database from 'better-sqlite3';
import type { Logger } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { guardStatements } from './guard-statements.ts';

/** What the repos are written against. Statements run only while {@link Connection.read} or `write` does. */
export type Db = BetterSQLite3Database;

export interface ConnectionOptions {
  /** A path, or `:memory:`. */
  readonly file: string;
  readonly readOnly?: boolean;
  /** Sees each statement that drizzle runs. */
  readonly logger?: Logger;
}

export interface Connection {
  readonly sqlite: Database.Database;
  readonly db: Db;
  /** Deferred transaction; a statement that could write throws. */
  read<T>(fn: () => T): T;
  /** BEGIN IMMEDIATE … COMMIT. */
  write<T>(fn: () => T): T;
  savepoint<T>(fn: () => T): T;
  close(): void;
}

const busyTimeoutMs = 5_000;
const synchronousFull = 2;
const keptLogBytes = 64 * 1024 * 1024;

/** Opens a database file with the pragmas that the program relies on (platform.md, "SQLite through better-sqlite3"). */
export function openConnection({ file, readOnly = false, logger }: ConnectionOptions): Connection {
  const sqlite = new Database(file, {
    readonly: readOnly,
    fileMustExist: readOnly,
    timeout: busyTimeoutMs,
  });
  let open: 'none' | 'read' | 'write' = 'none';
  let committed = false;
  const transaction = sqlite.transaction(<T>(fn: () => T): T => fn());
  try {
    setPragmas(sqlite, readOnly);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const client = guardStatements(sqlite, () => open);
  const db = drizzle({ client, casing: 'snake_case', ...(logger && { logger }) });

  function run<T>(kind: 'read' | 'write', fn: () => T): T {
    if (open !== 'none')
      throw new Error(
        `Starting a ${kind} transaction inside a ${open} transaction: transactions do not nest. Use the Tx at hand, or Tx.savepoint.`,
      );
    open = kind;
    try {
      return (kind === 'write' ? transaction.immediate(fn) : transaction.deferred(fn)) as T;
    } finally {
      open = 'none';
    }
  }

  return {
    sqlite,
    db,
    read: (fn) => run('read', fn),
    write(fn) {
      if (readOnly) throw new Error(`Writing to ${file}: this connection was opened read-only.`);
      const result = run('write', fn);
      if (!committed) assertSynchronousFull(sqlite, file);
      committed = true;
      return result;
    },
    savepoint<T>(fn: () => T): T {
      if (open === 'none')
        throw new Error('Setting a savepoint outside of a transaction: the Tx is used after its end.');
      return transaction(fn) as T;
    },
    close() {
      sqlite.close();
    },
  };
}

function setPragmas(sqlite: Database.Database, readOnly: boolean): void {
  if (!readOnly) sqlite.pragma('journal_mode = WAL');
  // A log that one long reader made big is cut again at the next reset, instead of keeping its size for good.
  sqlite.pragma(`journal_size_limit = ${String(keptLogBytes)}`);
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('trusted_schema = OFF');
  // Without it INSERT OR REPLACE deletes from a ledger behind the trigger's back.
  sqlite.pragma('recursive_triggers = ON');
}

/** In WAL the library drops to NORMAL with the first write unless FULL was set, and reads FULL before it (platform.md). */
function assertSynchronousFull(sqlite: Database.Database, file: string): void {
  const found = sqlite.pragma('synchronous', { simple: true });
  if (found !== synchronousFull)
    throw new Error(
      `Checking ${file} after the first write: PRAGMA synchronous is ${String(found)}, must be ${synchronousFull} (FULL). A commit could be lost with the power. Stop, and report this.`,
    );
}
