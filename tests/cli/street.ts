import path from 'node:path';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import type { Settled, Tx } from '../../src/ports/store/store.ts';
import { root } from '../tools/planted-tree.ts';
import { openShell } from './bench.ts';
import type { Shell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';

/** A small county to be backed up, and a place to restore it to. */
export interface Street {
  readonly shell: Shell;
  /** A DATA_DIR beside, empty but for what the test puts there. */
  readonly elsewhere: string;
  readonly into: { readonly env: { readonly DATA_DIR: string } };
  backup(name?: string): ReturnType<Shell['run']>;
  restore(name?: string): ReturnType<Shell['run']>;
  /** One transaction on the restored database. */
  restored<T>(fn: (tx: Tx) => Settled<T>): T;
}

export async function street(): Promise<Street> {
  const shell = openShell();
  writeRosters(shell);
  await shell.run(['import', ...rosterFiles]);
  loadKeyring(shell.dataDir);
  const elsewhere = path.join(shell.cwd, 'elsewhere');
  const into = { env: { DATA_DIR: elsewhere } };
  return {
    shell,
    elsewhere,
    into,
    backup: (name = 'copy.db') => shell.run(['backup', name]),
    restore: (name = 'copy.db') => shell.run(['restore', name], into),
    restored(fn) {
      const store = openStore({
        file: path.join(elsewhere, 'zhibu.db'),
        migrationsFolder: path.join(root, 'drizzle'),
      });
      try {
        return store.write(fn);
      } finally {
        store.close();
      }
    },
  };
}
