import type Database from 'better-sqlite3';
import type { Settled, Store, Tx } from '../../ports/store/store.ts';
import type { Connection } from './connection.ts';
import { openConnection } from './connection.ts';
import { assertSealed, keepSeals } from './ledger-seals.ts';
import { closeLedgers } from './ledgers.ts';
import { assertMigrated, migrate } from './migrate.ts';
import { buildRepos } from './repos.ts';

export interface StoreOptions {
  /** A path, or `:memory:`. */
  readonly file: string;
  /** The folder that drizzle-kit generates. */
  readonly migrationsFolder: string;
  /** Nothing is migrated or sealed, and every write throws. The file must exist. */
  readonly readOnly?: boolean;
  /** Opened beside the program that holds the lock: to be written to, but not migrated or sealed. */
  readonly beside?: boolean;
}

/**
 * Opens the SQLite store and brings its tables up to date, which only the holder of the lock may do: lines that another,
 * older program went on writing would stay without a seal for ever. Throws with the reason when it is impossible, and
 * `NotMigratedError` where tables that may not be touched are those of another version.
 */
export function openStore({ file, migrationsFolder, readOnly = false, beside = false }: StoreOptions): Store {
  const connection = openConnection({ file, readOnly });
  try {
    if (readOnly || beside) {
      assertMigrated(connection.sqlite, migrationsFolder);
      assertSealed(connection.sqlite);
    } else bringUpToDate(connection.sqlite, migrationsFolder);
    if (beside) keepSeals(connection.sqlite);
    return storeOver(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Migrations, closed ledgers and their seals: what only the holder of the lock may give a database. */
export function bringUpToDate(sqlite: Database.Database, migrationsFolder: string): void {
  migrate(sqlite, migrationsFolder);
  closeLedgers(sqlite);
  keepSeals(sqlite);
}

function storeOver(connection: Connection): Store {
  const tx: Tx = {
    ...buildRepos(connection),
    savepoint: <T>(fn: () => Settled<T>): T => connection.savepoint<T>(fn),
  };
  return {
    read: <T>(fn: (tx: Tx) => Settled<T>): T => connection.read<T>(() => fn(tx)),
    write: <T>(fn: (tx: Tx) => Settled<T>): T => connection.write<T>(() => fn(tx)),
    close: () => {
      connection.close();
    },
  };
}
