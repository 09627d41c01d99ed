import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { MessengerHarness } from './messenger-harness.ts';
import { receivingContract } from './messenger-receiving.ts';
import { sendingContract } from './messenger-sending.ts';

/** What every messenger does that claims to be one. */
export function messengerContract(name: string, open: () => Promise<MessengerHarness>): void {
  describe(`messenger: ${name}`, () => {
    let h: MessengerHarness;
    let stop = (): Promise<void> => Promise.resolve();

    beforeEach(async () => {
      h = await open();
    });
    afterEach(async () => {
      await stop();
      stop = () => Promise.resolve();
      const violations = h.violations();
      await h.close();
      expect(violations).toEqual([]);
    });

    sendingContract(() => h);
    receivingContract(() => h, {
      start: (accept) => {
        const end = new AbortController();
        const run = h.source.run(accept, end.signal);
        stop = async () => {
          end.abort();
          await run;
        };
      },
      stop: () => stop(),
    });
  });
}
