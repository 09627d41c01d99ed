import { expect, it } from 'vitest';
import { createHealth } from '../../src/runtime/health.ts';
import type { HealthParts } from '../../src/runtime/health.ts';
import { openBench } from '../harness/ingest-bench.ts';

async function open(changes: Partial<HealthParts>) {
  const { world, clock } = await openBench();
  const health = createHealth({
    store: world.store,
    isWritable: () => true,
    clock,
    source: sourceThat(() => 0),
    queue: {
      offer: () => Promise.resolve(),
      consume: () => undefined,
      onEnd: () => undefined,
      depth: () => Promise.resolve({ waiting: 1, running: 2 }),
      trouble: () => undefined,
      close: () => Promise.resolve(),
    },
    queuePath: () => 'redis',
    schedule: { heldFor: () => undefined },
    pulse: { sinceTickMs: () => 0 },
    files: () => ({ databaseBytes: 1, walBytes: 2, trouble: undefined }),
    notReceiving: () => undefined,
    ...changes,
  });
  return { health, clock, store: world.store };
}

const sourceThat = (sinceLastFetch: () => number | undefined): HealthParts['source'] => ({
  run: () => Promise.resolve(),
  sinceLastFetch,
  longestHoldMs: 25_000,
  trouble: () => undefined,
});

const queueThat = (depth: () => Promise<never>): HealthParts['queue'] => ({
  offer: () => Promise.resolve(),
  consume: () => undefined,
  onEnd: () => undefined,
  depth,
  trouble: () => undefined,
  close: () => Promise.resolve(),
});

it('waits a second at most for a queue that does not answer, and leaves no timer behind', async () => {
  const hanging = await open({ queue: queueThat(() => new Promise(() => undefined)) });
  const facts = hanging.health.facts();
  hanging.clock.advanceBy(1_000);
  expect((await facts).queue).toEqual({ path: 'redis', depth: undefined });
  const refusing = await open({ queue: queueThat(() => Promise.reject(new Error('connection is closed'))) });
  expect((await refusing.health.facts()).queue.depth).toBeUndefined();
  const well = await open({});
  expect((await well.health.facts()).queue.depth).toEqual({ waiting: 1, running: 2 });
  expect(well.clock.nextWake()).toBeUndefined();
});

it('calls no lag what the messenger may hold, and counts from the start before the first fetch', async () => {
  let since: number | undefined = 25_000;
  const { health, clock } = await open({
    source: sourceThat(() => since),
  });
  expect((await health.facts()).ingestLagMs).toBe(0);
  since = 40_000;
  expect((await health.facts()).ingestLagMs).toBe(15_000);
  expect(health.problems()).toEqual([]);
  since = undefined;
  expect(health.problems()).toEqual(['no updates fetched yet']);
  clock.advanceBy(120_000);
  expect(health.problems()).toEqual(['no updates fetched yet']);
  clock.advanceBy(5_000);
  expect((await health.facts()).ingestLagMs).toBe(100_000);
  expect(health.problems()).toEqual(['no updates fetched for two minutes']);
});

it('counts what is sent each ten minutes, and what somebody has to look at each time', async () => {
  const { health, clock, store } = await open({});
  const rows = async () => {
    const { stored } = await health.facts();
    return [stored?.outbox.sent, stored?.outbox.pending];
  };
  const send = (isSent: boolean) => {
    store.write((tx) => {
      const chat = tx.chats.ensure('telegram', { externalId: '77', kind: 'private' });
      const body = { kind: 'message', text: '好' } as const;
      const id = tx.outbox.add({ lane: 'create', chatId: chat.id, body, at: clock.now() });
      if (id === undefined || !isSent) return;
      tx.outbox.claim(id);
      tx.outbox.end(id, 'sent', clock.now());
    });
  };
  send(true);
  expect(await rows()).toEqual([1, 0]);
  send(true);
  send(false);
  expect(await rows()).toEqual([1, 1]);
  clock.advanceBy(600_000);
  expect(await rows()).toEqual([2, 1]);
});
