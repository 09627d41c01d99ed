import type { Instant } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';

/** A clock that can be moved by hand. Sleepers whose time has come by a move wake at once, the earliest first. */
export interface MovableClock extends Clock {
  /** Moves forward to `instant`; the monotonic clock moves along. Throws when `instant` lies in the past. */
  advanceTo(instant: Instant): void;
  /** Moves forward by `ms` milliseconds. */
  advanceBy(ms: number): void;
  /** Sets the wall clock alone, in either direction, as a machine's clock may jump. Sleepers do not notice. */
  jumpTo(instant: Instant): void;
  /** As when the machine is suspended: the wall clock goes on and the monotonic one does not. Sleepers do not notice. */
  suspendFor(ms: number): void;
  /** When the next sleeper wakes, on the wall clock; `undefined` when nobody sleeps. */
  nextWake(): Instant | undefined;
}
