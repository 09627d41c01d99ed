import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { UpdateSource } from '../ports/messenger.ts';
import { thrownFacts } from '../ports/thrown-facts.ts';

const beatMs = 30_000;
/** Wake-ups come each half minute; later than this they are not waited for. */
const silentMs = 45_000;
const waitMs = 1_000;
const quietMs = 1_000;
const longestWaitMs = 60_000;

/** Somebody who wakes the ticker by the wall clock, each half minute. */
export type WakeUps = (wake: () => void) => {
  /** They have been silent: starts them anew. */
  again(): void;
  stop(): void;
};

export interface TickerOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Before this there is no tick: a day that was moved while the program was away has no step of the old plan. */
  readonly ready: () => boolean;
  readonly wakeUps?: WakeUps | undefined;
}

/**
 * Calls `tick` each half minute until `stop`. A wake-up only: what is due, and what was missed, is the occurrence ledger's
 * matter. One that throws is logged, and the next one comes all the same. Where the wake-ups fall silent, because the wall clock
 * jumped, it ticks by the monotonic clock.
 */
export function startTicker(
  tick: () => void,
  { clock, log, ready, wakeUps }: TickerOptions,
): { stop(): void } {
  let isStopped = false;
  let sleeping = new AbortController();
  let wokenAtMs = clock.monotonic();
  const waking = wakeUps?.(() => {
    wokenAtMs = clock.monotonic();
    sleeping.abort();
  });

  function beat(): void {
    try {
      tick();
    } catch (thrown) {
      log.error('tick.failed', thrownFacts(thrown));
    }
  }

  /** Until somebody wakes the ticker, or nobody does. */
  async function untilNextBeat(): Promise<void> {
    if (!waking) {
      await clock.sleep(beatMs, sleeping.signal);
      return;
    }
    await clock.sleep(silentMs, sleeping.signal);
    if (!isStopped && clock.monotonic() - wokenAtMs >= silentMs) waking.again();
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      sleeping = new AbortController();
      if (ready()) {
        beat();
        await untilNextBeat();
      } else await clock.sleep(waitMs, sleeping.signal);
    }
  }

  void run();
  return {
    stop() {
      isStopped = true;
      waking?.stop();
      sleeping.abort();
    },
  };
}

/**
 * Whether everything has been taken that was said while the program was away: nothing new has come for a second. Not waited for
 * longer than a minute from now.
 */
export function caughtUp(source: Pick<UpdateSource, 'sinceLastFetch'>, clock: Clock): () => boolean {
  const startedMs = clock.monotonic();
  return () => (source.sinceLastFetch() ?? 0) >= quietMs || clock.monotonic() - startedMs >= longestWaitMs;
}
