import type { Instant, TaskId } from '../domain/ids.ts';
import type { Dispatch } from '../domain/outcome.ts';
import type { Queue, TaskEnd } from '../ports/queue.ts';
import type { Tx } from '../ports/store/store.ts';
import type { Task } from '../ports/store/tasks.ts';
import { thrownFacts, thrownName } from '../ports/thrown-facts.ts';
import type { Workshop } from '../ports/workshop.ts';
import { isDatabaseTrouble } from './database-trouble.ts';
import { notPending } from './inline-workshop.ts';
import type { HeavyWork, MadeRecord } from './inline-workshop.ts';
import type { World } from './world.ts';

export interface Tasks {
  /** Offers what the table holds as pending; the queue may have lost it. */
  sweep(): void;
  start(): void;
  /** Resolves when every end that was told is written down. */
  settled(): Promise<void>;
  /** Resolves when nothing that is due at this moment of the clock waits to be made. */
  idle(): Promise<void>;
}

const most = { attempts: 5, offered: 100, atOnce: 2 } as const;
/** What takes minutes or the memory of a thread will hardly do better a third time, and holds up the others. */
const costly: ReadonlySet<string> = new Set(['TooLong', 'OutOfMemory']);
const costlyAttempts = 2;
const suspectAfter = 3;

/**
 * After so many crashes of a program or a machine it may be the work itself that takes down whoever begins it. It is made apart from
 * then on, where that would show: a crash for another reason says nothing against the work.
 */
export const isSuspect = (task: Pick<Task, 'begun'> | undefined): boolean =>
  task !== undefined && task.begun >= suspectAfter;

/** Heavy work outside the ingest path: the table is the truth, the queue carries ids, the result is committed here. */
export function createTasks(
  world: Pick<World, 'store' | 'clock' | 'log' | 'text'>,
  { files, errands }: Pick<HeavyWork, 'files' | 'errands'>,
  queue: Queue,
  workshop: Workshop,
  committed: () => void,
): Tasks {
  const { store, clock, log, text } = world;
  const settling = new Map<Promise<void>, TaskId>();
  let idlers: (() => void)[] = [];

  /** What an earlier run of this program had begun, and counted: the queue tells of it once more. */
  const begunBefore = new Set<TaskId>();

  async function make(id: TaskId): Promise<string> {
    const task = begin(id);
    if (!task) throw notPending(id);
    return workshop.make(id, { apart: isSuspect(task) });
  }

  /** Counts before it is begun: a process that is killed over it tells nobody. The task as it was. */
  function begin(id: TaskId): Task | undefined {
    return store.write((tx) => {
      const task = tx.tasks.task(id);
      if (task?.state !== 'pending') return undefined;
      tx.tasks.begin(id);
      return task;
    });
  }

  async function settle(end: TaskEnd): Promise<void> {
    if (end.ended === 'lost') {
      if (!begunBefore.delete(end.id)) begin(end.id);
      return;
    }
    if (end.ended === 'failed') {
      settleFailure(end.id, end.error);
      return;
    }
    const record = await recordOf(end);
    if (!record) {
      settleFailure(end.id, 'RecordMissing');
      return;
    }
    try {
      const wrote = store.write((tx) => {
        const task = tx.tasks.task(end.id);
        // Made twice, because the queue had lost that it was done.
        if (task?.state !== 'pending') return false;
        const now = clock.now();
        commit(tx, task, record, now);
        tx.tasks.end(end.id, 'done', now);
        return true;
      });
      if (wrote) committed();
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      settleFailure(end.id, thrownName(error));
    }
    await files.remove(end.record);
  }

  function commit(tx: Tx, { id, kind, input }: Task, record: MadeRecord, now: Instant): void {
    if (record.kind === 'errand') {
      const errand = errands[kind];
      if (!errand) throw new Error(`no errand ${kind}`);
      errand.finish(tx, record.facts, now);
      return;
    }
    const { sha256, fileName, caption, picture } = record;
    const { dispatch } = input as { dispatch: Dispatch };
    tx.outbox.add({
      ...dispatch,
      lane: 'create',
      body: {
        kind: 'document',
        sha256,
        fileName,
        ...(caption === undefined ? {} : { caption }),
        ...(picture === true ? { picture } : {}),
      },
      key: `task:${String(id)}`,
      at: now,
    });
  }

  /** The queue may be written by others: a hash that it tells may be the record of another's task, or of no task. */
  async function recordOf({ id, record }: TaskEnd & { ended: 'made' }): Promise<MadeRecord | undefined> {
    const bytes = await files.get(record);
    if (!bytes) return undefined;
    try {
      const read = JSON.parse(new TextDecoder().decode(bytes)) as MadeRecord | null;
      return read?.task === id ? read : undefined;
    } catch {
      return undefined;
    }
  }

  function settleFailure(id: TaskId, error: string): void {
    const givenUp = store.write((tx) => {
      const task = tx.tasks.task(id);
      if (task?.state !== 'pending') return false;
      if (error === 'Stopped') {
        tx.tasks.putBack(id);
        return false;
      }
      const now = clock.now();
      log.warn('task.failed', { task: id, attempts: task.attempts, error });
      if (task.attempts + 1 < (costly.has(error) ? costlyAttempts : most.attempts)) {
        tx.tasks.retry(id, (now + 1_000 * 2 ** task.attempts) as Instant);
        return false;
      }
      tx.tasks.end(id, 'failed', now, error);
      apologise(tx, task, now);
      return true;
    });
    if (givenUp) committed();
  }

  /** Whoever waits for the file is told in its place. Nobody waits for an errand, or for a file that nobody asked for. */
  function apologise(tx: Tx, { id, input }: Task, now: Instant): void {
    const { dispatch } = input as { dispatch?: Dispatch };
    if (!dispatch || dispatch.wave === true) return;
    const body = { kind: 'message', text: text.common.fileFailed } as const;
    tx.outbox.add({ ...dispatch, lane: 'create', body, key: `task-failed:${String(id)}`, at: now });
  }

  const due = () => store.read((tx) => tx.tasks.pending(clock.now(), most.offered));

  function sweep(): void {
    // What has ended and is only not written down yet would be made once more.
    const ended = new Set(settling.values());
    for (const id of due()) if (!ended.has(id)) void queue.offer(id);
  }

  return {
    sweep,
    start() {
      for (const id of store.read((tx) => tx.tasks.begun())) begunBefore.add(id);
      queue.onEnd((end) => {
        const written = settle(end)
          .catch((error: unknown) => {
            log.error('task.unsettled', { task: end.id, ...thrownFacts(error) });
          })
          .finally(() => {
            settling.delete(written);
            const woken = idlers;
            idlers = [];
            for (const wake of woken) wake();
          });
        settling.set(written, end.id);
      });
      queue.consume(make, most.atOnce);
    },
    async settled() {
      await Promise.all(settling.keys());
    },
    async idle() {
      while (settling.size > 0 || due().length > 0) {
        sweep();
        await new Promise<void>((resolve) => idlers.push(resolve));
      }
    },
  };
}
