import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { UpdateSource } from '../ports/messenger.ts';
import { thrownFacts } from '../ports/thrown-facts.ts';

const beatMs = 30_000;
const waitMs = 1_000;
const quietMs = 1_000;
const longestWaitMs = 60_000;

export interface TickerOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Before this there is no tick: a day that was moved while the program was away has no step of the old plan. */
  readonly ready: () => boolean;
}

/**
 * Calls `tick` each half minute until `stop`. A wake-up only: what is due, and what was missed, is the occurrence ledger's
 * matter. One that throws is logged, and the next one comes all the same. It counts on the monotonic clock, so that no jump of
 * the wall clock silences or hurries it.
 */
export function startTicker(tick: () => void, { clock, log, ready }: TickerOptions): { stop(): void } {
  const stopping = new AbortController();

  function beat(): void {
    try {
      tick();
    } catch (thrown) {
      log.error('tick.failed', thrownFacts(thrown));
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const isReady = ready();
      if (isReady) beat();
      await clock.sleep(isReady ? beatMs : waitMs, stopping.signal);
    }
  }

  void run();
  return {
    stop() {
      stopping.abort();
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
