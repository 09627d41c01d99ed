import { describe, expect, it, onTestFinished } from 'vitest';
import { createBullmqQueue } from '../../../src/adapters/bullmq/bullmq-queue.ts';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import type { TaskId } from '../../../src/domain/ids.ts';
import type { Log } from '../../../src/ports/log.ts';
import type { RemoteQueue, TaskEnd } from '../../../src/ports/queue.ts';
import { startHoldingWorker } from '../../harness/holding-worker.ts';
import { noLog, untilTrouble } from '../../harness/open-queue.ts';
import { openRedis, redisIsMissing } from '../../harness/redis-server.ts';
import type { RedisServer } from '../../harness/redis-server.ts';

const id = (n: number) => n as TaskId;
const record = 'a'.repeat(64);
const clock = systemClock();

async function server(options?: { running?: boolean }): Promise<RedisServer> {
  const redis = await openRedis(options);
  onTestFinished(() => redis.remove());
  return redis;
}

function open(url: string, { installation = 'test', log = noLog } = {}): RemoteQueue {
  const queue = createBullmqQueue({ url, installation, log });
  onTestFinished(() => queue.close());
  return queue;
}

const reached = (queue: RemoteQueue) => untilTrouble(queue, (trouble) => trouble === undefined);
const told = (queue: RemoteQueue, word: string) =>
  untilTrouble(queue, (trouble) => trouble?.includes(word) === true);

/** Milliseconds of real time that offering and counting take. */
async function offering(queue: RemoteQueue): Promise<number> {
  const begunMs = clock.monotonic();
  await Promise.all([1, 2, 3, 4, 5].map((n) => queue.offer(id(n))));
  await queue.depth();
  return clock.monotonic() - begunMs;
}

function nextEnd(queue: RemoteQueue, of: (end: TaskEnd) => boolean = () => true): Promise<TaskEnd> {
  return new Promise((resolve) => {
    queue.onEnd((end) => {
      if (of(end)) resolve(end);
    });
  });
}

describe.skipIf(redisIsMissing)('the queue on BullMQ', () => {
  it('waits for nobody while Redis is absent, and carries tasks when it comes', async () => {
    const redis = await server({ running: false });
    const queue = open(redis.url);
    expect(await told(queue, 'away')).toBe('Redis is away (ECONNREFUSED)');
    expect(await offering(queue)).toBeLessThan(1_000);
    const end = nextEnd(queue);
    queue.consume(() => Promise.resolve(record), 1);
    await redis.start();
    await reached(queue);
    await queue.offer(id(7));
    expect(await end).toEqual({ id: 7, ended: 'made', record });
  });

  it('goes on after kill -9 and a restart with nothing', async () => {
    const redis = await server();
    const queue = open(redis.url);
    await reached(queue);
    const starts: TaskId[] = [];
    let finish: (() => void) | undefined;
    let begun: (() => void) | undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    queue.consume((task) => {
      starts.push(task);
      if (task !== id(1)) return Promise.resolve(record);
      begun?.();
      return new Promise(
        (resolve) =>
          (finish = () => {
            resolve(record);
          }),
      );
    }, 2);
    await queue.offer(id(1));
    await hasBegun;
    await redis.kill();
    await told(queue, 'away');
    const held = nextEnd(queue, (end) => end.id === id(1));
    finish?.();
    // What runs here is told although Redis is gone.
    expect(await held).toEqual({ id: 1, ended: 'made', record });
    await redis.start();
    await reached(queue);
    const next = nextEnd(queue, (end) => end.id === id(2));
    await queue.offer(id(2));
    expect(await next).toEqual({ id: 2, ended: 'made', record });
    expect(starts).toEqual([1, 2]);
  });

  it('carries what is offered after FLUSHALL', async () => {
    const redis = await server();
    const queue = open(redis.url);
    await reached(queue);
    await queue.offer(id(1));
    await redis.flush();
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0 });
    const end = nextEnd(queue);
    queue.consume(() => Promise.resolve(record), 1);
    await queue.offer(id(1));
    expect(await end).toEqual({ id: 1, ended: 'made', record });
  });

  it.each([
    {
      words: 'out of memory',
      spoil: (redis: RedisServer) => redis.configure('maxmemory', '1'),
      repair: (redis: RedisServer) => redis.configure('maxmemory', '0'),
    },
    {
      words: 'read-only',
      spoil: (redis: RedisServer) => redis.call('REPLICAOF', '127.0.0.1', '1'),
      repair: (redis: RedisServer) => redis.call('REPLICAOF', 'NO', 'ONE'),
    },
  ])(
    'tells that Redis is $words, waits for nobody and goes on afterwards',
    async ({ words, spoil, repair }) => {
      const redis = await server();
      const queue = open(redis.url);
      await reached(queue);
      await spoil(redis);
      expect(await told(queue, words)).toContain(`Redis is ${words}`);
      expect(await offering(queue)).toBeLessThan(1_000);
      await repair(redis);
      await reached(queue);
      const end = nextEnd(queue);
      queue.consume(() => Promise.resolve(record), 1);
      await queue.offer(id(1));
      expect(await end).toEqual({ id: 1, ended: 'made', record });
    },
  );

  it('waits a few seconds at most for a Redis that stands still, also at its end', async () => {
    const redis = await server();
    const queue = open(redis.url);
    await reached(queue);
    queue.consume(() => Promise.resolve(record), 1);
    redis.freeze();
    expect(await offering(queue)).toBeLessThan(8_000);
    expect(await told(queue, 'TIMEOUT')).toBe('Redis does not answer (TIMEOUT)');
    const begunMs = clock.monotonic();
    await queue.close();
    expect(clock.monotonic() - begunMs).toBeLessThan(5_000);
    redis.thaw();
  });

  it('offers a killed worker’s task again within ten seconds, however often', async () => {
    const redis = await server();
    const queue = open(redis.url);
    await reached(queue);
    const ends: TaskEnd[] = [];
    queue.onEnd((end) => ends.push(end));
    let worker = startHoldingWorker(redis.url, 'test');
    await queue.offer(id(1));
    expect(await worker.holds).toBe(1);
    for (let crash = 1; crash <= 2; crash += 1) {
      const next = startHoldingWorker(redis.url, 'test');
      // Its own task shows that it works.
      await queue.offer(id(100 + crash));
      expect(await next.holds).toBe(100 + crash);
      const another = startHoldingWorker(redis.url, 'test');
      await worker.kill();
      const killedMs = clock.monotonic();
      expect(await another.holds).toBe(1);
      expect(clock.monotonic() - killedMs).toBeLessThan(10_000);
      worker = another;
    }
    const made = nextEnd(queue, (end) => end.id === id(1) && end.ended !== 'lost');
    queue.consume(() => Promise.resolve(record), 3);
    await worker.kill();
    expect(await made).toEqual({ id: 1, ended: 'made', record });
    expect(ends.filter((end) => end.ended === 'failed')).toEqual([]);
    const lost = ends.filter((end) => end.ended === 'lost' && end.id === id(1));
    expect(lost.length).toBeGreaterThanOrEqual(3);
  }, 60_000);

  it('keeps two installations on one Redis apart', async () => {
    const redis = await server();
    const [one, other] = [
      open(redis.url, { installation: 'one' }),
      open(redis.url, { installation: 'other' }),
    ];
    await Promise.all([reached(one), reached(other)]);
    const ranElsewhere: TaskId[] = [];
    other.consume((task) => {
      ranElsewhere.push(task);
      return Promise.resolve(record);
    }, 1);
    const toldElsewhere: TaskEnd[] = [];
    other.onEnd((end) => toldElsewhere.push(end));
    const end = nextEnd(one);
    await one.offer(id(1));
    expect(await other.depth()).toEqual({ waiting: 0, running: 0 });
    one.consume(() => Promise.resolve(record), 1);
    await end;
    const theirs = nextEnd(other, ({ id: task }) => task === id(2));
    await other.offer(id(2));
    await theirs;
    expect([ranElsewhere, toldElsewhere.map(({ id: task }) => task)]).toEqual([[2], [2]]);
  });

  it('takes no end from Redis that it would not have written', async () => {
    const redis = await server();
    const queue = open(redis.url);
    await reached(queue);
    const ends: TaskEnd[] = [];
    queue.onEnd((end) => ends.push(end));
    const third = nextEnd(queue, (end) => end.id === id(3));
    const say = (event: string, jobId: string, field: string, value: string) =>
      redis.call('XADD', 'zhibu:test:tasks:events', '*', 'event', event, 'jobId', jobId, field, value);
    await queue.offer(id(50));
    await say('completed', 'task.1', 'returnvalue', JSON.stringify('../../etc/passwd'));
    await say('completed', 'repeat.1', 'returnvalue', JSON.stringify(record));
    await say('failed', 'task.2', 'failedReason', 'Cannot read 张三.docx');
    await say('completed', 'task.3', 'returnvalue', JSON.stringify(record));
    await third;
    expect(ends).toEqual([
      { id: 1, ended: 'failed', error: 'MalformedRecord' },
      { id: 2, ended: 'failed', error: 'Error' },
      { id: 3, ended: 'made', record },
    ]);
  });

  it('puts no message of an error into Redis, which may quote a name', async () => {
    const redis = await server();
    const queue = open(redis.url);
    await reached(queue);
    const end = nextEnd(queue);
    queue.consume(() => Promise.reject(new TypeError('Cannot read 张三.docx')), 1);
    await queue.offer(id(1));
    expect(await end).toEqual({ id: 1, ended: 'failed', error: 'TypeError' });
    await queue.close();
    const kept = JSON.stringify(await redis.call('XRANGE', 'zhibu:test:tasks:events', '-', '+'));
    expect(kept).toContain('TypeError');
    expect(kept).not.toContain('张三');
  });

  it('writes no password into the log', async () => {
    const redis = await server();
    await redis.configure('requirepass', 'right-password');
    const lines: string[] = [];
    const note: Log['info'] = (event, facts) => lines.push(`${event} ${JSON.stringify(facts)}`);
    const log: Log = { debug: note, info: note, warn: note, error: note };
    const at = (password: string) => redis.url.replace('//', `//:${password}@`);
    const stranger = open(at('wrong-password'), { log });
    expect(await told(stranger, 'REDIS_URL')).toBe(
      'Redis refuses the account or password of REDIS_URL (WRONGPASS)',
    );
    const queue = open(at('right-password'), { log });
    await reached(queue);
    queue.consume(() => Promise.resolve(record), 1);
    await redis.kill();
    await told(queue, 'away');
    expect(lines.join('\n')).toContain('redis.error');
    expect(lines.join('\n')).not.toContain('password');
  });
});
