import { formatReachTrouble, readReachTrouble } from '../domain/ingest/reach-trouble.ts';
import type { UpdateSource } from '../ports/messenger.ts';
import type { Meter } from '../ports/meter.ts';
import type { QueuePath } from '../ports/health.ts';
import type { Queue } from '../ports/queue.ts';
import type { Tx } from '../ports/store/store.ts';
import type { Ran, Schedule } from './schedule.ts';
import type { World } from './world.ts';
import { programFacts } from '../domain/program-facts.ts';

/** The schedule's own pulse: that it is looked at, and what other processes may know of it. */
export interface Pulse {
  /** What the ticker calls: runs what is due, and keeps that it did. */
  tick(): void;
  /** On the monotonic clock; from the start on while there was none. */
  sinceTickMs(): number;
  /** Says in the log, once each, that the schedule is not looked at any more and that it is again. Resolves when `signal` aborts. */
  watch(signal: AbortSignal): Promise<void>;
}

export interface PulseOptions {
  readonly schedule: Pick<Schedule, 'tick'>;
  readonly queue: Pick<Queue, 'trouble'>;
  readonly queuePath: () => QueuePath;
  readonly source: Pick<UpdateSource, 'trouble'>;
  readonly committed: () => void;
  readonly meter?: Meter;
}

/** Four ticks missed: no slow transaction takes that long. */
export const stuckAfterMs = 120_000;
const lookEveryMs = 30_000;

export function createPulse(
  { store, clock, log }: Pick<World, 'store' | 'clock' | 'log'>,
  { schedule, queue, queuePath, source, committed, meter }: PulseOptions,
): Pulse {
  let lastMs = clock.monotonic();
  let isToldStuck = false;
  let noted: string | undefined;

  function tick(): void {
    const ran = schedule.tick();
    committed();
    lastMs = clock.monotonic();
    meter?.ticked();
    for (const one of ran) count(one);
    store.write((tx) => {
      tx.settings.setMeta(programFacts.ticked, String(clock.now()));
      noteQueue(tx);
      noteReach(tx);
    });
    look();
  }

  function count({ occurrence, state, reason }: Ran): void {
    // Run by another process, or left for the next tick.
    if (reason === 'taken' || reason === 'database') return;
    meter?.occurrenceEnded(occurrence.kind, state, clock.now() - occurrence.dueAt);
  }

  /** For `zhibu status`, which runs in another process: which way tasks go, and the last trouble, also when it is over. */
  function noteQueue(tx: Tx): void {
    const path = queuePath();
    const trouble = queue.trouble();
    const found = JSON.stringify({ path, trouble });
    if (found === noted) return;
    const at = String(clock.now());
    const lasted = tx.settings.meta('queue.trouble-over') === '';
    tx.settings.setMeta('queue.path', path);
    if (trouble !== undefined) tx.settings.setMeta('queue.trouble', trouble);
    if (trouble !== undefined && !lasted) tx.settings.setMeta('queue.trouble-since', at);
    if (trouble !== undefined || lasted)
      tx.settings.setMeta('queue.trouble-over', trouble === undefined ? at : '');
    noted = found;
  }

  /** The same of what the messenger cannot post here. */
  function noteReach(tx: Tx): void {
    const trouble = source.trouble();
    const before = readReachTrouble(tx.settings.meta(programFacts.reachTrouble));
    if (trouble === undefined && before === undefined) return;
    const known = trouble && { ...trouble, since: before?.since ?? clock.now() };
    tx.settings.setMeta(programFacts.reachTrouble, formatReachTrouble(known));
  }

  const sinceTickMs = () => clock.monotonic() - lastMs;

  function look(): void {
    const isStuck = sinceTickMs() > stuckAfterMs;
    if (isStuck && !isToldStuck) log.error('schedule.stuck', { sinceTickMs: Math.round(sinceTickMs()) });
    if (!isStuck && isToldStuck) log.info('schedule.runs-again');
    isToldStuck = isStuck;
  }

  return {
    tick,
    sinceTickMs,
    async watch(signal) {
      for (;;) {
        await clock.sleep(lookEveryMs, signal);
        if (signal.aborted) return;
        look();
      }
    },
  };
}
