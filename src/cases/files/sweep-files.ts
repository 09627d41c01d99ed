import { hourMs } from '../../domain/calendar/time.ts';
import type { Errand } from '../../errand.ts';
import type { Files } from '../../ports/files.ts';

/** Longer than any task takes from its file to its row in the outbox, with retries and a night's outage. */
const youngMs = 48 * hourMs;

/** Removes files that nobody will be sent any more: sent ones, and those whose row a crash has prevented. */
export function sweepFiles(files: Files): Errand {
  return {
    async work({ tx }) {
      const waiting = new Set(tx.outbox.documents());
      return { removed: await files.sweep(waiting, youngMs) };
    },
    // That they are gone is all there is to know.
    finish: () => undefined,
  };
}
