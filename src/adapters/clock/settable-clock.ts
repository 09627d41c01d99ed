import type { Instant } from '../../domain/ids.ts';
import type { MovableClock } from './movable-clock.ts';
import { createSleepers } from './sleepers.ts';

/** A clock that stands still and moves only when told: for tests. */
export function settableClock(start: Instant): MovableClock {
  let wallMs: number = start;
  let monotonicMs = 0;
  let suspendedMs = 0;
  const sleepers = createSleepers();

  const advanceBy = (ms: number): void => {
    if (!(ms >= 0))
      throw new Error(`clock: cannot advance by ${String(ms)} ms; use jumpTo to set the wall clock back`);
    wallMs += ms;
    monotonicMs += ms;
    sleepers.wake(monotonicMs);
  };

  return {
    now: () => wallMs as Instant,
    monotonic: () => monotonicMs,
    sinceBoot: () => monotonicMs + suspendedMs,
    sleep: (ms, signal) => (ms <= 0 ? Promise.resolve() : sleepers.add(monotonicMs + ms, signal)),
    advanceBy,
    advanceTo: (instant) => {
      advanceBy(instant - wallMs);
    },
    jumpTo: (instant) => {
      wallMs = instant;
    },
    suspendFor: (ms) => {
      wallMs += ms;
      suspendedMs += ms;
    },
    nextWake: () => {
      const next = sleepers.next();
      return next === undefined ? undefined : ((wallMs + next - monotonicMs) as Instant);
    },
  };
}
