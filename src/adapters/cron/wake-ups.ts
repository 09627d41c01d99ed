import { schedule } from 'node-cron';

const everyHalfMinute = '*/30 * * * * *';

/**
 * Calls `wake` at second 0 and 30 of every minute until `stop`. It goes by the wall clock: set back by a day, it is silent for a
 * day, which `again` ends (measured with node-cron 4.6; a leap ahead is made up slot by slot, about 20 s for a month).
 */
export function cronWakeUps(wake: () => void): { again(): void; stop(): void } {
  const quiet = (): void => undefined;
  const start = () =>
    schedule(everyHalfMinute, wake, {
      // Late wake-ups need no warning: the ledger catches up, and stdout carries JSON lines only.
      suppressMissedWarning: true,
      logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
    });
  let task = start();
  return {
    again() {
      void task.destroy();
      task = start();
    },
    stop() {
      void task.destroy();
    },
  };
}
