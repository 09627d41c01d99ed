import { chineseDaysTable } from '../../src/adapters/calendar/chinese-days-table.ts';
import { createCodeMint } from '../../src/adapters/keys/code-mint.ts';
import type { Instant, LocalTime } from '../../src/domain/ids.ts';
import type { Job } from '../../src/job.ts';
import type { Occurrence } from '../../src/ports/store/occurrences.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { momentIn } from '../../src/runtime/world.ts';
import type { Moment, Surroundings } from '../../src/runtime/world.ts';
import { catalogs } from '../../src/text/catalog.ts';
import type { Simulation } from './simulation.ts';
import { zone } from './town.ts';

export const holidays = chineseDaysTable();
export const quiet = { from: '20:00' as LocalTime, to: '08:00' as LocalTime };

/** The program's own eyes, for a look at what it keeps. */
export function surroundings({ clock, store }: Pick<Simulation, 'clock' | 'store'>): Surroundings {
  const silent = (): void => undefined;
  return {
    store: store(),
    log: { debug: silent, info: silent, warn: silent, error: silent },
    clock,
    text: catalogs['zh-CN'],
    zone,
    quiet,
    holidays,
    codes: createCodeMint(new Uint8Array(32)),
    links: { start: () => '', startGroup: () => '' },
    privateAnswers: true,
  };
}

export function momentOf(simulation: Simulation, tx: Tx): Moment {
  return momentIn(surroundings(simulation), tx);
}

/** What falls due in this time as the plans stand now, soonest first. */
export function dueBetween(
  simulation: Simulation,
  jobs: readonly Job[],
  from: Instant,
  to: Instant,
): readonly Occurrence[] {
  return simulation
    .store()
    .read((tx) => {
      const moment = momentOf(simulation, tx);
      return jobs.flatMap((job) =>
        job.due(moment, { from, to }).map((occurrence) => ({ ...occurrence, kind: job.name })),
      );
    })
    .filter(({ dueAt }) => dueAt >= from && dueAt <= to)
    .sort((a, b) => a.dueAt - b.dueAt);
}
