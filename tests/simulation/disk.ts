import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { root } from '../harness/places.ts';

/*
 * The disk of the machine on which the program lives and dies. The database is a real file, with real commits. It stays open from
 * life to life, for a process that dies between two transactions leaves nothing open, and from history to history: each begins
 * by having a whole database copied over it.
 */

type Eyes = Pick<Database.Database, 'prepare'>;

interface Disk {
  readonly dataDir: string;
  readonly file: string;
  readonly store: Store;
  /** Sees the file as somebody beside the program would. */
  readonly eyes: Eyes;
}

let folder: string | undefined;
let ours: Disk | undefined;

/** Memory, where there is such a disk: a commit is as real there and a hundred times as fast. */
export function scratch(): string {
  if (folder !== undefined) return folder;
  const home = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'zhibu-simulation-'));
  process.once('exit', () => {
    rmSync(home, { recursive: true, force: true });
  });
  folder = home;
  return home;
}

/** For those whose process is ended from outside, and hears nothing of it: what was open stays so to the end. */
export function wipe(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

function inserted(): Disk {
  ours ??= format();
  return ours;
}

function format(): Disk {
  const dataDir = path.join(scratch(), 'data');
  mkdirSync(path.join(dataDir, 'keys'), { recursive: true });
  for (const key of ['button.key', 'code.key'])
    writeFileSync(path.join(dataDir, 'keys', key), new Uint8Array(32).fill(7));
  const file = path.join(dataDir, 'zhibu.db');
  const store = openStore({ file, migrationsFolder: path.join(root, 'drizzle') });
  return { dataDir, file, store, eyes: openEyes(file) };
}

/** Keeps what it has prepared: it asks the same after each history. */
function openEyes(file: string): Eyes {
  const sqlite = new Database(file, { readonly: true });
  const prepared = new Map<string, Database.Statement>();
  const prepare = (source: string): Database.Statement => {
    const statement = prepared.get(source) ?? sqlite.prepare(source);
    prepared.set(source, statement);
    return statement;
  };
  return { prepare: prepare as Eyes['prepare'] };
}

/** What the program finds on the disk. */
export function disk(): Store {
  return inserted().store;
}

export function look<T>(fn: (sqlite: Eyes) => T): T {
  return fn(inserted().eyes);
}

/** Copies a database to where the program's is, and resolves to its DATA_DIR. */
export async function putOnDisk(database: Database.Database): Promise<string> {
  const { file, dataDir } = inserted();
  await database.backup(file, { progress: ({ totalPages }) => totalPages });
  return dataDir;
}
