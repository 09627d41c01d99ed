import { expect, it, onTestFinished } from 'vitest';
import type { TaskId } from '../../../src/domain/ids.ts';
import type { Log } from '../../../src/ports/log.ts';
import type { TaskEnd } from '../../../src/ports/queue.ts';
import { noLog, openBullmqQueue } from '../../harness/open-queue.ts';
import { openRedis, redisIsMissing } from '../../harness/redis-server.ts';

const id = (n: number) => n as TaskId;
const record = 'a'.repeat(64);

it.skipIf(redisIsMissing)(
  'hears other workers although Redis was slow once, at the start',
  async ({ signal }) => {
    const redis = await openRedis();
    onTestFinished(() => redis.remove());
    let timedOut: (() => void) | undefined;
    const onceSlow = new Promise<void>((resolve) => (timedOut = resolve));
    const log: Log = {
      ...noLog,
      warn: (event, facts) => {
        if (event === 'redis.error' && facts?.['code'] === 'TIMEOUT') timedOut?.();
      },
    };
    const beside = await openBullmqQueue(redis.url, 'test');
    onTestFinished(() => beside.close());
    const queue = await openBullmqQueue(redis.url, 'test', log);
    onTestFinished(() => queue.close());
    const troubles: unknown[] = [];
    queue.onTrouble((trouble) => troubles.push(trouble));

    redis.freeze();
    const heard: TaskEnd[] = [];
    queue.onEnd((end) => heard.push(end));
    await onceSlow;
    redis.thaw();

    beside.consume(() => Promise.resolve(record), 1);
    // What ends before the queue listens is offered again by the sweeper.
    while (heard.length === 0 && !signal.aborted) await queue.offer(id(1));
    expect(heard[0]).toEqual({ id: 1, ended: 'made', record });
    expect(troubles).toEqual([]);
  },
);
