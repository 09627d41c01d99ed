import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { assertMigrated, migrate } from '../../../src/adapters/sqlite/migrate.ts';
import { temporaryFolder } from './temporary.ts';

const first =
  'CREATE TABLE `a` (\n\t`id` integer PRIMARY KEY NOT NULL\n);\n--> statement-breakpoint\nCREATE INDEX `a_id` ON `a` (`id`);';
const second = 'CREATE TABLE `b` (\n\t`id` integer,\n\tFOREIGN KEY (`id`) REFERENCES `a`(`id`)\n);';

/** A folder as drizzle-kit writes it; each migration one second after the one before. */
function folderOf(...migrations: string[]): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'meta'));
  const entries = migrations.map((text, idx) => {
    const tag = `000${String(idx)}_m`;
    writeFileSync(join(folder, `${tag}.sql`), text);
    return { idx, version: '6', when: 1_000 * (idx + 1), tag, breakpoints: true };
  });
  writeFileSync(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
  );
  return folder;
}

function memory(): Database.Database {
  const sqlite = new Database(':memory:');
  sqlite.pragma('foreign_keys = ON');
  onTestFinished(() => {
    sqlite.close();
  });
  return sqlite;
}

function tables(sqlite: Database.Database): unknown[] {
  return sqlite
    .prepare("select name from sqlite_schema where type = 'table' and name not like '\\_\\_%' escape '\\'")
    .pluck()
    .all();
}

describe('migrating', () => {
  it('applies what is missing, each once', () => {
    const sqlite = memory();
    migrate(sqlite, folderOf(first));
    expect(tables(sqlite)).toEqual(['a']);
    const both = folderOf(first, second);
    expect(() => {
      assertMigrated(sqlite, both);
    }).toThrow('lacks 1 migrations');
    migrate(sqlite, both);
    migrate(sqlite, both);
    assertMigrated(sqlite, both);
    expect(tables(sqlite)).toEqual(['a', 'b']);
    expect(() => sqlite.exec("insert into b values ('no number')")).toThrow('cannot store TEXT');
  });

  it('leaves nothing of a migration that fails', () => {
    const sqlite = memory();
    const broken = `${second}\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);`;
    expect(() => {
      migrate(sqlite, folderOf(first, broken));
    }).toThrow('nowhere');
    expect(tables(sqlite)).toEqual([]);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses to leave references to rows that are not there', () => {
    const sqlite = memory();
    const orphan = `${second}\n--> statement-breakpoint\nINSERT INTO b VALUES (9);`;
    expect(() => {
      migrate(sqlite, folderOf(first, orphan));
    }).toThrow('1 rows would refer to missing rows');
    expect(tables(sqlite)).toEqual([]);
  });

  it('can rebuild a table that others refer to', () => {
    const sqlite = memory();
    migrate(sqlite, folderOf(first, second));
    sqlite.exec('insert into a values (1); insert into b values (1)');
    const rebuild =
      'CREATE TABLE `__new_a` (\n\t`id` integer PRIMARY KEY NOT NULL,\n\t`x` text\n);--> statement-breakpoint\nINSERT INTO `__new_a`("id") SELECT "id" FROM `a`;--> statement-breakpoint\nDROP TABLE `a`;--> statement-breakpoint\nALTER TABLE `__new_a` RENAME TO `a`;';
    migrate(sqlite, folderOf(first, second, rebuild));
    expect(sqlite.prepare('select id, x from a').all()).toEqual([{ id: 1, x: null }]);
    expect(() => sqlite.exec('delete from a')).toThrow('FOREIGN KEY');
  });

  it('gives no id again after a table was rebuilt', () => {
    const sqlite = memory();
    const counted = first.replace('PRIMARY KEY', 'PRIMARY KEY AUTOINCREMENT');
    const rebuild =
      'CREATE TABLE `__new_a` (\n\t`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,\n\t`b` text\n);\n--> statement-breakpoint\nINSERT INTO `__new_a`(`id`) SELECT `id` FROM `a`;\n--> statement-breakpoint\nDROP TABLE `a`;\n--> statement-breakpoint\nALTER TABLE `__new_a` RENAME TO `a`;';
    migrate(sqlite, folderOf(counted));
    sqlite.exec('insert into a (id) values (3), (70); delete from a where id = 70');
    migrate(sqlite, folderOf(counted, rebuild));
    expect(sqlite.prepare("insert into a (b) values ('x') returning id").pluck().get()).toBe(71);
    sqlite.exec('delete from a');
    migrate(sqlite, folderOf(counted, rebuild, rebuild));
    expect(sqlite.prepare("insert into a (b) values ('x') returning id").pluck().get()).toBe(72);
  });

  it('does not touch a database of a newer program', () => {
    const sqlite = memory();
    migrate(sqlite, folderOf(first, second));
    expect(() => {
      migrate(sqlite, folderOf(first));
    }).toThrow('written by a newer version');
    expect(() => {
      assertMigrated(sqlite, folderOf(first));
    }).toThrow('written by a newer version');
  });

  it('does not touch a database of unknown descent', () => {
    const sqlite = memory();
    migrate(sqlite, folderOf(first));
    sqlite.exec('update __drizzle_migrations set created_at = 999');
    expect(() => {
      migrate(sqlite, folderOf(first, second));
    }).toThrow('migration 1 is unknown');
  });
});

/** The program's own migrations, up to that one. */
function ownUpTo(idx: number): string {
  const folder = temporaryFolder();
  cpSync('drizzle', folder, { recursive: true });
  const file = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number }[] };
  const entries = journal.entries.filter((entry) => entry.idx <= idx);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  return folder;
}

it('carries what townships said to hand-ups when they could say it once only', () => {
  const sqlite = memory();
  migrate(sqlite, ownUpTo(3));
  sqlite.pragma('foreign_keys = OFF');
  for (const seq of [1, 2, 3])
    sqlite.exec(
      `insert into hand_up (branch_id, quarter, amount_fen, due_fen, at, by, key) values (1, '2026-Q3', 50, 50, ${String(seq)}, 'person:1', '${String(seq)}')`,
    );
  sqlite.exec("insert into hand_up_answer values (1, 'received', 30, 'admin:1')");
  sqlite.exec("insert into hand_up_answer values (3, 'notReceived', 20, 'admin:2')");
  sqlite.exec("insert into township values (1, 'x', 1)");
  sqlite.exec("insert into village values (1, 1, 'x', 1)");
  sqlite.exec("insert into branch values (1, 'x', 1, 'x', 1, '5', null, null, 'monthly', 'normal', null)");
  migrate(sqlite, 'drizzle');
  expect(
    sqlite.prepare('select hand_up_seq, state, at, by from hand_up_word order by seq').raw().all(),
  ).toEqual([
    [3, 'notReceived', 20, 'admin:2'],
    [1, 'received', 30, 'admin:1'],
  ]);
  expect(tables(sqlite)).not.toContain('hand_up_answer');
});
