import { describe, expect, it, onTestFinished } from 'vitest';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import type { TaskId } from '../../src/domain/ids.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { startHoldingWorker } from '../harness/holding-worker.ts';
import { openRedis, redisIsMissing } from '../harness/redis-server.ts';
import type { RedisServer } from '../harness/redis-server.ts';

const plan = { code: 'QH1', village: '石桥村', name: '石桥村党支部', expected: 4, secretary: '林福贵' };

/** A village whose people ask for their own data, one document for each time. */
interface Asking extends BoundVillage {
  readonly redis: RedisServer;
  ask(k?: number): Promise<void>;
  /** How many were sent, whether or not they arrived. */
  documents(): number;
  /** Resolves when as many were sent as asked for; the ticker looks in meanwhile, as it does each half minute. */
  allSent(): Promise<void>;
  /** How many lines of the log have that event. */
  logged(event: string): number;
  untilLogged(event: string, times?: number): Promise<void>;
}

async function village(options?: { running?: boolean }): Promise<Asking> {
  const redis = await openRedis(options);
  onTestFinished(() => redis.remove());
  const one = await openBoundVillage([plan], {
    at: { date: '2026-11-10', time: '10:00' },
    env: { REDIS_URL: redis.url },
    filesLater: true,
  });
  const { talk, person, say, tap } = one;
  talk.rehearsal.people.pressStart(person(3));
  await talk.settle();
  let asked = 0;
  const documents = () => talk.rehearsal.calls().filter((call) => call.method === 'sendDocument').length;
  const logged = (event: string) => talk.log.filter((line) => line.event === event).length;
  return {
    ...one,
    redis,
    documents,
    logged,
    async ask(k = 0) {
      await say(person(k), 'bot', '我的');
      // A document of an earlier time may be newer than the answer.
      await tap(person(k), 'bot', '我的数据', `，${plan.name}`);
      asked += 1;
    },
    async allSent() {
      await talk.rehearsal.until(() => documents() >= asked);
      // What is still offered or under way somewhere would come now.
      talk.clock.advanceBy(60_000);
      await talk.tick();
      expect(documents()).toBe(asked);
    },
    async untilLogged(event, times = 1) {
      while (logged(event) < times) await talk.logged(event);
    },
  };
}

/** Resolves when the program has found this Redis. */
async function found(redis: RedisServer): Promise<void> {
  while (((await redis.call('KEYS', '*:probe')) as string[]).length === 0);
}

/** How many documents have been made for this Redis since it began; the night's errands are carried too. */
async function completed({ redis, talk }: Asking): Promise<number> {
  const [key] = (await redis.call('KEYS', '*:tasks:events')) as string[];
  const entries =
    key === undefined ? [] : ((await redis.call('XRANGE', key, '-', '+')) as [string, string[]][]);
  const isDocument = (jobId: string) =>
    talk.app().store.read((tx) => tx.tasks.task(Number(jobId.replace('task.', '')) as TaskId))?.kind ===
    'own-data';
  return entries.filter(
    ([, fields]) => fields.includes('completed') && isDocument(fields[fields.indexOf('jobId') + 1] ?? ''),
  ).length;
}

describe.skipIf(redisIsMissing)('with REDIS_URL', () => {
  it('documents go through Redis, and come once', async () => {
    const one = await village();
    const { redis, ask, allSent, logged } = one;
    await found(redis);
    await ask();
    await allSent();
    expect(await completed(one)).toBe(1);
    expect([logged('queue.away'), logged('task.failed')]).toEqual([0, 0]);
  });

  it('a Redis that is absent at the start and for an hour costs nothing, and is used when it comes', async () => {
    const one = await village({ running: false });
    const { talk, redis, ask, allSent, logged, untilLogged } = one;
    await ask();
    await allSent();
    await untilLogged('queue.away');
    for (const time of ['10:20', '10:40', '11:00']) {
      await talk.advanceTo('2026-11-10', time);
      await ask();
      await allSent();
    }
    await redis.start();
    await untilLogged('queue.back');
    await ask();
    await allSent();
    expect(await completed(one)).toBe(1);
    expect([logged('queue.away'), logged('queue.back'), logged('task.failed')]).toEqual([1, 1, 0]);
  });

  it('kill -9 of Redis while everybody asks, and a restart with nothing, cost nothing', async () => {
    const one = await village();
    const { redis, ask, allSent, untilLogged } = one;
    await found(redis);
    for (const round of [1, 2, 3]) {
      const asking = [ask(0), ask(1), ask(2), ask(3)];
      await redis.kill();
      await Promise.all(asking);
      await untilLogged('queue.away', round);
      await allSent();
      await redis.start();
      await untilLogged('queue.back', round);
    }
    await ask();
    await allSent();
    expect(await completed(one)).toBe(1);
  });

  it('FLUSHALL while everybody asks costs nothing', async () => {
    const one = await village();
    const { talk, redis, ask, allSent, logged } = one;
    await found(redis);
    for (let round = 0; round < 5; round += 1) {
      const still = new Set([0, 1, 2, 3]);
      const asking = [...still].map((k) => ask(k).finally(() => still.delete(k)));
      while (still.size > 0) await redis.flush();
      await Promise.all(asking);
      talk.clock.advanceBy(30_000);
      await talk.tick();
    }
    await allSent();
    expect([logged('queue.away'), logged('task.failed')]).toEqual([0, 0]);
  });

  it('a Redis without memory left is passed by until it has some', async () => {
    const one = await village();
    const { redis, ask, allSent, logged, untilLogged } = one;
    await found(redis);
    await redis.configure('maxmemory', '1');
    await ask();
    await ask(1);
    await allSent();
    await untilLogged('queue.away');
    expect(await completed(one)).toBe(0);
    await redis.configure('maxmemory', '0');
    await untilLogged('queue.back');
    await ask();
    await allSent();
    expect(await completed(one)).toBe(1);
    expect(logged('task.failed')).toBe(0);
  });

  it('a Redis that stands still holds up nobody', async () => {
    const one = await village();
    const { redis, ask, allSent, untilLogged } = one;
    await found(redis);
    redis.freeze();
    await ask();
    await allSent();
    await untilLogged('queue.away');
    redis.thaw();
    await untilLogged('queue.back');
    await ask();
    await allSent();
  }, 60_000);

  it('a worker killed over a document costs nothing, and the document comes once', async () => {
    const one = await village();
    const { talk, redis, ask, allSent, logged } = one;
    await found(redis);
    const worker = startHoldingWorker(redis.url, loadKeyring(talk.dataDir).installation);
    // The program itself takes a share: some task goes to the worker.
    while (!worker.isHolding()) await ask();
    await worker.kill();
    await allSent();
    expect([logged('queue.away'), logged('task.failed')]).toEqual([0, 0]);
  }, 60_000);
});
