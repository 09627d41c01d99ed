import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatBrokenJobs } from '../../src/domain/broken-jobs.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { ChatId, Instant, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import { openShell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';
import { programFacts } from '../../src/domain/program-facts.ts';

/** Where the clock of the shell stands. */
const now = instantAt('2026-11-22' as LocalDate, '09:30' as LocalTime, 'Asia/Shanghai');

describe('zhibu status', () => {
  it('tells counts, what was skipped, and the years without holidays', async () => {
    const shell = openShell();
    writeRosters(shell);
    await shell.run(['import', ...rosterFiles]);
    shell.store().write((tx) => {
      const chat = tx.chats.ensure('telegram', { externalId: '-1', kind: 'group' });
      const [branch] = tx.org.branches();
      if (branch) tx.chats.serve(chat.id, branch.id, 1 as Instant);
      const at = 1_795_305_600_000 as Instant;
      const row = { lane: 'create', chatId: chat.id, body: { kind: 'message', text: 'x' }, at } as const;
      const id = tx.outbox.add(row);
      tx.outbox.add(row);
      if (id !== undefined) tx.outbox.claim(id);
      if (id !== undefined) tx.outbox.end(id, 'uncertain', at);
      const slot = { kind: 'notice', scope: 'chat:1', period: '2026-11', planRevision: 0, dueAt: at };
      tx.occurrences.take(slot, { state: 'skipped', reason: 'too late', at });
      // Not needed, and so nothing that anybody has missed.
      tx.occurrences.take(
        { ...slot, kind: 'reminder' },
        { state: 'skipped', reason: 'nobody to remind', at },
      );
      tx.settings.setMeta('ingest.heartbeat', String(at));
    });
    const { status, document } = await shell.json(['status']);
    expect(status).toBe(0);
    expect(document).toMatchObject({
      branches: 2,
      people: 4,
      boundBranches: 1,
      chats: 1,
      outbox: { pending: 1, uncertain: 1, failed: 0 },
      deadLetters: 0,
      openFeedback: 0,
      pendingTasks: 0,
      failedTasks: 0,
      skipped: [{ job: 'notice', scope: 'chat:1', reason: 'too late' }],
      uncoveredYears: [2027],
      lastBackupAt: null,
    });
    const { databaseBytes, walBytes, ingestLagMs } = document as Record<string, number>;
    expect(databaseBytes).toBeGreaterThan(100_000);
    expect(walBytes).toBeLessThan(databaseBytes ?? 0);
    expect(ingestLagMs).toBeTypeOf('number');
    const person = await shell.run(['status']);
    for (const part of ['支部2，党员4', '1个，登记了1个支部', '不确定1', '太晚了', '没有2027年的节假日'])
      expect(person.out).toContain(part);
  });

  it('says plainly what stands still, since when, and what is well', async () => {
    const shell = openShell();
    const fresh = await shell.run(['status']);
    expect(fresh.out).toContain('收消息：还没有收过\n定时任务：还没有运行过\n');
    const store = shell.store();
    const minutesAgo = (minutes: number) => String(now - minutes * 60_000);
    const beats = (fetched: string, ticked: string) => {
      store.write((tx) => {
        tx.settings.setMeta('ingest.heartbeat', fetched);
        tx.settings.setMeta('ticker.heartbeat', ticked);
      });
    };
    beats(minutesAgo(1), minutesAgo(90));
    const half = (await shell.run(['status'])).out;
    expect(half).toContain('收消息：正常，最近一次2026-11-22 09:29\n');
    expect(half).toContain('定时任务：停了，或者卡住了。最近一次2026-11-22 08:00，已经90分钟。');
    expect((await shell.json(['status'])).document).toMatchObject({
      lastFetchAt: '2026-11-22 09:29',
      ingestLagMs: 60_000,
      ingestStopped: false,
      lastTickAt: '2026-11-22 08:00',
      scheduleLagMs: 90 * 60_000,
      scheduleStopped: true,
    });
    beats(minutesAgo(3), minutesAgo(0));
    const other = await shell.run(['status'], { env: { LOCALE: 'en' } });
    expect(other.out).toContain(
      'Fetching of messages: stopped or stuck, last at 2026-11-22 09:27, 3 minutes ago.',
    );
    expect(other.out).toContain('Schedule: well, last at 2026-11-22 09:30\n');
  });

  it('lists each uncertain delivery by row, kind, branch and chat, without a name or a word of it', async () => {
    const shell = openShell();
    writeRosters(shell);
    await shell.run(['import', ...rosterFiles]);
    const rows = shell.store().write((tx) => {
      const at = (now - 3_600_000) as Instant;
      const group = tx.chats.ensure('telegram', { externalId: '-1', kind: 'group' });
      const own = tx.chats.ensure('telegram', { externalId: '41', kind: 'private' });
      const [branch] = tx.org.branches();
      const [person] = branch ? tx.people.everIn(branch.id) : [];
      if (!branch || !person) throw new Error('no roster');
      tx.chats.serve(group.id, branch.id, at);
      const account = tx.accounts.ensure('telegram', '41', '赵网名');
      tx.accounts.setPrivateChat(account.id, own.id);
      tx.accounts.bind({
        accountId: account.id,
        personId: person,
        adminId: null,
        relation: 'self',
        since: at,
        by: 't',
      });
      const put = (chatId: ChatId, end: 'uncertain' | 'failed', reason: string) => {
        const id = tx.outbox.add({
          lane: 'create',
          chatId,
          body: { kind: 'message', text: '赵网名快来村委会' },
          at,
        });
        if (id === undefined) throw new Error('not added');
        tx.outbox.claim(id);
        tx.outbox.end(id, end, at, { reason });
        return id;
      };
      const uncertain = [put(group.id, 'uncertain', 'x'), put(own.id, 'uncertain', 'x')];
      put(own.id, 'failed', 'forbidden');
      put(own.id, 'failed', 'gone');
      put(group.id, 'failed', 'gone');
      return { uncertain, code: branch.code };
    });
    const { document } = await shell.json(['status']);
    expect(document).toMatchObject({
      outbox: { uncertain: 2, failed: 3 },
      failures: [
        { reason: 'gone', rows: 2 },
        { reason: 'forbidden', rows: 1 },
      ],
      uncertain: rows.uncertain.map((row, n) => ({
        row,
        kind: 'message',
        branches: [rows.code],
        chat: n === 0 ? 'group' : 'private',
        since: '2026-11-22 08:30',
      })),
    });
    const person = (await shell.run(['status'])).out;
    expect(person).toContain(
      `第${String(rows.uncertain[0])}号 消息 支部${rows.code} 群里 2026-11-22 08:30起`,
    );
    expect(person).toContain(
      `第${String(rows.uncertain[1])}号 消息 支部${rows.code} 私聊 2026-11-22 08:30起`,
    );
    expect(person).toContain('失败2：群或消息不在了');
    expect(JSON.stringify(document) + person).not.toMatch(/赵网名|村委会/);
  });

  it('warns of a backup older than two days, and tells which way the queue goes', async () => {
    const shell = openShell();
    expect((await shell.run(['status'])).out).toContain('备份：还没有。');
    const store = shell.store();
    const set = (key: string, value: number | string) => {
      store.write((tx) => {
        tx.settings.setMeta(key, String(value));
      });
    };
    set('backup.last', now - 47 * 3_600_000);
    expect((await shell.run(['status'])).out).toContain('备份：最近一次2026-11-20 10:30\n');
    set('backup.last', now - 49 * 3_600_000);
    set('queue.path', 'embedded');
    set('queue.trouble', 'Redis is out of memory (OOM)');
    set('queue.trouble-since', now - 600_000);
    set('queue.trouble-over', '');
    const { out } = await shell.run(['status']);
    expect(out).toContain('备份：太旧了，最近一次2026-11-20 08:30，已经2天。');
    expect(out).toContain('队列（在本程序里办）：待办0');
    expect(out).toContain('不通，从2026-11-22 09:20起：Redis 内存满了（OOM）\n');
    expect((await shell.json(['status'])).document).toMatchObject({
      backupOverdue: true,
      queue: { path: 'embedded', trouble: { since: '2026-11-22 09:20', over: null } },
    });
    set('queue.trouble-over', now - 60_000);
    expect((await shell.run(['status'])).out).toContain('上次不通：2026-11-22 09:20到2026-11-22 09:29');
    set('queue.trouble', 'Redis is away (EHOSTUNREACH)');
    expect((await shell.run(['status'])).out).toContain('09:29，连不上 Redis（EHOSTUNREACH）\n');
    expect((await shell.run(['status'], { env: { LOCALE: 'en' } })).out).toContain(
      'Redis is away (EHOSTUNREACH)',
    );
  });

  it('names a job that cannot say what is due, as zhibu jobs does', async () => {
    const shell = openShell();
    const since = (now - 3_600_000) as Instant;
    const broken = { job: 'notice', error: 'TypeError at notice.ts:7', since, doneUntil: since };
    shell.store().write((tx) => {
      tx.settings.setMeta(programFacts.brokenJobs, formatBrokenJobs([broken]));
    });
    const said = '从2026-11-22 08:30起算不出什么时候该办（TypeError at notice.ts:7）';
    expect((await shell.run(['status'])).out).toContain(`任务 notice ${said}，别的任务照常`);
    expect((await shell.run(['jobs'])).out).toContain(said);
    const seen = { error: broken.error, since: '2026-11-22 08:30' };
    expect((await shell.json(['status'])).document).toMatchObject({
      brokenJobs: [{ job: 'notice', ...seen }],
    });
    const jobs = (await shell.json(['jobs'])).document as { broken?: unknown }[];
    expect(jobs.filter(({ broken: fault }) => fault !== undefined)).toEqual([
      expect.objectContaining({ name: 'notice', broken: seen }),
    ]);
  });

  it('beside a rehearsal says where its data are', async () => {
    const shell = openShell();
    const rehearsal = path.join(shell.cwd, 'data', 'rehearsal');
    mkdirSync(rehearsal, { recursive: true });
    await shell.run(['run-job', 'housekeeping'], { env: { DATA_DIR: rehearsal } });
    expect((await shell.run(['status'])).err).toContain(`DATA_DIR=${rehearsal}`);
    const inside = await shell.run(['status'], { env: { DATA_DIR: rehearsal } });
    expect(inside.err).toContain('演练有自己的时间');
    await shell.run(['run-job', 'housekeeping']);
    expect((await shell.run(['status'])).err).toBe('');
  });

  it('knows a year once holidays.csv was imported', async () => {
    const shell = openShell();
    const days = ['01-01', '05-01', '10-01'].map((day) => `2027-${day},放假,节日`);
    writeFileSync(path.join(shell.cwd, 'holidays.csv'), ['日期,性质,名称', ...days, ''].join('\n'));
    expect((await shell.run(['import', 'holidays.csv'])).out).toContain('节假日 新增3');
    expect((await shell.json(['status'])).document).toMatchObject({ uncoveredYears: [] });
  });
});
