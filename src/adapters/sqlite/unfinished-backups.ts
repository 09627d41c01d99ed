import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Where a backup is written before it has its name. */
export interface Workplace {
  readonly file: string;
  /** Removes the file, when it has no other name yet, and everything beside it. */
  leave(): void;
}

const unfinished = /^\..+\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;
const lockOf = (file: string) => `${file}.lock`;

/**
 * A name beside `target` for a copy in the making. A lock beside it says for as long as the process lives that somebody is at
 * it, so that what a killed one has left can be told apart. It is taken before there is anything to be swept.
 */
export function takeWorkplace(target: string): Workplace {
  const file = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  const lock = new Database(lockOf(file), { timeout: 0 });
  lock.exec('begin immediate');
  return {
    file,
    leave() {
      lock.close();
      remove(file);
    },
  };
}

/** Removes what killed processes have left in this folder: it holds names and keys. What cannot be removed is left. */
export function sweepUnfinished(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!unfinished.test(name) || isTaken(file)) continue;
    try {
      remove(file);
    } catch {
      // A folder that may only be read: it is nobody's to be swept.
    }
  }
}

function isTaken(file: string): boolean {
  if (!statSync(lockOf(file), { throwIfNoEntry: false })) return false;
  const lock = new Database(lockOf(file), { timeout: 0 });
  try {
    lock.exec('begin immediate');
    return false;
  } catch {
    return true;
  } finally {
    lock.close();
  }
}

function remove(file: string): void {
  for (const left of [file, `${file}-journal`, lockOf(file)]) rmSync(left, { force: true });
}
