import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { readConfig } from '../../src/config.ts';
import type { TaskId } from '../../src/domain/ids.ts';
import { startWorker } from '../../src/worker.ts';
import { temporaryFolder } from '../adapters/sqlite/temporary.ts';
import { at, must } from '../contract/store-seed.ts';
import { root } from '../harness/conversation.ts';
import { noLog, openBullmqQueue } from '../harness/open-queue.ts';
import { openRedis, redisIsMissing } from '../harness/redis-server.ts';

it.skipIf(redisIsMissing)('a worker makes apart what was begun three times without an end', async () => {
  const redis = await openRedis();
  onTestFinished(() => redis.remove());
  const dataDir = temporaryFolder();
  const store = openStore({
    file: path.join(dataDir, 'zhibu.db'),
    migrationsFolder: path.join(root, 'drizzle'),
  });
  onTestFinished(() => {
    store.close();
  });
  const tasks = store.write((tx) =>
    [2, 3].map((crashes) => {
      const id = must(tx.tasks.add({ kind: 'own-data', input: {}, at: at(0) }));
      for (let n = 0; n < crashes; n += 1) tx.tasks.begin(id);
      return id;
    }),
  );
  const config = readConfig({ DATA_DIR: dataDir, REDIS_URL: redis.url });
  if (!config.ok) throw new Error('settings refused');
  const made: (readonly [TaskId, boolean | undefined])[] = [];
  const worker = startWorker({
    config: { ...config.value, redisUrl: redis.url },
    clock: settableClock(at(0)),
    log: noLog,
    root,
    workshop: () => ({
      make: (id, how) => {
        made.push([id, how?.apart]);
        return Promise.resolve('record');
      },
      close: () => Promise.resolve(),
    }),
    redisIs: () => undefined,
  });
  onTestFinished(() => worker.stop());
  const queue = await openBullmqQueue(redis.url, loadKeyring(dataDir).installation);
  onTestFinished(() => queue.close());
  const ended = new Promise<void>((resolve) => {
    queue.onEnd(() => {
      if (made.length === 2) resolve();
    });
  });
  for (const id of tasks) await queue.offer(id);
  await ended;
  expect([...made].sort(([a], [b]) => a - b)).toEqual([
    [tasks[0], false],
    [tasks[1], true],
  ]);
});
