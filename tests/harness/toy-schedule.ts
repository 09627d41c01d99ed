import { instantAt } from '../../src/domain/calendar/time.ts';
import { readBrokenJobs } from '../../src/domain/broken-jobs.ts';
import { readStanding, standingKey } from '../../src/domain/schedule-standing.ts';
import type { Instant, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Job, JobDefinition } from '../../src/job.ts';
import type { LogFacts } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { createSchedule } from '../../src/runtime/schedule.ts';
import { openBench } from './ingest-bench.ts';
import { programFacts } from '../../src/domain/program-facts.ts';

export const hourMs = 3_600_000;
export const at = (time: string, date = '2026-11-10') =>
  instantAt(date as LocalDate, time as LocalTime, 'Asia/Shanghai');

/** A job that falls due at these instants and writes down that it ran. */
export function toy(name: string, dues: readonly Instant[], more: Partial<JobDefinition> = {}): Job {
  return {
    name,
    description: { 'zh-CN': '试', en: 'trial' },
    lateLimitMs: 3 * hourMs,
    due: (_, { from, to }) =>
      dues
        .filter((dueAt) => dueAt >= from && dueAt <= to)
        .map((dueAt) => ({ scope: 'county', period: String(dueAt), planRevision: 0, dueAt })),
    run: ({ tx }, { dueAt }) => {
      const before = tx.settings.meta('ran') ?? '';
      tx.settings.setMeta('ran', `${before}${name}@${String((dueAt - at('00:00')) / hourMs)} `);
      return {};
    },
    ...more,
  };
}

export async function openSchedule(jobs: readonly Job[], store?: (real: Store) => Store) {
  const bench = await openBench();
  let commits = 0;
  const lines: { readonly event: string; readonly facts: LogFacts | undefined }[] = [];
  const note = (event: string, facts?: LogFacts) => lines.push({ event, facts });
  const world = {
    ...bench.world,
    store: store?.(bench.world.store) ?? bench.world.store,
    log: {
      ...bench.world.log,
      info: note,
      warn: note,
      error: note,
    },
  };
  const create = () =>
    createSchedule(world, jobs, () => {
      commits += 1;
    });
  return {
    bench,
    lines,
    /** How often an event was logged. */
    logged: (wanted: string) => lines.filter(({ event }) => event === wanted).length,
    standing: () => readStanding(bench.read((tx) => tx.settings.meta(standingKey))),
    broken: () => readBrokenJobs(bench.read((tx) => tx.settings.meta(programFacts.brokenJobs))),
    schedule: create(),
    restarted: create,
    commits: () => commits,
    /** What ran, in order: `job@hour`. */
    ran: () => (bench.read((tx) => tx.settings.meta('ran')) ?? '').trim(),
    taken: () =>
      bench.read((tx) =>
        tx.occurrences.recent(20).map(({ kind, state, reason }) => ({ kind, state, reason })),
      ),
  };
}
