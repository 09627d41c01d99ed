import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunningApp } from '../../src/cli/cli-deps.ts';
import { ulid } from '../../src/cli/ulid.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { openShell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';

describe('usage', () => {
  it.each([
    [['improt'], '没有“improt”这个命令'],
    [['import'], '少写了 FILE'],
    [['import', 'a.csv', '--dryrun'], '没有“--dryrun”这个选项'],
    [['codes'], '少写了选项 --role'],
    [['codes', '--role'], '后面要写上内容'],
    [['codes', '--role', 'member'], '--role'],
    [['status', 'now'], '多写了内容'],
    [[], '要写上做什么'],
  ])('%j is answered in one sentence with where to look, status 2', async (argv, part) => {
    const { status, out, err } = await openShell().run(argv);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(part);
    expect(err).toMatch(/用法见：npx zhibu help( \w+)?\n$/);
  });

  it('shows help in the language of LOCALE', async () => {
    const chinese = await openShell().run(['--help']);
    expect(chinese.status).toBe(0);
    for (const command of ['start', 'import', 'codes', 'jobs', 'run-job', 'status'])
      expect(chinese.out).toContain(`  ${command} `);
    expect(chinese.out).toContain('用法：');
    const english = await openShell({ LOCALE: 'en' }).run(['import', '--help']);
    expect(english.out).toContain('Usage: zhibu import');
    expect(english.out).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('settings', () => {
  it('that are wrong are named all at once, status 2, whatever the command', async () => {
    const shell = openShell({ PORT: 'eighty', TIMEZONE: 'Mars' });
    const { status, out, err } = await shell.run(['status', '--json']);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('PORT');
    expect(err).toContain('TIMEZONE');
  });

  it('come from .env as well, and the environment wins', async () => {
    const shell = openShell({ DATA_DIR: 'elsewhere' });
    writeFileSync(path.join(shell.cwd, '.env'), 'LOCALE=en\nDATA_DIR=here\n');
    const { status, out } = await shell.run(['status']);
    expect([status, out.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^Database: \d+\.\d MB, branches 0/),
    ]);
    writeFileSync(path.join(shell.cwd, '.env'), 'LOCALE en\n');
    expect((await shell.run(['status'])).status).toBe(2);
  });
});

describe('zhibu start', () => {
  const app = (changes: Partial<RunningApp> = {}): RunningApp => ({
    url: 'http://127.0.0.1:8080',
    ended: new Promise(() => undefined),
    stop: () => Promise.resolve(),
    ...changes,
  });

  it('runs until it is asked to stop, and leaves standard output to the log', async () => {
    const steps: string[] = [];
    const { status, out, err } = await openShell().run(['start'], {
      startApp: (config) => {
        steps.push(`start in ${path.basename(config.dataDir)}`);
        return Promise.resolve({
          ok: true,
          value: app({
            stop: () => {
              steps.push('stop');
              return Promise.resolve();
            },
          }),
        });
      },
      untilStopped: () => {
        steps.push('asked');
        return Promise.resolve();
      },
    });
    expect([status, out, steps]).toEqual([0, '', ['start in data', 'asked', 'stop']]);
    expect(err).toContain('http://127.0.0.1:8080');
  });

  it('stops in good order and fails when the program cannot go on', async () => {
    let stopped = false;
    const { status, err } = await openShell().run(['start'], {
      startApp: () =>
        Promise.resolve({
          ok: true,
          value: app({
            ended: Promise.reject(new Error('the disk is full')),
            stop: () => {
              stopped = true;
              return Promise.resolve();
            },
          }),
        }),
      untilStopped: () => new Promise(() => undefined),
    });
    expect([status, stopped]).toEqual([1, true]);
    expect(err).toContain('the disk is full');
  });

  it('says who holds the lock, status 3', async () => {
    const shell = openShell();
    const heldBy = { pid: 77, host: 'county', since: 1_795_305_600_000 };
    const held = await shell.run(['start'], {
      startApp: () => Promise.resolve({ ok: false, reason: { kind: 'locked', heldBy } }),
    });
    expect(held.status).toBe(3);
    expect(held.err).toMatch(/进程77，主机county，从2026-11-2\d \d\d:\d\d起/);
    const unknown = await shell.run(['start'], {
      startApp: () => Promise.resolve({ ok: false, reason: { kind: 'locked', heldBy: undefined } }),
    });
    expect([unknown.status, unknown.err]).toEqual([3, expect.stringContaining('DATA_DIR')]);
  });

  it('passes on why it was refused', async () => {
    const { status, err } = await openShell().run(['start'], {
      startApp: () =>
        Promise.resolve({ ok: false, reason: { kind: 'refused', message: 'commands/x.ts: malformed' } }),
    });
    expect([status, err]).toEqual([1, 'commands/x.ts: malformed\n']);
  });
});

describe('zhibu jobs and run-job', () => {
  it('lists every job with its next due', async () => {
    const shell = openShell();
    const person = await shell.run(['jobs']);
    expect(person.status).toBe(0);
    expect(person.out).toContain('housekeeping　每天3点清理');
    expect(person.out).toContain('下一次：2026-11-23 03:00（county）');
    const { document } = await shell.json(['jobs']);
    expect(document).toContainEqual({
      name: 'housekeeping',
      description: expect.any(String) as string,
      next: { at: '2026-11-23 03:00', scope: 'county', period: '2026-11-23' },
    });
  });

  it('runs one under a period of its own, which takes no slot', async () => {
    const shell = openShell();
    const { status, out, err } = await shell.run(['run-job', 'housekeeping']);
    expect(status).toBe(0);
    expect(out).toMatch(/^housekeeping 办了一次（county，2026-11-22）。\n$/);
    expect(err).toContain('发件箱');
    shell.store().read((tx) => {
      const slot = { kind: 'housekeeping', scope: 'county', period: '2026-11-23', planRevision: 0 };
      expect(tx.occurrences.taken(slot)).toBe(false);
      expect(tx.occurrences.recent(5)).toMatchObject([{ kind: 'housekeeping', state: 'done' }]);
    });
  });

  it('finds townships by name and branches by code, and never runs for all by default', async () => {
    const shell = openShell();
    writeRosters(shell);
    await shell.run(['import', ...rosterFiles]);
    shell.store().write((tx) => {
      const chat = tx.chats.ensure('telegram', { externalId: '-1', kind: 'group' });
      for (const { id } of tx.org.branches()) tx.chats.serve(chat.id, id, 1 as Instant);
    });
    const all = await shell.run(['run-job', 'township-digest-final']);
    expect([all.status, all.out]).toEqual([2, '']);
    expect(all.err).toContain('例如：望禾镇、双泉镇');
    const one = await shell.run([
      'run-job',
      'township-digest-final',
      '--scope',
      '望禾镇',
      '--period',
      '2026-11',
    ]);
    expect([one.status, one.err]).toEqual([
      0,
      'township-digest-final 没有办（township:1）：乡镇没有人绑定\n',
    ]);
    expect((await shell.run(['run-job', 'nothing'])).err).toContain('housekeeping');
    const nowhere = await shell.run(['run-job', 'housekeeping', '--scope', 'QH9']);
    expect([nowhere.status, nowhere.err]).toEqual([2, expect.stringContaining('QH9')]);
  });
});

describe('--period', () => {
  it.each(['2026-13', '2026-02-30', '2026-Q5', '11月', '26', '', '2026-11-15x', '2026-1'])(
    '%j is refused with what was found and an example',
    async (period) => {
      const { status, out, err } = await openShell().run(['run-job', 'housekeeping', '--period', period]);
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain(`“${period}”`);
      expect(err).toContain('例如 --period 2026-11');
      expect(err.split('\n')).toHaveLength(2);
    },
  );

  it.each(['2026-11-22', '2026-11', '2026-Q4', '2026'])('%j is a period', async (period) => {
    const { status, out } = await openShell().run(['run-job', 'housekeeping', '--period', period]);
    expect([status, out]).toEqual([0, `housekeeping 办了一次（county，${period}）。\n`]);
  });
});

describe('a DATA_DIR that cannot be', () => {
  it.each(['data', 'data/deeper'])('a folder (%s), is named with what to do, status 2', async (dataDir) => {
    const shell = openShell({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
    writeFileSync(path.join(shell.cwd, 'data'), 'a file');
    for (const argv of [['status'], ['start'], ['codes', '--role', 'admin']]) {
      const { status, out, err } = await shell.run(argv);
      expect([status, out]).toEqual([2, '']);
      expect(err).toBe(
        `DATA_DIR（${path.join(shell.cwd, dataDir)}）要是一个文件夹，可是这个路径上有一个同名的文件：请移走那个文件，或把 DATA_DIR 改成别的文件夹。\n`,
      );
    }
  });

  it.each(['zhibu.db', 'lock.db'])('read, for %s is no database, is named, status 1', async (name) => {
    const env = { BOT_TOKEN: `1234567:${'x'.repeat(35)}`, PORT: '0', LOG_LEVEL: 'silent' };
    const shell = openShell(env);
    mkdirSync(shell.dataDir);
    const file = path.join(shell.dataDir, name);
    writeFileSync(file, '这不是数据库'.repeat(100));
    for (const argv of name === 'zhibu.db' ? [['status'], ['start']] : [['start']]) {
      const { status, out, err } = await shell.run(argv);
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain(`${file} 不是数据库文件：请`);
      expect(err.split('\n')).toHaveLength(2);
    }
    expect(readFileSync(file, 'utf8')).toBe('这不是数据库'.repeat(100));
  });
});

it('makes ulids that sort by time and never repeat', () => {
  const made = Array.from({ length: 50 }, () => ulid(1_795_305_600_000 as Instant));
  expect(new Set(made).size).toBe(50);
  for (const id of made) {
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(id < ulid(1_795_305_600_001 as Instant)).toBe(true);
  }
});
