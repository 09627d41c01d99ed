import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import { openShell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';

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
      pendingTasks: 0,
      failedTasks: 0,
      skipped: [{ job: 'notice', scope: 'chat:1', reason: 'too late' }],
      uncoveredYears: [2027],
      lastBackupAt: null,
    });
    const { databaseBytes, ingestLagMs } = document as { databaseBytes: number; ingestLagMs: number };
    expect(databaseBytes).toBeGreaterThan(100_000);
    expect(ingestLagMs).toBeTypeOf('number');
    const person = await shell.run(['status']);
    for (const part of ['支部2，党员4', '1个，登记了1个支部', '不确定1', '太晚了', '没有2027年的节假日'])
      expect(person.out).toContain(part);
  });

  it('beside a rehearsal says where its data are', async () => {
    const shell = openShell();
    const rehearsal = path.join(shell.cwd, 'data', 'rehearsal');
    mkdirSync(rehearsal, { recursive: true });
    writeFileSync(path.join(rehearsal, 'zhibu.db'), '');
    expect((await shell.run(['status'])).err).toContain(`DATA_DIR=${rehearsal}`);
    // From then on there are data of its own.
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
