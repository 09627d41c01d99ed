import type { Clock } from '../ports/clock.ts';
import type { HealthFacts, QueuePath, StoredHealth } from '../ports/health.ts';
import type { UpdateSource } from '../ports/messenger.ts';
import type { Queue, QueueDepth } from '../ports/queue.ts';
import type { Store, Tx } from '../ports/store/store.ts';
import type { Pulse } from './pulse.ts';
import { stuckAfterMs } from './pulse.ts';
import type { Schedule } from './schedule.ts';
import { instantIn, programFacts } from '../domain/program-facts.ts';

/** What can be said of the program at this moment. Nothing here waits for long, and nothing throws. */
export interface Health {
  /** Why it is not ready, each in a few words; empty: ready. */
  problems(): readonly string[];
  facts(): Promise<HealthFacts>;
}

export interface HealthParts {
  /** To be read; a question about the program's health writes nothing. */
  readonly store: Pick<Store, 'read'>;
  /** Whether the last write came about. */
  readonly isWritable: () => boolean;
  readonly clock: Clock;
  readonly source: UpdateSource;
  readonly queue: Queue;
  readonly queuePath: () => QueuePath;
  readonly schedule: Pick<Schedule, 'heldFor'>;
  readonly pulse: Pick<Pulse, 'sinceTickMs'>;
  /** The files of the database, seen from outside. */
  readonly files: () => {
    readonly databaseBytes: number;
    readonly walBytes: number;
    readonly trouble: string | undefined;
  };
  /** Why updates cannot be received yet. */
  readonly notReceiving: () => string | undefined;
}

const heldWords = {
  behind: 'schedule: held, the wall clock jumped back',
  far: 'schedule: held, the date is far ahead of the last one known',
} as const;
const quietFetchMs = 120_000;
const countedForMs = 10 * 60_000;
const depthWithinMs = 1_000;

export function createHealth(parts: HealthParts): Health {
  const { store, isWritable, clock, source, queue, queuePath, schedule, pulse, files, notReceiving } = parts;
  const startedMs = clock.monotonic();
  let counted: { readonly atMs: number; readonly rows: StoredHealth['outbox'] } | undefined;

  function problems(): readonly string[] {
    const found = [
      receiving(),
      isWritable() ? undefined : 'database not writable',
      files().trouble,
      queueTrouble(),
      pulse.sinceTickMs() > stuckAfterMs ? 'schedule: not run for two minutes' : undefined,
      held(),
    ];
    return found.filter((problem) => problem !== undefined);
  }

  function receiving(): string | undefined {
    const sinceMs = source.sinceLastFetch();
    const isQuiet = (sinceMs ?? clock.monotonic() - startedMs) > quietFetchMs;
    const quiet = isQuiet ? 'no updates fetched for two minutes' : undefined;
    return (
      notReceiving() ?? unreached() ?? quiet ?? (sinceMs === undefined ? 'no updates fetched yet' : undefined)
    );
  }

  function unreached(): string | undefined {
    const trouble = source.trouble();
    if (trouble === undefined) return undefined;
    const { waiting, error } = trouble;
    return `the messenger cannot reach the webhook: ${String(waiting)} waiting${error === undefined ? '' : ` (${error})`}`;
  }

  function queueTrouble(): string | undefined {
    const trouble = queue.trouble();
    return trouble === undefined ? undefined : `queue: ${trouble}`;
  }

  function held(): string | undefined {
    const why = orUndefined(() => schedule.heldFor());
    return why && heldWords[why];
  }

  return {
    problems,
    async facts() {
      const { databaseBytes, walBytes } = files();
      const sinceFetchMs = source.sinceLastFetch() ?? clock.monotonic() - startedMs;
      return {
        problems: problems(),
        ingestLagMs: Math.max(0, sinceFetchMs - source.longestHoldMs),
        sinceTickMs: pulse.sinceTickMs(),
        isScheduleHeld: held() !== undefined,
        queue: { path: queuePath(), depth: await depthInTime() },
        databaseBytes,
        walBytes,
        stored: orUndefined(() =>
          store.read((tx) => ({ outbox: outboxCounts(tx), ...storedHealth(tx, clock.now()) })),
        ),
      };
    },
  };

  /** Whoever asks each few seconds has all rows counted now and then, and those that matter each time. */
  function outboxCounts(tx: Tx): StoredHealth['outbox'] {
    const nowMs = clock.monotonic();
    if (counted === undefined || nowMs - counted.atMs >= countedForMs)
      counted = { atMs: nowMs, rows: tx.outbox.counts() };
    return { ...counted.rows, ...tx.outbox.openCounts() };
  }

  async function depthInTime(): Promise<QueueDepth | undefined> {
    const late = new AbortController();
    try {
      return await Promise.race([
        queue.depth(),
        clock.sleep(depthWithinMs, late.signal).then(() => undefined),
      ]);
    } catch {
      return undefined;
    } finally {
      late.abort();
    }
  }
}

function storedHealth(tx: Tx, now: number): Omit<StoredHealth, 'outbox'> {
  const since = tx.outbox.uncertain().map(({ endedAt, createdAt }) => endedAt ?? createdAt);
  const backedUp = instantIn(tx.settings.meta(programFacts.backedUp));
  return {
    oldestUncertainMs: since.length === 0 ? undefined : now - Math.min(...since),
    tasks: tx.tasks.counts(),
    deadLetters: tx.inbox.deadLetterCount(),
    sinceBackupMs: backedUp === undefined ? undefined : now - backedUp,
  };
}

function orUndefined<T>(fn: () => T): T | undefined {
  try {
    return fn();
  } catch {
    return undefined;
  }
}
