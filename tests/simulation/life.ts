import { setMaxListeners } from 'node:events';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { disk } from './disk.ts';
import type { Line } from './simulated-call.ts';
import type { Gust } from './weather.ts';

/** The process is no more: whatever it would still do fails, or waits for ever. */
export class Died extends Error {}

/** A new one each time: who waits for it can be forgotten. */
const never = (): Promise<never> => new Promise(() => undefined);

export interface LifeOptions {
  readonly clock: Clock;
  readonly onDeath: (at: string) => void;
  /** Each step that it lives through, for the trace. */
  readonly onStep: (what: string) => void;
  /** What the network does to a call, and how long it takes there and back. */
  readonly weather: (method: string) => Gust;
}

/**
 * One life of the program's process. It proceeds by steps: a commit before and after it stands on the disk, a call before it arrives
 * and before its reply does, an awakening from sleep. At the step that it was told it dies.
 */
export interface Life {
  readonly clock: Clock;
  readonly line: Line;
  readonly openStore: () => Store;
  isDead(): boolean;
  /** Dies at the n-th step from now. */
  dieIn(steps: number): void;
  /** Nothing ends it any more. */
  spare(): void;
  end(): void;
}

export function beginLife({ clock, onDeath, onStep, weather }: LifeOptions): Life {
  const gone = new AbortController();
  setMaxListeners(0, gone.signal);
  const sleepers = new Set<AbortController>();
  let left = Infinity;
  let dead = false;

  function die(at: string): void {
    dead = true;
    onDeath(at);
    gone.abort(null);
    for (const sleeper of [...sleepers]) sleeper.abort(null);
  }

  /** True when the process has lived through it. */
  function survives(what: string): boolean {
    if (dead) return false;
    left -= 1;
    if (left <= 0) {
      die(what);
      return false;
    }
    onStep(what);
    return true;
  }

  const mortal: Clock = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    sinceBoot: () => clock.sinceBoot(),
    sleep: async (ms, signal) => {
      if (dead) return never();
      const sleeper = new AbortController();
      const wake = (): void => {
        sleeper.abort(null);
      };
      if (signal?.aborted === true) wake();
      signal?.addEventListener('abort', wake);
      sleepers.add(sleeper);
      await clock.sleep(ms, sleeper.signal);
      sleepers.delete(sleeper);
      signal?.removeEventListener('abort', wake);
      return survives('wake') ? undefined : never();
    },
  };

  return {
    clock: mortal,
    isDead: () => dead,
    dieIn: (steps) => {
      left = steps;
    },
    spare: () => {
      left = Infinity;
    },
    end: () => {
      if (!dead) die('the end');
    },
    line: {
      gone: gone.signal,
      carry: async (method) => {
        const { fault, thereMs, backMs } = weather(method);
        if (thereMs > 0) await clock.sleep(thereMs, gone.signal);
        if (!survives(`${method} arrives`)) return never();
        const back = async (): Promise<void> => {
          if (backMs > 0) await clock.sleep(backMs, gone.signal);
          if (!survives(`the reply to ${method} arrives`)) await never();
        };
        return { fault, back };
      },
    },
    openStore: () => {
      const real = disk();
      return {
        read: (fn) => {
          if (dead) throw new Died();
          return real.read(fn);
        },
        write: (fn) => {
          if (!survives('before a commit')) throw new Died();
          const result = real.write(fn);
          if (!survives('after a commit')) throw new Died();
          return result;
        },
        close: () => {
          dead = true;
        },
      };
    },
  };
}
