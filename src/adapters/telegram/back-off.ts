import { MessengerError } from '../../ports/messenger.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { thrownFacts } from '../../ports/thrown-facts.ts';

const firstMs = 500;
const capMs = 20_000;
const retryAfterCapMs = 30_000;

/** Patience with something that fails and must never be given up. */
export interface BackOff {
  /** Logs the failure and waits: longer each time, at most 30 s, and less after an attempt that itself took long. */
  afterFailure(event: string, error: unknown, attemptMs: number): Promise<void>;
  success(): void;
}

export function createBackOff(clock: Clock, log: Log, signal: AbortSignal): BackOff {
  let failures = 0;
  return {
    success: () => {
      failures = 0;
    },
    afterFailure: async (event, error, attemptMs) => {
      if (signal.aborted) return;
      const growingMs = Math.min(capMs, firstMs * 2 ** Math.min(failures, 10));
      failures += 1;
      const delayMs = Math.max(firstMs, growingMs - Math.floor(attemptMs), askedForMs(error));
      log.warn(event, { ...thrownFacts(error), failures, delayMs });
      await clock.sleep(delayMs, signal);
    },
  };
}

function askedForMs(error: unknown): number {
  if (!(error instanceof MessengerError) || error.fault.kind !== 'busy') return 0;
  return Math.min(retryAfterCapMs, error.fault.retryAfterMs);
}
