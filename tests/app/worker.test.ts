import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import type { TaskEnd } from '../../src/ports/queue.ts';
import { openBoundVillage } from '../harness/bound.ts';
import { openBullmqQueue } from '../harness/open-queue.ts';
import { startRealBot } from '../harness/real-bot.ts';
import { openRedis, redisIsMissing } from '../harness/redis-server.ts';

const plan = { code: 'QH1', village: '石桥村', name: '石桥村党支部', expected: 4, secretary: '林福贵' };

describe.skipIf(redisIsMissing)('zhibu worker as a process of its own', () => {
  it('makes the file of a task beside the program and tells where it is, until SIGTERM', async () => {
    const redis = await openRedis();
    onTestFinished(() => redis.remove());
    // The program itself knows of no Redis: whatever is made, the worker made it.
    const { talk } = await openBoundVillage([plan], { at: { date: '2026-11-10', time: '10:00' } });
    const id = talk.app().store.write((tx) => {
      const personId = tx.people.personByNumber('QH1001')?.id;
      return tx.tasks.add({ kind: 'own-data', input: { input: { personId } }, at: talk.clock.now() });
    });
    if (id === undefined) throw new Error('the task was not written');
    const worker = startRealBot({ DATA_DIR: talk.dataDir, REDIS_URL: redis.url }, 'worker');
    onTestFinished(() => {
      worker.kill();
    });
    const queue = await openBullmqQueue(redis.url, loadKeyring(talk.dataDir).installation);
    onTestFinished(() => queue.close());
    const told = new Promise<TaskEnd>((resolve) => {
      queue.onEnd(resolve);
    });
    await queue.offer(id);
    const end = await told;
    expect(end).toMatchObject({ id, ended: 'made' });
    const file = (sha256: string) => readFileSync(path.join(talk.dataDir, 'files', sha256), 'utf8');
    const record = JSON.parse(file(end.ended === 'made' ? end.record : '')) as { sha256: string };
    expect(record).toMatchObject({ fileName: '我的数据.txt' });
    expect(file(record.sha256)).toContain('编号：QH1001');
    worker.stop();
    const { code, log } = await worker.exited;
    expect(code).toBe(0);
    expect(log).toContain('不再接活，停了。');
  }, 60_000);
});
