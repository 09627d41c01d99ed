import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { takeWriterLock } from '../../src/adapters/sqlite/lock.ts';
import { migrate } from '../../src/adapters/sqlite/migrate.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { openShell } from './bench.ts';
import type { Shell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';

const older =
  /^DATA_DIR（.*）里的数据库还是旧版本的：请先停下旧版本的程序，用这个版本运行一次 zhibu start.*\n$/;

/** A county whose database has not seen the last migration, as a program of the version before has left it. */
function olderCounty(): Shell {
  const shell = openShell();
  writeRosters(shell);
  mkdirSync(shell.dataDir);
  inside(shell, (sqlite) => {
    migrate(sqlite, migrationsBefore(shell));
  });
  return shell;
}

function migrationsBefore({ cwd }: Shell): string {
  const folder = path.join(cwd, 'older-migrations');
  cpSync('drizzle', folder, { recursive: true });
  const journal = path.join(folder, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
  return folder;
}

function inside<T>({ dataDir }: Shell, work: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(path.join(dataDir, 'zhibu.db'));
  try {
    return work(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Holds the lock as `zhibu start` does, until it is called. */
function runningProgram({ dataDir }: Shell): () => void {
  const lock = takeWriterLock(dataDir, { pid: 1, host: 'county', since: 0 as Instant });
  if (!lock.ok) throw new Error('the lock is taken');
  return lock.value.release;
}

/** What was applied, and whether the ledgers have their seals. */
function standOf(shell: Shell): unknown {
  return inside(shell, (sqlite) => [
    sqlite.prepare('select count(*) from __drizzle_migrations').pluck().get(),
    sqlite.prepare("select count(*) from sqlite_schema where name = 'ledger_seal'").pluck().get(),
  ]);
}

describe('a database of an older version', () => {
  it.each([['status'], ['check'], ['jobs'], ['import', '--dry-run', ...rosterFiles]])(
    'is not touched by zhibu %s, which says what to do, status 1',
    async (...argv) => {
      const shell = olderCounty();
      const before = standOf(shell);
      const { status, out, err } = await shell.run(argv);
      expect([status, out]).toEqual([1, '']);
      expect(err).toMatch(older);
      expect(standOf(shell)).toEqual(before);
    },
  );

  it.each([
    ['import', ...rosterFiles],
    ['codes', '--role', 'admin'],
    ['run-job', 'housekeeping'],
  ])('is not brought up to date by zhibu %s while a program runs on it', async (...argv) => {
    const shell = olderCounty();
    const before = standOf(shell);
    const release = runningProgram(shell);
    const { status, out, err } = await shell.run(argv);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(older);
    expect(standOf(shell)).toEqual(before);
    release();
    const alone = await shell.run(['import', ...rosterFiles]);
    expect([alone.status, alone.err]).toEqual([0, '']);
    expect((await shell.run(['status'])).status).toBe(0);
  });

  it('is brought up to date by a restore, so that it can be checked before the start', async () => {
    const shell = olderCounty();
    expect((await shell.run(['backup', 'older.db'])).status).toBe(0);
    const into = { env: { DATA_DIR: path.join(shell.cwd, 'elsewhere') } };
    const { status, err } = await shell.run(['restore', path.join(shell.cwd, 'older.db')], into);
    expect([status, err]).toEqual([0, '']);
    expect(await shell.run(['check'], into)).toMatchObject({ status: 0, err: '' });
  });

  it('counts as one as long as its ledgers have no seals', async () => {
    const shell = openShell();
    shell.store();
    inside(shell, (sqlite) => sqlite.exec('drop table ledger_seal'));
    const { status, err } = await shell.run(['check']);
    expect(status).toBe(1);
    expect(err).toMatch(older);
    expect(standOf(shell)).toEqual([expect.any(Number), 0]);
  });
});

it('a database of a newer version is refused by name, also by zhibu start', async () => {
  const shell = openShell({ BOT_TOKEN: `1234567:${'x'.repeat(35)}`, PORT: '0', LOG_LEVEL: 'silent' });
  shell.store();
  inside(shell, (sqlite) =>
    sqlite.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9e15)"),
  );
  for (const argv of [['status'], ['import', ...rosterFiles], ['start']]) {
    writeRosters(shell);
    const { status, out, err } = await shell.run(argv);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/里的数据库是更新的版本写的：请用那个版本的程序/);
  }
});

it('a line that is written beside the running program has its seal', async () => {
  const shell = openShell();
  writeRosters(shell);
  shell.store();
  const release = runningProgram(shell);
  expect((await shell.run(['import', ...rosterFiles])).status).toBe(0);
  release();
  expect((await shell.run(['check'])).status).toBe(0);
});

it('a command that reads makes no database', async () => {
  const shell = openShell();
  for (const argv of [['status'], ['jobs']]) expect((await shell.run(argv)).status).toBe(0);
  expect(existsSync(path.join(shell.dataDir, 'zhibu.db'))).toBe(false);
});
