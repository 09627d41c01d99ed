import os from 'node:os';
import { threadWorkshop } from './adapters/threads/thread-workshop.ts';
import type { ThreadWorkshopOptions } from './adapters/threads/thread-workshop.ts';
import type { Workshop } from './ports/workshop.ts';
import type { SurroundingsConfig } from './surroundings.ts';

/** What a thread is started with: plain data. */
export interface WorkshopSetup {
  readonly config: SurroundingsConfig;
  /** Where `drizzle/` is. */
  readonly root: string;
}

/** Opens a workshop over the database of `config.dataDir`, whose tables are up to date. */
export type OpenWorkshop = (
  options: WorkshopSetup & Pick<ThreadWorkshopOptions, 'clock' | 'log'>,
) => Workshop;

/** The workshop of the built program: threads, of which one leaves a processor to the answers where there are two. */
export const openWorkshop: OpenWorkshop = ({ config, root, clock, log }) => {
  const { dataDir, locale, timezone, quietHours } = config;
  const setup: WorkshopSetup = { config: { dataDir, locale, timezone, quietHours }, root };
  return threadWorkshop({
    entry: new URL('workshop-thread.js', import.meta.url),
    setup,
    clock,
    log,
    threads: Math.min(2, Math.max(1, os.availableParallelism() - 1)),
  });
};
