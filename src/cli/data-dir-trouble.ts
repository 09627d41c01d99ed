import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { NotMigratedError } from '../adapters/sqlite/migrate.ts';
import type { Locale } from '../text/locale.ts';
import { exitCodes } from './exit-codes.ts';
import { refusals } from '../text/cli-refusals.ts';

const signature = 'SQLite format 3\0';

/** An error that comes from what lies at DATA_DIR, as a sentence with what to do and the exit status. */
export function dataDirTrouble(
  error: unknown,
  dataDir: string,
  locale: Locale,
): { readonly sentence: string; readonly status: number } | undefined {
  if (error instanceof NotMigratedError)
    return { sentence: refusals[locale].otherVersion[error.madeBy](dataDir), status: exitCodes.rejected };
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  const making = 'syscall' in error && error.syscall === 'mkdir' && 'path' in error && error.path === dataDir;
  if (making && (code === 'EEXIST' || code === 'ENOTDIR'))
    return { sentence: refusals[locale].dataDirNoFolder(dataDir), status: exitCodes.usage };
  if (code !== 'SQLITE_NOTADB') return undefined;
  const files = ['zhibu.db', 'lock.db'].map((name) => path.join(dataDir, name));
  const file = files.find((name) => !looksLikeDatabase(name)) ?? dataDir;
  return { sentence: refusals[locale].notADatabase(file), status: exitCodes.rejected };
}

/** A file that is not there, or empty, is one in the making. */
function looksLikeDatabase(file: string): boolean {
  try {
    const handle = openSync(file, 'r');
    try {
      const head = Buffer.alloc(signature.length);
      const read = readSync(handle, head);
      return read === 0 || head.toString('latin1') === signature;
    } finally {
      closeSync(handle);
    }
  } catch {
    return true;
  }
}
