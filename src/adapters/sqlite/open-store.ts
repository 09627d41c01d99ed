import type { Settled, Store, Tx } from '../../ports/store/store.ts';
import type { Connection } from './connection.ts';
import { openConnection } from './connection.ts';
import { keepSeals } from './ledger-seals.ts';
import { closeLedgers } from './ledgers.ts';
import { assertMigrated, migrate } from './migrate.ts';
import { buildRepos } from './repos.ts';

export interface StoreOptions {
  /** A path, or `:memory:`. */
  readonly file: string;
  /** The folder that drizzle-kit generates. */
  readonly migrationsFolder: string;
  /** For workers: nothing is migrated, and every write throws. The file must exist. */
  readonly readOnly?: boolean;
}

/** Opens the SQLite store and brings its tables up to date. Throws with the reason when that is impossible. */
export function openStore({ file, migrationsFolder, readOnly = false }: StoreOptions): Store {
  const connection = openConnection({ file, readOnly });
  try {
    if (readOnly) assertMigrated(connection.sqlite, migrationsFolder);
    else {
      migrate(connection.sqlite, migrationsFolder);
      closeLedgers(connection.sqlite);
      keepSeals(connection.sqlite);
    }
    return storeOver(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
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
