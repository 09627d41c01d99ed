import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readTables } from '../adapters/files/read-tables.ts';
import type { Table, TableProblem } from '../domain/roster/table.ts';
import type { Session } from './session.ts';

export interface FilesRead {
  readonly tables: readonly Table[];
  /** Files that could not be opened, as sentences. */
  readonly missing: readonly string[];
  readonly problems: readonly TableProblem[];
}

/** Reads every file before anything is decided, so that all problems are told at once. */
export async function readFiles(session: Session, files: readonly string[]): Promise<FilesRead> {
  const tables: Table[] = [];
  const missing: string[] = [];
  const problems: TableProblem[] = [];
  for (const file of new Set(files)) {
    const bytes = await bytesOf(session, file);
    if (typeof bytes === 'string') {
      missing.push(session.text.cli.fileMissing(file, bytes));
      continue;
    }
    const read = await readTables(file, bytes);
    if (read.ok) tables.push(...read.value);
    else problems.push(read.reason);
  }
  return { tables, missing, problems };
}

async function bytesOf({ deps, text }: Session, file: string): Promise<Uint8Array | string> {
  try {
    return await readFile(path.resolve(deps.cwd, file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return text.cli.noSuchFile;
    return code === 'EISDIR' ? text.cli.isFolder : `${text.cli.notReadable} (${String(code)})`;
  }
}
