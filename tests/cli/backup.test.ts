import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { makeBackup } from '../../src/adapters/sqlite/make-backup.ts';
import { createProgram } from '../../src/program.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { built } from '../harness/places.ts';
import { root } from '../tools/planted-tree.ts';
import { openShell } from './bench.ts';
import { street } from './street.ts';

const at = 1_795_305_600_000 as Instant;

describe('zhibu backup', () => {
  it('copies to one file, beside a writer, and says of what moment with which head', async () => {
    const { shell, backup } = await street();
    const store = shell.store();
    store.write((tx) => {
      tx.audit.append({ at, actor: 'system', action: 'x', subject: 'branch:1', detail: {} });
    });
    const head = store.read((tx) => tx.audit.head());
    const { status, out, err } = await backup();
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('2026-11-22 09:30');
    expect(out).toContain(`审计链头：${head}`);
    const file = path.join(shell.cwd, 'copy.db');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(out).toContain(`${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`);
    expect(readdirSync(shell.cwd).filter((name) => name.includes('copy.db'))).toEqual(['copy.db']);
    const { document } = await shell.json(['status']);
    expect(document).toMatchObject({ lastBackupAt: '2026-11-22 09:30' });
    expect((await shell.json(['backup', 'other.db'])).document).toMatchObject({
      file: path.join(shell.cwd, 'other.db'),
      at: '2026-11-22 09:30',
      auditHead: head,
      brokenLines: 0,
    });
  });

  it('shows on a terminal what it does, and leaves no trace of that', async () => {
    const { shell } = await street();
    let seen = '';
    const stderr = { isTTY: true, write: (text: string) => (seen += text) };
    await shell.run(['backup', 'copy.db'], { stderr });
    expect(seen).toMatch(/正在复制数据库….*正在核对副本….*\r\u001b\[K$/s);
  });

  it('writes over nothing', async () => {
    const { shell, backup } = await street();
    writeFileSync(path.join(shell.cwd, 'copy.db'), 'precious');
    const { status, out, err } = await backup();
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^没有备份：.*copy\.db 已经有了，备份从不覆盖文件。请换一个文件名。\n$/);
    expect(readFileSync(path.join(shell.cwd, 'copy.db'), 'utf8')).toBe('precious');
    expect((await shell.json(['status'])).document).toMatchObject({ lastBackupAt: null });
  });

  it('says where there is no folder, and no database', async () => {
    const { shell, backup, into } = await street();
    expect(await backup('nowhere/copy.db')).toMatchObject({ status: 1, out: '' });
    expect((await backup('nowhere/copy.db')).err).toMatch(/^没有备份：.*所在的文件夹不存在/);
    const nothing = await shell.run(['backup', 'copy.db'], into);
    expect(nothing.err).toMatch(/^没有备份：.*elsewhere 里没有数据库/);
    expect(nothing.status).toBe(1);
    expect((await shell.run(['backup'])).status).toBe(2);
  });

  it('leaves nothing behind where the disk has no room', async () => {
    const { shell } = await street();
    const target = path.join(shell.cwd, 'small');
    mkdirSync(target);
    // A file may not grow beyond 100 KiB: the system says no in the middle of the copy, as a full disk does.
    const program = `ulimit -f 200; exec "${process.execPath}" ${built('src/main.js')} backup "${target}/copy.db"`;
    const ran = spawnSync('sh', ['-c', program], {
      cwd: root,
      env: { PATH: process.env['PATH'], DATA_DIR: shell.dataDir, LOCALE: 'zh-CN' },
      encoding: 'utf8',
    });
    expect(ran.stderr).toMatch(/^没有备份：.*copy\.db 那里(写不进去|的磁盘满了).*没写完的已经删掉/);
    expect(ran.status).toBe(1);
    expect(readdirSync(target)).toEqual([]);
  });

  it('removes what a killed one has left, and nothing of one that is under way beside', async () => {
    const { shell, backup } = await street();
    const killed = `import { makeBackup } from ${JSON.stringify(built('src/adapters/sqlite/make-backup.js'))};
      makeBackup(${JSON.stringify(shell.dataDir)}, ${JSON.stringify(path.join(shell.cwd, 'killed.db'))}, 1, (stage) => {
        if (stage === 'checking') process.kill(process.pid, 'SIGKILL');
      });`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', killed]);
    expect(ran.signal).toBe('SIGKILL');
    const unfinished = () => readdirSync(shell.cwd).filter((name) => name.endsWith('.tmp'));
    const [left = ''] = unfinished();
    expect(left).toMatch(/^\.killed\.db\./);
    expect(statSync(path.join(shell.cwd, left)).mode & 0o777).toBe(0o600);
    let beside: Promise<{ readonly status: number }> | undefined;
    const made = makeBackup(shell.dataDir, path.join(shell.cwd, 'slow.db'), at, (stage) => {
      if (stage !== 'checking') return;
      expect(unfinished()).toEqual([expect.stringMatching(/^\.slow\.db\./)]);
      beside = backup('quick.db');
      expect(unfinished()).toContainEqual(expect.stringMatching(/^\.slow\.db\./));
    });
    expect([made.ok, (await beside)?.status]).toEqual([true, 0]);
    expect(
      readdirSync(shell.cwd)
        .filter((name) => /\.db/.test(name))
        .sort(),
    ).toEqual(['quick.db', 'slow.db']);
  });

  it('is swept at the start of the program as well', async () => {
    const shell = openShell({
      BOT_TOKEN: `1234567:${'x'.repeat(35)}`,
      PORT: '0',
      LOG_LEVEL: 'silent',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
    });
    const folder = path.join(shell.dataDir, 'backups');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `.zhibu-2026-11-21.db.${randomUUID()}.tmp`), 'names and keys');
    writeFileSync(path.join(folder, '.mine.tmp'), 'of somebody else');
    expect((await shell.run(['start'])).status).toBe(0);
    expect(readdirSync(folder)).toEqual(['.mine.tmp']);
  });

  it('is made, and says so, although the database takes no note of it', async () => {
    const { shell } = await street();
    const program = createProgram({ root, code: root, clock: systemClock(), pid: 1, host: 'county' });
    const note = () => {
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    };
    const { status, out, err } = await shell.run(['backup', 'copy.db'], {
      backups: { ...program.backups, note },
    });
    expect(status).toBe(0);
    expect(out).toContain('审计链头：');
    expect(err).toBe('备份做好了，只是没能在数据库里记下这一次：zhibu status 说的还是上一次。\n');
  });

  it('tells of a ledger that is not what was written, and copies it all the same', async () => {
    const { shell, backup } = await street();
    const sqlite = new Database(path.join(shell.dataDir, 'zhibu.db'));
    sqlite.exec('drop trigger person_fact_no_update; update person_fact set at = at + 1 where seq = 2');
    sqlite.close();
    const { status, err } = await backup();
    expect(status).toBe(0);
    expect(err).toMatch(/^注意：台账里有1行和当初写下的不一样/);
  });
});
