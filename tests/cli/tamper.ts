import path from 'node:path';
import Database from 'better-sqlite3';
import type { Shell } from './bench.ts';

export const databaseOf = (shell: Shell) => path.join(shell.dataDir, 'zhibu.db');

/** Behind the program's back, with the doors that it shut taken off. */
export function tamper(shell: Shell, sql: string): void {
  const sqlite = new Database(databaseOf(shell));
  sqlite.pragma('foreign_keys = OFF');
  const triggers = sqlite.prepare("select name from sqlite_schema where type = 'trigger'").pluck().all();
  for (const name of triggers) sqlite.exec(`drop trigger ${String(name)}`);
  sqlite.exec(sql);
  sqlite.close();
}
