import type { Instant } from '../domain/ids.ts';

/** The only source of time. Lint bans `Date` and timers everywhere else. */
export interface Clock {
  /** Wall-clock time. May jump, in either direction. */
  now(): Instant;
  /** Milliseconds on a clock that never goes back; only differences mean anything. */
  monotonic(): number;
  /**
   * Milliseconds on a clock that goes on while the machine is suspended, where the monotonic one may stand still; only
   * differences mean anything. `undefined` where the system has none.
   */
  sinceBoot(): number | undefined;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
