import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { writeWhole } from './whole-files.ts';

/** What a backup carries besides the tables, by its path in DATA_DIR. */
interface Part {
  readonly path: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

export const backupFormat = 1;
const folders = { keys: 'keys', files: 'files' } as const;

/** Adds to a copy of the database what it cannot work without: keys, and files of messages that have not left. */
export function addParts(copy: Database.Database, dataDir: string, at: number): void {
  copy.exec(
    `create table backup_meta (key text primary key not null, value text not null) strict;
     create table backup_part (path text primary key not null, sha256 text not null, bytes blob not null) strict`,
  );
  const note = copy.prepare('insert into backup_meta (key, value) values (?, ?)');
  note.run('format', String(backupFormat));
  note.run('at', String(at));
  const add = copy.prepare('insert into backup_part (path, sha256, bytes) values (@path, @sha256, @bytes)');
  const keys = namesIn(path.join(dataDir, folders.keys)).filter((name) => name.endsWith('.key'));
  for (const name of [
    ...keys.map((key) => `${folders.keys}/${key}`),
    ...unsentFiles(copy).map((sha256) => `${folders.files}/${sha256}`),
  ]) {
    const bytes = readIfThere(path.join(dataDir, name));
    // A file that is gone was sent, and removed, since the moment of the copy.
    if (bytes) add.run({ path: name, bytes, sha256: hash('sha256', bytes) });
  }
}

/** `undefined`: not a backup. */
export function readMeta(sqlite: Database.Database): { format: number; at: number } | undefined {
  if (sqlite.prepare("select 1 from sqlite_schema where name = 'backup_meta'").get() === undefined)
    return undefined;
  const value = sqlite.prepare<[string], string>('select value from backup_meta where key = ?').pluck();
  return { format: Number(value.get('format')), at: Number(value.get('at')) };
}

/** The first part that is not what was put in. */
export function damagedPart(sqlite: Database.Database): string | undefined {
  for (const part of sqlite.prepare<[], Part>('select path, sha256, bytes from backup_part').iterate())
    if (hash('sha256', part.bytes) !== part.sha256) return part.path;
  return undefined;
}

/** Writes the parts below `folder`, and removes them and every trace of the backup from the database. */
export function takeParts(sqlite: Database.Database, folder: string): void {
  for (const name of Object.values(folders)) mkdirSync(path.join(folder, name), { mode: 0o700 });
  for (const part of sqlite.prepare<[], Part>('select path, sha256, bytes from backup_part').all()) {
    // Only names that the program makes: a path from elsewhere leads nowhere else.
    if (!/^(keys\/[a-z]+\.key|files\/[0-9a-f]{64})$/.test(part.path)) continue;
    writeWhole(path.join(folder, part.path), part.bytes);
  }
  // Keys never stay in the database: what is freed is overwritten.
  sqlite.pragma('secure_delete = on');
  sqlite.exec('drop table backup_part; drop table backup_meta');
}

function unsentFiles(copy: Database.Database): readonly string[] {
  return copy
    .prepare<[], string>(
      `select distinct json_extract(body, '$.sha256') from outbox
       where kind = 'document' and state in ('pending', 'sending', 'uncertain')
         and json_extract(body, '$.sha256') is not null`,
    )
    .pluck()
    .all();
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
