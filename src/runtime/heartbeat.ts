import { after } from '../domain/calendar/time.ts';
import { gapLimitMs } from '../domain/ingest/gap.ts';
import type { Gap } from '../domain/ingest/gap.ts';
import type { Instant } from '../domain/ids.ts';
import { instantIn, programFacts } from '../domain/program-facts.ts';
import type { UpdateSource } from '../ports/messenger.ts';
import type { Tx } from '../ports/store/store.ts';
import { thrownFacts } from '../ports/thrown-facts.ts';
import { createLivedTime } from './lived-time.ts';
import type { Passed } from './lived-time.ts';
import { momentIn } from './world.ts';
import type { Moment, Surroundings } from './world.ts';

/** A fetch that was under way when the machine was suspended vouches for nothing but its end; less is no suspension. */
const suspensionMs = 1_000;
/** A row each 15 s at most: after a crash a gap may begin that much too early. */
const writeEveryMs = 15_000;

export interface HeartbeatOptions {
  /** What a gap means to people; runs in the transaction that keeps it. */
  readonly told: (moment: Moment, gap: Gap) => void;
  /** Called after a gap was kept: cards want to be edited. */
  readonly committed: () => void;
  /**
   * No messenger holds a fetch this long: one that took longer means that the machine or the process stood still, and
   * vouches for nothing but its end. `Infinity` where a clock is moved by hand.
   */
  readonly standstillMs: number;
}

/**
 * Follows how far the fetching has come (design §5, Ingest) and keeps every gap of more than two minutes: in one process
 * by the monotonic clock and the time for which the machine was suspended, so that a wall clock that jumps neither makes nor
 * hides one; over a restart by the wall clock against what the last process has written. The first start ever has no gap.
 */
export function withHeartbeat(
  source: UpdateSource,
  world: Surroundings,
  options: HeartbeatOptions,
): UpdateSource {
  const heartbeat = createHeartbeat(world, options);
  return {
    longestHoldMs: source.longestHoldMs,
    sinceLastFetch: () => source.sinceLastFetch(),
    trouble: () => source.trouble(),
    run: async (accept, signal) => {
      await source.run(accept, signal, heartbeat.caughtUp);
      heartbeat.stop();
    },
  };
}

function createHeartbeat(
  world: Surroundings,
  { told, committed, standstillMs }: HeartbeatOptions,
): { readonly caughtUp: (sinceMs: number) => void; readonly stop: () => void } {
  const { store, clock, log } = world;
  const passed = createLivedTime(clock);
  /** Since the first fetch, suspensions counted in. */
  let livedMs = 0;
  /** Until when everything was fetched, in that time, and what of it the database knows. */
  let caughtUpMs: number | undefined;
  let writtenMs: number | undefined;

  /** What lies between the last fetch and the beginning of this one, in the wall-clock time of today. */
  function gapBefore(tx: Tx, began: { readonly livedMs: number; readonly at: Instant }): Gap | undefined {
    const from =
      caughtUpMs === undefined
        ? instantIn(tx.settings.meta(programFacts.fetchedUntil))
        : after(began.at, Math.round(caughtUpMs - began.livedMs));
    return from !== undefined && began.at - from > gapLimitMs ? { from, to: began.at } : undefined;
  }

  function livedOn(): Pick<Passed, 'suspendedMs'> {
    const { livedMs: moreMs, suspendedMs } = passed() ?? { livedMs: 0, suspendedMs: 0 };
    livedMs += moreMs;
    return { suspendedMs };
  }

  function write(sinceMs: number): void {
    const heldMs = clock.monotonic() - sinceMs;
    const { suspendedMs } = livedOn();
    const nowMs = livedMs;
    const beganMs = heldMs > standstillMs || suspendedMs > suspensionMs ? nowMs : nowMs - heldMs;
    const isLate = caughtUpMs === undefined || beganMs - caughtUpMs > gapLimitMs;
    const isDue = writtenMs === undefined || nowMs - writtenMs >= writeEveryMs;
    if (isLate || isDue) {
      const gap = store.write((tx): Gap | undefined => {
        const now = clock.now();
        const found = isLate
          ? gapBefore(tx, { livedMs: beganMs, at: after(now, Math.round(beganMs - nowMs)) })
          : undefined;
        if (found) {
          tx.gaps.add(found);
          told(momentIn(world, tx), found);
        }
        tx.settings.setMeta(programFacts.fetchedUntil, String(now));
        return found;
      });
      writtenMs = nowMs;
      if (gap) {
        log.warn('ingest.gap', {
          from: gap.from,
          to: gap.to,
          seconds: Math.round((gap.to - gap.from) / 1000),
        });
        committed();
      }
    }
    caughtUpMs = nowMs;
  }

  return {
    caughtUp(sinceMs) {
      try {
        write(sinceMs);
      } catch (error) {
        // Not caught up then: the next fetch finds the same gap, and a longer one.
        log.error('ingest.heartbeat-failed', thrownFacts(error));
      }
    },
    stop() {
      if (caughtUpMs === undefined || caughtUpMs === writtenMs) return;
      livedOn();
      const at = after(clock.now(), Math.round(caughtUpMs - livedMs));
      store.write((tx) => {
        tx.settings.setMeta(programFacts.fetchedUntil, String(at));
      });
    },
  };
}
