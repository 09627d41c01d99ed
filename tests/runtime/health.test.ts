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
  return { health, clock };
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
