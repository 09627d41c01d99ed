import type { Clock } from '../ports/clock.ts';

/** What has passed from one look at the clocks to the next. */
export interface Passed {
  /** On the wall clock, which may have jumped. */
  readonly wallMs: number;
  /** In truth: on the monotonic clock, and what of it the machine was suspended. */
  readonly livedMs: number;
  /** For so long the machine was suspended, as far as the system tells. */
  readonly suspendedMs: number;
}

/** Looks at the clocks; tells nothing the first time. */
export function createLivedTime(clock: Clock): () => Passed | undefined {
  let seen: ReturnType<typeof look> | undefined;
  function look() {
    return { wall: clock.now(), monotonic: clock.monotonic(), boot: clock.sinceBoot() };
  }
  return () => {
    const before = seen;
    const now = (seen = look());
    if (!before) return undefined;
    const monotonicMs = now.monotonic - before.monotonic;
    const bootMs = now.boot === undefined || before.boot === undefined ? 0 : now.boot - before.boot;
    const livedMs = Math.max(monotonicMs, bootMs);
    return { wallMs: now.wall - before.wall, livedMs, suspendedMs: livedMs - monotonicMs };
  };
}
