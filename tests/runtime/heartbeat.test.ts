import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import type { Gap } from '../../src/domain/ingest/gap.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { withHeartbeat } from '../../src/runtime/heartbeat.ts';
import { openBench } from '../harness/ingest-bench.ts';

/** A source that is caught up when the test says so. */
async function listening(standstillMs = Infinity, sinceBoot?: Clock['sinceBoot']) {
  const bench = await openBench();
  const { clock, world } = bench;
  let writes = 0;
  let isFull = false;
  const store: Store = {
    ...world.store,
    write: (fn) => {
      writes += 1;
      if (isFull) throw new Error('disk is full');
      return world.store.write(fn);
    },
  };
  const told: Gap[] = [];
  let caughtUp: (sinceMs: number) => void = () => undefined;
  let end: () => void = () => undefined;
  let run: Promise<void> = Promise.resolve();
  const start = () => {
    const source = withHeartbeat(
      {
        longestHoldMs: 25_000,
        sinceLastFetch: () => 0,
        trouble: () => undefined,
        run: (_accept, _signal, tell = () => undefined) => {
          caughtUp = tell;
          return new Promise((resolve) => (end = resolve));
        },
      },
      { ...world, store, clock: { ...clock, ...(sinceBoot && { sinceBoot }) } },
      { told: (_moment, gap) => told.push(gap), committed: () => undefined, standstillMs },
    );
    run = source.run(() => undefined, new AbortController().signal);
  };
  start();
  return {
    clock,
    told,
    start,
    /** A fetch that the messenger held for so long, while the machine was suspended for so long. */
    fetched(heldMs = 0, suspendedMs = 0) {
      const sinceMs = clock.monotonic();
      clock.suspendFor(suspendedMs);
      clock.advanceBy(heldMs);
      caughtUp(sinceMs);
    },
    async stop() {
      end();
      await run;
    },
    disk: (full: boolean) => {
      isFull = full;
    },
    writes: () => writes,
    heartbeat: () => Number(bench.read((tx) => tx.settings.meta('ingest.heartbeat'))),
    kept: () => bench.read((tx) => tx.gaps.endedSince(0 as Instant)),
  };
}

describe('the heartbeat', () => {
  it('is written every 15 s at most, and at the stop', async () => {
    const one = await listening();
    for (let second = 0; second < 60; second += 1) {
      one.fetched();
      one.clock.advanceBy(1_000);
    }
    expect(one.writes()).toBe(4);
    expect(one.clock.now() - one.heartbeat()).toBe(15_000);
    await one.stop();
    expect(one.clock.now() - one.heartbeat()).toBe(1_000);
  });

  it('keeps a gap of more than two minutes, and none of two minutes', async () => {
    const one = await listening();
    one.fetched();
    one.clock.advanceBy(120_000);
    one.fetched();
    expect(one.kept()).toEqual([]);
    const from = one.clock.now();
    one.clock.advanceBy(120_001);
    one.fetched();
    expect(one.kept()).toEqual([{ from, to: one.clock.now() }]);
    expect(one.told).toEqual(one.kept());
  });

  it('does not count the time for which the messenger held a fetch that came back', async () => {
    const one = await listening();
    one.fetched();
    one.clock.advanceBy(110_000);
    one.fetched(25_000);
    expect(one.kept()).toEqual([]);
  });

  it('counts it where no messenger holds so long: the machine stood still', async () => {
    const one = await listening(60_000);
    one.fetched(25_000);
    one.fetched(600_000);
    expect(one.kept().map(({ from, to }) => to - from)).toEqual([600_000]);
  });

  it.each([
    ['forth', 3_600_000],
    ['back', -3_600_000],
  ])('is not deceived by a wall clock that jumps %s', async (_, jumpMs) => {
    const one = await listening();
    one.fetched();
    one.clock.jumpTo((one.clock.now() + jumpMs) as Instant);
    one.fetched();
    expect(one.kept()).toEqual([]);
    one.clock.advanceBy(180_000);
    one.clock.jumpTo((one.clock.now() + jumpMs) as Instant);
    one.fetched();
    expect(one.kept().map(({ from, to }) => [one.clock.now() - to, to - from])).toEqual([[0, 180_000]]);
  });

  it('measures over a restart by the wall clock, also after a kill', async () => {
    const one = await listening();
    one.fetched();
    await one.stop();
    one.clock.advanceBy(119_000);
    one.start();
    one.fetched();
    expect(one.kept()).toEqual([]);
    one.clock.advanceBy(121_000);
    one.start();
    one.fetched();
    expect(one.kept().map(({ from, to }) => to - from)).toEqual([121_000]);
  });

  it('counts the time for which the machine was suspended, though no monotonic time passed', async () => {
    const one = await listening(60_000);
    one.fetched();
    const from = one.clock.now();
    one.clock.suspendFor(600_000);
    one.clock.advanceBy(1_000);
    one.fetched();
    expect(one.kept()).toEqual([{ from, to: one.clock.now() }]);
    one.clock.suspendFor(110_000);
    one.fetched();
    expect(one.kept()).toHaveLength(1);
  });

  it('vouches for nothing but the end of a fetch during which it was suspended', async () => {
    const one = await listening(60_000);
    one.fetched();
    const from = one.clock.now();
    one.fetched(5_000, 600_000);
    expect(one.kept()).toEqual([{ from, to: one.clock.now() }]);
    await one.stop();
    expect(one.heartbeat()).toBe(one.clock.now());
  });

  it('knows of no suspension where the system tells none', async () => {
    const one = await listening(60_000, () => undefined);
    one.fetched();
    one.clock.suspendFor(600_000);
    one.fetched();
    expect(one.kept()).toEqual([]);
  });

  it('loses no gap to a disk that is full', async () => {
    const one = await listening();
    one.fetched();
    one.clock.advanceBy(180_000);
    one.disk(true);
    one.fetched();
    one.clock.advanceBy(60_000);
    one.disk(false);
    one.fetched();
    expect(one.kept().map(({ from, to }) => to - from)).toEqual([240_000]);
  });
});
