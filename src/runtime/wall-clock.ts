import {
  farAheadMs,
  formatStanding,
  provenMs,
  readStanding,
  standingKey,
} from '../domain/schedule-standing.ts';
import type { ScheduleStanding } from '../domain/schedule-standing.ts';
import { hourMs, minuteMs } from '../domain/calendar/time.ts';
import type { Instant } from '../domain/ids.ts';
import type { Tx } from '../ports/store/store.ts';
import { createLivedTime } from './lived-time.ts';
import type { Surroundings } from './world.ts';

/** Less than this is an ordinary correction. */
const toleranceMs = minuteMs;
/** So far may the wall clock run ahead of the monotonic one from one look to the next. */
const leapMs = 10 * minuteMs;
/** Looks that have to agree with a leap before jobs run by it: a minute, in which a time server corrects what was wrong. */
const confirmations = 2;

export interface WallClock {
  /**
   * Looks at the wall clock, once a tick. `latest`: the wall-clock time of the last tick that ran (0: none), by whatever
   * process. False: no job runs at this tick.
   */
  look(latest: number): { readonly runs: boolean; readonly latest: number };
  /** Whether jobs are held because the clock was set back, or says a date that is far ahead; not a look. */
  heldFor(latest: number): 'behind' | 'far' | undefined;
}

/**
 * Whether the wall clock may be gone by. One that was set back holds the jobs until it has caught up with the latest tick,
 * or has gone on by its new time for ten minutes; slots keep what has run from running again. One that leaps ahead of the
 * monotonic clock is waited with for two more ticks; where the system tells that the machine was suspended for so long, for one,
 * in which what was said meanwhile is fetched. A date that is more than a week after the last tick, as a machine without a
 * battery may start with, is waited with for ten minutes, in which a time server corrects it.
 */
export function createWallClock({ store, clock, log }: Surroundings): WallClock {
  const passed = createLivedTime(clock);
  let unconfirmed = 0;
  /** Since when, on the monotonic clock, a date far ahead is waited with. */
  let farSinceMs: number | undefined;

  function standing(): ScheduleStanding {
    return store.read((tx) => readStanding(tx.settings.meta(standingKey)));
  }

  function note(standing: ScheduleStanding, more?: (tx: Tx) => void): void {
    store.write((tx) => {
      tx.settings.setMeta(standingKey, formatStanding(standing));
      more?.(tx);
    });
  }

  function behind(now: Instant, latest: number): { runs: boolean; latest: number } {
    const byMs = latest - now;
    const known = standing();
    const { hold } = known;
    if (hold?.why !== 'behind' || now < hold.since - toleranceMs) {
      log.warn('schedule.held', { why: 'behind', byMs });
      note({ ...known, hold: { why: 'behind', byMs, since: now } }, (tx) => {
        // What was told by the other clock to wait asks anew: guards look at quiet hours again when it leaves.
        tx.outbox.recall(now);
        tx.cards.recall(now);
        tx.tasks.recall(now);
      });
      return { runs: false, latest };
    }
    if (now - hold.since < provenMs) return { runs: false, latest };
    note({ setBack: { byMs, at: now } }, (tx) => {
      const freed = tx.occurrences.free(now);
      log.error('schedule.clock-set-back', { byMs, freed });
    });
    return { runs: true, latest: now };
  }

  /** Whether a date far ahead has still to be waited with. `unexplainedMs`: what nobody has lived through. */
  function isFar(now: Instant, latest: number, unexplainedMs: number): boolean {
    if (latest > 0 && unexplainedMs > farAheadMs) {
      farSinceMs = clock.monotonic();
      log.warn('schedule.held', { why: 'far', byMs: unexplainedMs });
      note({ ...standing(), hold: { why: 'far', byMs: unexplainedMs, since: now } });
      return true;
    }
    if (farSinceMs === undefined) return false;
    const isCorrected = now - latest <= farAheadMs;
    if (!isCorrected && clock.monotonic() - farSinceMs < provenMs) return true;
    farSinceMs = undefined;
    if (!isCorrected)
      log.error('schedule.far-date-believed', { days: Math.floor((now - latest) / (24 * hourMs)) });
    return false;
  }

  return {
    heldFor(latest) {
      const why = standing().hold?.why;
      if (clock.now() < latest - toleranceMs || why === 'behind') return 'behind';
      return why === 'far' ? 'far' : undefined;
    },
    look(latest) {
      const now = clock.now();
      const since = passed();
      const { wallMs, livedMs, suspendedMs } = since ?? { wallMs: 0, livedMs: 0, suspendedMs: 0 };
      /** How far the wall clock has run ahead of the time that has passed since the last look; negative: behind. */
      const driftMs = wallMs - livedMs;
      if (now < latest - toleranceMs) {
        unconfirmed = 0;
        farSinceMs = undefined;
        return behind(now, latest);
      }
      // Of the time before this process nothing is known but what the wall clock says.
      if (isFar(now, latest, since ? driftMs : now - latest)) return { runs: false, latest };
      if (driftMs > leapMs) {
        unconfirmed = confirmations;
        log.warn('schedule.held', { why: 'ahead', byMs: driftMs });
        note({ ...standing(), hold: { why: 'ahead', byMs: driftMs, since: now } });
        return { runs: false, latest };
      }
      // Back again from where it had leapt to: there is nothing left to confirm.
      unconfirmed = driftMs < -leapMs ? 0 : Math.max(0, unconfirmed - 1);
      if (suspendedMs > leapMs) {
        log.info('schedule.suspended', { suspendedMs: Math.round(suspendedMs) });
        return { runs: false, latest };
      }
      if (unconfirmed > 0) return { runs: false, latest };
      const { hold, ...rest } = standing();
      if (hold) {
        log.info('schedule.resumed', { heldMs: Math.max(0, now - hold.since) });
        note(rest);
      }
      return { runs: true, latest };
    },
  };
}
