import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/ports/clock.ts';

export interface ClockHarness {
  readonly clock: Clock;
  /** Lets `ms` milliseconds go by on the clock. */
  readonly pass: (ms: number) => Promise<void>;
}

/** What every implementation of the Clock port must do. */
export function clockContract(name: string, create: () => ClockHarness): void {
  describe(`clock contract: ${name}`, () => {
    it('moves both times on by what has passed', async () => {
      const { clock, pass } = create();
      const wall = clock.now();
      const monotonic = clock.monotonic();
      await pass(20);
      expect(clock.now() - wall).toBeGreaterThanOrEqual(19);
      expect(clock.monotonic() - monotonic).toBeGreaterThanOrEqual(20);
    });

    it('counts on since the boot with the monotonic time, where it counts', async () => {
      const { clock, pass } = create();
      const before = clock.sinceBoot();
      await pass(40);
      const after = clock.sinceBoot();
      // The system tells it in hundredths of a second.
      if (before !== undefined && after !== undefined) expect(after - before).toBeGreaterThanOrEqual(20);
      expect(after === undefined).toBe(before === undefined);
    });

    it('tells whole milliseconds of wall-clock time', async () => {
      const { clock, pass } = create();
      await pass(3);
      expect(Number.isInteger(clock.now())).toBe(true);
    });

    it('wakes a sleeper when the time has come, and not before', async () => {
      const { clock, pass } = create();
      const start = clock.monotonic();
      let woken: number | undefined;
      const sleeping = clock.sleep(30).then(() => {
        woken = clock.monotonic();
      });
      await pass(1);
      expect(woken).toBeUndefined();
      await pass(40);
      await sleeping;
      expect((woken ?? 0) - start).toBeGreaterThanOrEqual(30);
    });

    it('wakes sleepers in the order of their times', async () => {
      const { clock, pass } = create();
      const order: string[] = [];
      const all = [
        clock.sleep(30).then(() => order.push('third')),
        clock.sleep(10).then(() => order.push('first')),
        clock.sleep(20).then(() => order.push('second')),
      ];
      await pass(40);
      await Promise.all(all);
      expect(order).toEqual(['first', 'second', 'third']);
    });

    it('does not sleep for no time at all', async () => {
      const { clock } = create();
      await clock.sleep(0);
      await clock.sleep(-5);
      expect(clock.monotonic()).toBeGreaterThanOrEqual(0);
    });

    it('wakes at once when the signal aborts, before or during sleep, and never rejects', async () => {
      const { clock } = create();
      const controller = new AbortController();
      const start = clock.monotonic();
      const sleeping = clock.sleep(3_600_000, controller.signal);
      controller.abort(new Error('enough'));
      await expect(sleeping).resolves.toBeUndefined();
      await expect(clock.sleep(3_600_000, controller.signal)).resolves.toBeUndefined();
      expect(clock.monotonic() - start).toBeLessThan(3_600_000);
    });
  });
}
