import { schedule } from 'node-cron';
import type { Log } from '../../ports/log.ts';
import { thrownFacts } from '../../ports/thrown-facts.ts';

const everyHalfMinute = '*/30 * * * * *';

/**
 * Calls `tick` at second 0 and 30 of every minute until `stop`. A wake-up only: what is due, and what was missed, is
 * the occurrence ledger's matter. A tick never overlaps the one before; one that throws or rejects is logged and the
 * next one comes all the same.
 */
export function startTicker(tick: () => void | Promise<void>, log: Log): { stop(): void } {
  let busy = false;
  const run = async (): Promise<void> => {
    if (busy) {
      log.warn('tick.overlap');
      return;
    }
    busy = true;
    try {
      await tick();
    } catch (thrown) {
      log.error('tick.failed', thrownFacts(thrown));
    } finally {
      busy = false;
    }
  };
  const quiet = (): void => undefined;
  const task = schedule(everyHalfMinute, run, {
    // Late ticks need no warning: the ledger catches up, and stdout carries JSON lines only.
    suppressMissedWarning: true,
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
  });
  return {
    stop() {
      void task.destroy();
    },
  };
}
