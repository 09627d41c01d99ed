import { statSync } from 'node:fs';

/** The files of the database as they are on the disk now. */
export interface DatabaseFiles {
  readonly databaseBytes: number;
  readonly walBytes: number;
  /** In a few words what is wrong with them; `undefined` when nothing is. */
  readonly trouble: string | undefined;
}

/** A log that grows to this size is not being folded back into the database: a reader that never ends, or a full disk. */
const longestWalBytes = 512 * 1024 * 1024;

/** Looks at the files of a database from outside, without SQLite; begins with the one that is there now. */
export function watchDatabaseFiles(file: string): () => DatabaseFiles {
  const inode = statSync(file, { throwIfNoEntry: false })?.ino;
  return () => {
    const found = statSync(file, { throwIfNoEntry: false });
    const walBytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    return { databaseBytes: found?.size ?? 0, walBytes, trouble: troubleOf(inode, found?.ino, walBytes) };
  };
}

function troubleOf(
  before: number | undefined,
  now: number | undefined,
  walBytes: number,
): string | undefined {
  if (now === undefined) return 'the database file is gone';
  if (now !== before) return 'the database file was replaced under the running program';
  if (walBytes > longestWalBytes)
    return `the write-ahead log does not shrink (${String(Math.round(walBytes / 1024 / 1024))} MB)`;
  return undefined;
}
