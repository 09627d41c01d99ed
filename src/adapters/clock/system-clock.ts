import os from 'node:os';
import type { Instant } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';

/** Node's timers overflow above this and would fire at once. */
const longestTimerMs = 2_147_483_647;

/** The machine's own time. The only place of the program where real timers run, together with its two neighbours. */
export function systemClock(): Clock {
  return {
    now: () => Date.now() as Instant,
    monotonic: () => performance.now(),
    sinceBoot,
    sleep: realSleep,
  };
}

/** Linux counts suspensions in (CLOCK_BOOTTIME); of other systems it is not known whether they do. */
function sinceBoot(): number | undefined {
  if (os.platform() !== 'linux') return undefined;
  try {
    return os.uptime() * 1_000;
  } catch {
    return undefined;
  }
}

/** Resolves after `ms` real milliseconds, or at once when `signal` aborts. */
export function realSleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true || ms <= 0) return Promise.resolve();
  const end = performance.now() + ms;
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    // A timer may fire up to a millisecond early: whoever slept must find that the time has passed.
    const wait = (): void => {
      const leftMs = end - performance.now();
      if (leftMs <= 0) finish();
      else timer = setTimeout(wait, Math.min(Math.ceil(leftMs), longestTimerMs));
    };
    signal?.addEventListener('abort', finish, { once: true });
    wait();
  });
}
