import { formatBrokenJobs, readBrokenJobs } from '../domain/broken-jobs.ts';
import type { BrokenJob } from '../domain/broken-jobs.ts';
import { accept, refuse } from '../domain/decision.ts';
import type { Decision } from '../domain/decision.ts';
import { heldAfterRestore } from '../domain/delivery/restored.ts';
import type { Job, JobCall } from '../job.ts';
import type { Instant } from '../domain/ids.ts';
import { isMoot } from '../domain/skip-reason.ts';
import type { Occurrence } from '../ports/store/occurrences.ts';
import { describeThrown, thrownFacts } from '../ports/thrown-facts.ts';
import { isDatabaseTrouble } from './database-trouble.ts';
import { writeOutcome } from './effects.ts';
import { createWallClock } from './wall-clock.ts';
import { momentIn } from './world.ts';
import type { Surroundings } from './world.ts';
import { programFacts } from '../domain/program-facts.ts';

/** What a tick or a manual run did. */
export interface Ran {
  readonly occurrence: Occurrence;
  readonly state: 'done' | 'skipped' | 'failed';
  readonly reason?: string;
}

export interface Schedule {
  /** Runs every occurrence that is due and has not run, oldest first; each in one transaction with its slot. */
  tick(): readonly Ran[];
  /** Why nothing is run: the wall clock was set back, or says a date that is far ahead. */
  heldFor(): 'behind' | 'far' | undefined;
  /** Due occurrences after now, soonest first, at most one a job and scope. */
  upcoming(horizonMs: number): readonly Occurrence[];
  /** The period that a run by hand means: the latest that was due for this scope, else the next that will be. */
  nearestPeriod(job: Job, scope: string): string | undefined;
  /**
   * Runs a job now for this period, in a slot of its own (`manual.<ulid>`), so that none is consumed; business keys still
   * prevent repeats.
   */
  runNow(job: Job, scope: string, period: string, slot?: string): Ran;
}

const dayMs = 86_400_000;
/** How far back a tick looks: longer than any job's lateness limit, so that what is skipped is reported. */
const lookBackMs = 40 * dayMs;
/** A tick begins a little before the last one: what became due while that one ran is not missed. */
const overlapMs = 7_200_000;
/** Wall-clock time of the last tick that ran to its end: everything that fell due before it is in the ledger. */
const latestKey = 'schedule.latest';

interface Due {
  readonly job: Job;
  readonly occurrence: Occurrence;
}

export function createSchedule(world: Surroundings, jobs: readonly Job[], committed: () => void): Schedule {
  const { store, log } = world;
  const wallClock = createWallClock(world);

  function tick(): readonly Ran[] {
    const now = world.clock.now();
    const { runs, latest } = wallClock.look(latestTick());
    if (!runs) return [];
    if (latest > 0 && latest < now - lookBackMs) log.error('schedule.gap', { days: daysOf(now - latest) });
    const { due, broken } = store.read((tx) => {
      const call = momentIn(world, tx);
      const found = lookAll(call, latest, readBrokenJobs(tx.settings.meta(programFacts.brokenJobs)));
      return { ...found, due: found.due.filter(({ occurrence }) => !tx.occurrences.taken(occurrence)) };
    });
    const ran = due.map(({ job, occurrence }) => runOne(job, occurrence));
    // Not before they have run, and not past one that has still to run: a crash between would lose what is caught up.
    if (!ran.some(isPostponed))
      store.write((tx) => {
        tx.settings.setMeta(latestKey, String(now));
        tx.settings.setMeta(programFacts.brokenJobs, formatBrokenJobs(broken));
      });
    if (ran.length > 0) committed();
    return ran;
  }

  /** What is due of each job since it was last looked at, oldest first, and who could not say. */
  function lookAll(
    call: JobCall,
    latest: number,
    before: readonly BrokenJob[],
  ): { readonly due: readonly Due[]; readonly broken: readonly BrokenJob[] } {
    const found = jobs.map((job) => {
      const known = before.find((one) => one.job === job.name);
      // A clock that was set back since has gone behind it.
      const doneUntil = Math.min(known?.doneUntil ?? latest, latest);
      const from = Math.max(call.now - lookBackMs, doneUntil - overlapMs) as Instant;
      const due = dueOf(job, call, from, call.now);
      if (due.ok) {
        if (known) log.info('job.due-mended', { job: job.name });
        return { due: due.value };
      }
      const error = describeThrown(due.reason);
      if (known?.error !== error) log.error('job.due-failed', { job: job.name, ...thrownFacts(due.reason) });
      const since = known?.since ?? call.now;
      return { due: [], broken: { job: job.name, error, since, doneUntil: doneUntil as Instant } };
    });
    return {
      due: found.flatMap(({ due }) => due).sort(byTime),
      broken: found.flatMap(({ broken }) => broken ?? []),
    };
  }

  function dueBetween(call: JobCall, from: Instant, to: Instant): Due[] {
    return jobs
      .flatMap((job) => {
        const due = dueOf(job, call, from, to);
        return due.ok ? due.value : [];
      })
      .sort(byTime);
  }

  /** A job that throws here is a bug, and stops no other. */
  function dueOf(job: Job, call: JobCall, from: Instant, to: Instant): Decision<readonly Due[], unknown> {
    try {
      const due = job.due(call, { from, to }).filter(({ dueAt }) => dueAt >= from && dueAt <= to);
      return accept(due.map((occurrence) => ({ job, occurrence: { ...occurrence, kind: job.name } })));
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      return refuse(error);
    }
  }

  function latestTick(): number {
    return Number(store.read((tx) => tx.settings.meta(latestKey) ?? '0'));
  }

  /** `slot`: what the ledger keeps, when that is not the occurrence itself. */
  function runOne(job: Job, occurrence: Occurrence, slot: Occurrence = occurrence): Ran {
    try {
      const late = world.clock.now() - occurrence.dueAt;
      if (late > job.lateLimitMs) return close(occurrence, 'skipped', 'too late');
      const ran = store.write((tx): Ran => {
        // Another process may have run it since it was seen to be due.
        if (tx.occurrences.taken(slot)) return { occurrence, state: 'skipped', reason: 'taken' };
        const call = momentIn(world, tx);
        const outcome = job.run(call, occurrence);
        const state = outcome.skipped === undefined ? 'done' : 'skipped';
        const reason = outcome.skipped === undefined ? {} : { reason: outcome.skipped };
        tx.occurrences.take(slot, { state, at: call.now, ...reason });
        writeOutcome(
          tx,
          call.now,
          heldAfterRestore(outcome, occurrence.dueAt, tx.settings.meta(programFacts.restored)),
        );
        return { occurrence, state, ...reason };
      });
      if (ran.reason !== undefined && !isMoot(ran.reason)) report(ran);
      return ran;
    } catch (error) {
      return isDatabaseTrouble(error) ? postponed(occurrence) : broken(error, occurrence, slot);
    }
  }

  /** Keeps its slot for the next tick. */
  function postponed(occurrence: Occurrence): Ran {
    log.warn('job.postponed', { job: occurrence.kind, scope: occurrence.scope });
    return { occurrence, state: 'failed', reason: 'database' };
  }

  function broken(error: unknown, occurrence: Occurrence, slot: Occurrence): Ran {
    log.error('job.failed', { job: occurrence.kind, scope: occurrence.scope, ...thrownFacts(error) });
    try {
      return close(slot, 'failed', 'threw');
    } catch (trouble) {
      if (!isDatabaseTrouble(trouble)) throw trouble;
      return postponed(occurrence);
    }
  }

  /** Takes the slot without having run, and says so once: whoever took it before has spoken for it. */
  function close(occurrence: Occurrence, state: 'skipped' | 'failed', reason: string): Ran {
    const ran: Ran = { occurrence, state, reason };
    const isNew = store.write((tx) =>
      tx.occurrences.take(occurrence, { state, reason, at: world.clock.now() }),
    );
    if (isNew) report(ran);
    return ran;
  }

  function report({ occurrence: { kind, scope, period }, state, reason }: Ran): void {
    log.warn(`job.${state}`, { job: kind, scope, period, reason });
  }

  /** `manual.<instant>.<period>`: never the slot that the timetable will want (design §5). */
  function manualSlot(occurrence: Occurrence): Occurrence {
    const base = `manual.${String(occurrence.dueAt)}.${occurrence.period.replace(/^manual\./, '')}`;
    return store.read((tx) => {
      let slot = { ...occurrence, period: base };
      for (let n = 2; tx.occurrences.taken(slot); n += 1) slot = { ...slot, period: `${base}.${String(n)}` };
      return slot;
    });
  }

  return {
    tick,
    heldFor: () => wallClock.heldFor(latestTick()),
    upcoming(horizonMs) {
      return store.read((tx) => {
        const call = momentIn(world, tx);
        const seen = new Set<string>();
        const from = (call.now + 1) as Instant;
        return dueBetween(call, from, (call.now + horizonMs) as Instant)
          .map(({ occurrence }) => occurrence)
          .filter((occurrence) => {
            const name = `${occurrence.kind} ${occurrence.scope}`;
            return !tx.occurrences.taken(occurrence) && !seen.has(name) && Boolean(seen.add(name));
          });
      });
    },
    nearestPeriod(job, scope) {
      return store.read((tx) => {
        const call = momentIn(world, tx);
        const around = (from: number, to: number) =>
          dueBetween(call, from as Instant, to as Instant)
            .map(({ occurrence }) => occurrence)
            .filter((occurrence) => occurrence.kind === job.name && occurrence.scope === scope);
        const past = around(call.now - lookBackMs, call.now).at(-1);
        return (past ?? around(call.now, call.now + lookBackMs)[0])?.period;
      });
    },
    runNow(job, scope, period, slot) {
      const occurrence: Occurrence = {
        kind: job.name,
        scope,
        period,
        planRevision: 0,
        dueAt: world.clock.now(),
      };
      const ran = runOne(
        job,
        occurrence,
        slot === undefined ? manualSlot(occurrence) : { ...occurrence, period: slot },
      );
      committed();
      return ran;
    },
  };
}

function byTime(a: Due, b: Due): number {
  return a.occurrence.dueAt - b.occurrence.dueAt || a.job.name.localeCompare(b.job.name);
}

function isPostponed({ state, reason }: Ran): boolean {
  return state === 'failed' && reason === 'database';
}

function daysOf(ms: number): number {
  return Math.floor(ms / dayMs);
}
