import { afterAll, beforeAll, describe } from 'vitest';
import { createBullmqQueue } from '../../src/adapters/bullmq/bullmq-queue.ts';
import type { Queue } from '../../src/ports/queue.ts';
import { createEmbeddedQueue } from '../../src/runtime/embedded-queue.ts';
import { createRelayedQueue } from '../../src/runtime/relayed-queue.ts';
import { noLog, openBullmqQueue } from '../harness/open-queue.ts';
import { openRedis, redisIsMissing } from '../harness/redis-server.ts';
import type { RedisServer } from '../harness/redis-server.ts';
import { queueContract } from './queue.ts';

const closeBoth = async (...queues: readonly Queue[]) => {
  await Promise.all(queues.map((queue) => queue.close()));
};

describe.skipIf(redisIsMissing)('on a real redis-server', () => {
  let redis: RedisServer;
  let count = 0;
  const nextInstallation = () => `test${String((count += 1))}`;
  beforeAll(async () => {
    redis = await openRedis();
  });
  afterAll(() => redis.remove());

  const besides = { besides: true };

  queueContract(
    'bullmq',
    async () => {
      const installation = nextInstallation();
      const queue = await openBullmqQueue(redis.url, installation);
      const beside = await openBullmqQueue(redis.url, installation);
      return { queue, beside, remove: () => closeBoth(queue, beside) };
    },
    besides,
  );

  queueContract(
    'relayed',
    async () => {
      const installation = nextInstallation();
      const remote = await openBullmqQueue(redis.url, installation);
      const beside = await openBullmqQueue(redis.url, installation);
      const queue = createRelayedQueue(remote, createEmbeddedQueue(noLog), noLog);
      return { queue, beside, remove: () => closeBoth(queue, beside) };
    },
    besides,
  );
});

describe('without Redis', () => {
  queueContract(
    'relayed',
    () => {
      const remote = createBullmqQueue({ url: 'redis://127.0.0.1:1', installation: 'test', log: noLog });
      const queue = createRelayedQueue(remote, createEmbeddedQueue(noLog), noLog);
      return Promise.resolve({ queue, remove: () => queue.close() });
    },
    { trouble: true },
  );
});
