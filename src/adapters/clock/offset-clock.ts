import type { Instant } from '../../domain/ids.ts';
import type { MovableClock } from './movable-clock.ts';
import { createSleepers } from './sleepers.ts';
import { realSleep } from './system-clock.ts';

/** A clock that runs at real speed from `start` and can be moved forward: for the rehearsal. */
export function offsetClock(start: Instant): MovableClock {
  const origin = performance.now();
  let movedMs = 0;
  let jumpedMs = 0;
  let suspendedMs = 0;
  let timer = new AbortController();

  const monotonic = (): number => performance.now() - origin + movedMs;
  const now = (): Instant => Math.floor(start + monotonic() + jumpedMs) as Instant;
  // One real timer, for whoever wakes first; set anew whenever that may have changed.
  const arm = (): void => {
    timer.abort();
    const next = sleepers.next();
    if (next === undefined) return;
    timer = new AbortController();
    const { signal } = timer;
    void realSleep(Math.max(next - monotonic(), 0), signal).then(() => {
      if (!signal.aborted) sleepers.wake(monotonic());
    });
  };
  const sleepers = createSleepers(arm);

  const advanceBy = (ms: number): void => {
    if (!(ms >= 0))
      throw new Error(`clock: cannot advance by ${String(ms)} ms; use jumpTo to set the wall clock back`);
    movedMs += ms;
    sleepers.wake(monotonic());
    arm();
  };

  return {
    now,
    monotonic,
    sinceBoot: () => monotonic() + suspendedMs,
    sleep: (ms, signal) => (ms <= 0 ? Promise.resolve() : sleepers.add(monotonic() + ms, signal)),
    advanceBy,
    advanceTo: (instant) => {
      advanceBy(instant - now());
    },
    jumpTo: (instant) => {
      jumpedMs += instant - now();
    },
    suspendFor: (ms) => {
      jumpedMs += ms;
      suspendedMs += ms;
    },
    nextWake: () => {
      const next = sleepers.next();
      return next === undefined ? undefined : (Math.floor(start + jumpedMs + next) as Instant);
    },
  };
}
