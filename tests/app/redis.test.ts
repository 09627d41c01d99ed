import { describe, expect, it, onTestFinished } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { openRedis, redisIsMissing } from '../harness/redis-server.ts';
import type { RedisServer } from '../harness/redis-server.ts';

const plan = { code: 'QH1', village: '石桥村', name: '石桥村党支部', expected: 4, secretary: '林福贵' };

async function village(options?: { running?: boolean }) {
  const redis = await openRedis(options);
  onTestFinished(() => redis.remove());
  const one = await openBoundVillage([plan], {
    at: { date: '2026-11-10', time: '10:00' },
    env: { REDIS_URL: redis.url },
  });
  return { ...one, redis, documents: documentsOf(one) };
}

/** How many documents have been sent, whether or not they arrived. */
function documentsOf({ talk }: BoundVillage): () => number {
  return () => talk.rehearsal.calls().filter((call) => call.method === 'sendDocument').length;
}

/** Makes the secretary ask for the own data. */
async function ask({ person, say, tap }: BoundVillage): Promise<void> {
  await say(person(0), 'bot', '我的');
  await tap(person(0), 'bot', '我的数据');
}

/** Resolves when the program has found this Redis. */
async function reached(redis: RedisServer): Promise<void> {
  while (((await redis.call('KEYS', '*:probe')) as string[]).length === 0);
}

/** How many jobs of this Redis have ended well. */
async function completed(redis: RedisServer): Promise<number> {
  const keys = (await redis.call('KEYS', '*:tasks:events')) as string[];
  const entries =
    keys[0] === undefined ? [] : ((await redis.call('XRANGE', keys[0], '-', '+')) as [string, string[]][]);
  return entries.filter(([, fields]) => fields.includes('completed')).length;
}

describe.skipIf(redisIsMissing)('with REDIS_URL', () => {
  it('documents go through Redis, and come once', async () => {
    const one = await village();
    const { talk, redis, documents } = one;
    await reached(redis);
    await ask(one);
    await talk.rehearsal.until(() => documents() === 1);
    expect(await completed(redis)).toBe(1);
    await talk.tick();
    expect(documents()).toBe(1);
  });
});
