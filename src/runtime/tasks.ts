import type { Instant, TaskId } from '../domain/ids.ts';
import type { Dispatch } from '../domain/outcome.ts';
import type { Files } from '../ports/files.ts';
import type { Queue, TaskEnd } from '../ports/queue.ts';
import type { Workshop } from '../ports/workshop.ts';
import type { MadeRecord } from './inline-workshop.ts';
import type { World } from './world.ts';

export interface Tasks {
  /** Offers what the table holds as pending; the queue may have lost it. */
  sweep(): void;
  start(): void;
  /** Resolves when every end that was told is written down. */
  settled(): Promise<void>;
}

const most = { attempts: 5, offered: 100, atOnce: 2 } as const;

/** Heavy work outside the ingest path: the table is the truth, the queue carries ids, the result is committed here. */
export function createTasks(
  world: Pick<World, 'store' | 'clock' | 'log'>,
  files: Files,
  queue: Queue,
  workshop: Workshop,
  committed: () => void,
): Tasks {
  const { store, clock, log } = world;
  const settling = new Set<Promise<void>>();

  async function settle(end: TaskEnd): Promise<void> {
    if (end.ended === 'failed') {
      settleFailure(end.id, end.error);
      return;
    }
    const record = await recordOf(end.record);
    if (!record) {
      settleFailure(end.id, 'RecordMissing');
      return;
    }
    const wrote = store.write((tx) => {
      const task = tx.tasks.task(end.id);
      // Made twice, because the queue had lost that it was done.
      if (task?.state !== 'pending') return false;
      const now = clock.now();
      const { dispatch } = task.input as { dispatch: Dispatch };
      const body = { kind: 'document', ...record } as const;
      tx.outbox.add({ ...dispatch, lane: 'create', body, key: `task:${String(end.id)}`, at: now });
      tx.tasks.end(end.id, 'done', now);
      return true;
    });
    await files.remove(end.record);
    if (wrote) committed();
  }

  async function recordOf(sha256: string): Promise<MadeRecord | undefined> {
    const bytes = await files.get(sha256);
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as MadeRecord);
  }

  function settleFailure(id: TaskId, error: string): void {
    store.write((tx) => {
      const task = tx.tasks.task(id);
      if (task?.state !== 'pending') return;
      const now = clock.now();
      log.warn('task.failed', { task: id, attempts: task.attempts, error });
      if (task.attempts + 1 >= most.attempts) tx.tasks.end(id, 'failed', now, error);
      else tx.tasks.retry(id, (now + 1_000 * 2 ** task.attempts) as Instant);
    });
  }

  return {
    sweep() {
      for (const id of store.read((tx) => tx.tasks.pending(clock.now(), most.offered))) void queue.offer(id);
    },
    start() {
      queue.onEnd((end) => {
        const written = settle(end)
          .catch((error: unknown) => {
            log.error('task.unsettled', {
              task: end.id,
              error: error instanceof Error ? error.name : typeof error,
            });
          })
          .finally(() => settling.delete(written));
        settling.add(written);
      });
      queue.consume((id) => workshop.make(id), most.atOnce);
    },
    async settled() {
      await Promise.all(settling);
    },
  };
}
