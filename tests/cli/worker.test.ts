import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { TaskEnd } from '../../src/ports/queue.ts';
import { openBullmqQueue } from '../harness/open-queue.ts';
import { openRedis, redisIsMissing } from '../harness/redis-server.ts';
import { openShell } from './bench.ts';

const REDIS_URL = 'redis://:secret-of-redis@127.0.0.1:1';

describe('zhibu worker', () => {
  it('says in one sentence that it needs REDIS_URL, status 2', async () => {
    const shell = openShell();
    shell.store();
    const { status, out, err } = await shell.run(['worker']);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^zhibu worker 要经过 Redis 接活，可是没有设 REDIS_URL。.*REDIS_URL=redis:\/\/.*\n$/);
  });

  it('makes no database where there is none, status 1', async () => {
    const shell = openShell({ REDIS_URL, LOCALE: 'en' });
    mkdirSync(shell.dataDir);
    const { status, out, err } = await shell.run(['worker']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toBe(
      `There is no database in DATA_DIR (${shell.dataDir}) yet: run zhibu start once, or check DATA_DIR.\n`,
    );
  });

  it('does not work on the database of another version, status 1', async () => {
    const shell = openShell({ REDIS_URL });
    shell.store();
    const sqlite = new Database(path.join(shell.dataDir, 'zhibu.db'));
    sqlite.exec(
      'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
    );
    sqlite.close();
    const { status, out, err } = await shell.run(['worker']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/里的数据库和这个版本的程序对不上：.*\n$/);
  });

  it('waits for a Redis that is away, says so, and stops when asked', async () => {
    const shell = openShell({ REDIS_URL, LOG_LEVEL: 'silent' });
    shell.store();
    let waits: (() => void) | undefined;
    const waiting = new Promise<void>((resolve) => (waits = resolve));
    let err = '';
    const { status } = await shell.run(['worker'], {
      stderr: {
        isTTY: false,
        write: (text) => {
          err += text;
          waits?.();
        },
      },
      untilStopped: () => waiting,
    });
    expect(status).toBe(0);
    expect(err).toBe(
      'Redis 没有开，或者地址不对（ECONNREFUSED），先等着，能用了就接着干。\n不再接活，停了。\n',
    );
  });

  it.skipIf(redisIsMissing)('begins when Redis comes', async () => {
    const redis = await openRedis({ running: false });
    onTestFinished(() => redis.remove());
    const shell = openShell({ REDIS_URL: redis.url, LOG_LEVEL: 'silent', LOCALE: 'en' });
    shell.store();
    const said: string[] = [];
    let told: (() => void) | undefined;
    const { status } = await shell.run(['worker'], {
      stderr: {
        isTTY: false,
        write: (text) => {
          said.push(text);
          told?.();
        },
      },
      untilStopped: async () => {
        const next = () => new Promise<void>((resolve) => (told = resolve));
        if (said.length === 0) await next();
        await redis.start();
        if (said.length === 1) await next();
      },
    });
    expect([status, said]).toEqual([
      0,
      [
        'Redis cannot be used now (Redis is away (ECONNREFUSED)); waiting, and going on when it can.\n',
        'Redis is reached, taking work.\n',
        'The worker takes no more work and has stopped.\n',
      ],
    ]);
  });

  it.skipIf(redisIsMissing).each([
    ['replaced', replace, '里的数据库文件换过了，不再接活，停了：请重新运行 zhibu worker。'],
    ['migrated', migrateFurther, '里的数据库换成了别的版本，不再接活，停了：'],
  ] as const)('ends before the next task when its database was %s', async (_, change, sentence) => {
    const redis = await openRedis();
    onTestFinished(() => redis.remove());
    const shell = openShell({ REDIS_URL: redis.url, LOG_LEVEL: 'silent' });
    const task = shell
      .store()
      .write((tx) => tx.tasks.add({ kind: 'sweep-files', input: { input: {} }, at: 0 as Instant }));
    const queue = await openBullmqQueue(redis.url, loadKeyring(shell.dataDir).installation);
    onTestFinished(() => queue.close());
    const told = new Promise<TaskEnd>((resolve) => {
      queue.onEnd(resolve);
    });
    const said: string[] = [];
    const { status } = await shell.run(['worker'], {
      stderr: {
        isTTY: false,
        write: (text) => {
          said.push(text);
          if (said.length > 1) return;
          change(path.join(shell.dataDir, 'zhibu.db'));
          if (task !== undefined) void queue.offer(task);
        },
      },
      untilStopped: () => new Promise(() => undefined),
    });
    expect(status).toBe(1);
    expect(said).toEqual(['Redis 连上了，开始接活。\n', expect.stringContaining(sentence)]);
    // No failure of the task: whoever works on this database takes it.
    expect(await told).toEqual({ id: task, ended: 'failed', error: 'Stopped' });
  });
});

/** As a restore does: the same tables, in another file. */
function replace(file: string): void {
  copyFileSync(file, `${file}.new`);
  renameSync(`${file}.new`, file);
}

function migrateFurther(file: string): void {
  const sqlite = new Database(file);
  sqlite.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9e15)");
  sqlite.close();
}
