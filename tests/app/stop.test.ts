import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { readConfig } from '../../src/config.ts';
import type { TaskId } from '../../src/domain/ids.ts';
import type { TaskEnd } from '../../src/ports/queue.ts';
import type { Workshop } from '../../src/ports/workshop.ts';
import { startWorker } from '../../src/worker.ts';
import { temporaryFolder } from '../adapters/sqlite/temporary.ts';
import { at } from '../contract/store-seed.ts';
import { openBoundVillage } from '../harness/bound.ts';
import { root } from '../harness/conversation.ts';
import { noLog, openBullmqQueue } from '../harness/open-queue.ts';
import { openRedis, redisIsMissing } from '../harness/redis-server.ts';

/** A workshop whose work takes for ever, until it is closed. */
function endlessWorkshop() {
  let hasBegun: (() => void) | undefined;
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  const stops: (() => void)[] = [];
  const workshop: Workshop = {
    make: () =>
      new Promise((_, reject) => {
        stops.push(() => {
          reject(Object.assign(new Error('stopped'), { name: 'Stopped' }));
        });
        hasBegun?.();
      }),
    close: () => {
      for (const stop of stops) stop();
      return Promise.resolve();
    },
  };
  return { workshop, begun };
}

it('stops without waiting for heavy work, which is done after the next start', async () => {
  const endless = endlessWorkshop();
  let starts = 0;
  const { talk, person, say, tap } = await openBoundVillage(
    [{ code: 'QH1', village: '石桥村', name: '石桥村党支部', expected: 4, secretary: '林福贵' }],
    {
      at: { date: '2026-11-10', time: '10:00' },
      workshop: () => ((starts += 1) === 1 ? () => endless.workshop : undefined),
      filesLater: true,
    },
  );
  await say(person(0), 'bot', '我的');
  await tap(person(0), 'bot', '我的数据');
  await endless.begun;
  const documents = () => talk.rehearsal.calls().filter((call) => call.method === 'sendDocument').length;
  const task = () => talk.app().store.read((tx) => tx.tasks.task(1 as TaskId));
  await talk.restart();
  expect([documents(), task()]).toMatchObject([0, { state: 'pending', attempts: 0, begun: 0 }]);
  await talk.tick();
  await talk.rehearsal.until(() => documents() === 1);
  expect(task()).toMatchObject({ state: 'done' });
});

it.skipIf(redisIsMissing)('stops a worker without waiting, and hands its task back', async () => {
  const redis = await openRedis();
  onTestFinished(() => redis.remove());
  const dataDir = temporaryFolder();
  openStore({
    file: path.join(dataDir, 'zhibu.db'),
    migrationsFolder: path.join(root, 'drizzle'),
  }).close();
  const config = readConfig({ DATA_DIR: dataDir, REDIS_URL: redis.url });
  if (!config.ok) throw new Error('settings refused');
  const endless = endlessWorkshop();
  const queue = await openBullmqQueue(redis.url, loadKeyring(dataDir).installation);
  onTestFinished(() => queue.close());
  const worker = startWorker({
    config: { ...config.value, redisUrl: redis.url },
    clock: settableClock(at(0)),
    log: noLog,
    root,
    workshop: () => endless.workshop,
    redisIs: () => undefined,
  });
  const end = new Promise<TaskEnd>((resolve) => {
    queue.onEnd(resolve);
  });
  await queue.offer(1 as TaskId);
  await endless.begun;
  await worker.stop();
  expect(await end).toEqual({ id: 1, ended: 'failed', error: 'Stopped' });
});
