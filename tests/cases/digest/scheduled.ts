import { createCodeMint } from '../../../src/adapters/keys/code-mint.ts';
import { settableClock } from '../../../src/adapters/clock/settable-clock.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import type { Job } from '../../../src/job.ts';
import { createSchedule } from '../../../src/runtime/schedule.ts';
import type { Surroundings } from '../../../src/runtime/world.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { at, rules, zone } from './township.ts';
import type { Township } from './township.ts';

const silent = () => undefined;

/** These jobs on the township's store, at that moment. */
export function scheduleOf(township: Pick<Township, 'store'>, jobs: readonly Job[], now: Instant) {
  const clock = settableClock(now);
  const surroundings: Surroundings = {
    store: township.store,
    clock,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    text: catalogs['zh-CN'],
    zone,
    quiet: rules.quiet,
    holidays: rules.holidays,
    privateAnswers: true,
    codes: createCodeMint(new Uint8Array(32)),
    links: { start: (payload) => payload, startGroup: (payload) => payload },
  };
  return { clock, surroundings, schedule: createSchedule(surroundings, jobs, silent) };
}

/** Rows that wait to be sent, in order. */
export function waitingIn(township: Pick<Township, 'store'>) {
  return township.store.read((tx) =>
    tx.outbox
      .dueCreates(at('2027-01-01'), 100)
      .map(({ key, chatId, guards, wave, body }) => ({ key, chatId, guards, wave, body })),
  );
}
