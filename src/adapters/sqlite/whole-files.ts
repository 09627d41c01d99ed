import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** A new file, readable by the owner alone, with its bytes on the disk. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What was written to a file or entered into a folder reaches the disk. */
export function syncPath(name: string): void {
  const handle = openSync(name, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a complete file its name, unless that is taken: false then. */
export function putInPlace(temporary: string, file: string): boolean {
  try {
    linkSync(temporary, file);
    rmSync(temporary);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return false;
    // File systems of memory sticks know no links; there a name is reserved first.
    closeSync(openSync(file, 'wx', 0o600));
    renameSync(temporary, file);
  }
  syncPath(path.dirname(file));
  return true;
}
