import type { FileMaker, MadeFile } from '../file-maker.ts';
import type { Instant, TaskId } from '../domain/ids.ts';
import type { Dispatch } from '../domain/outcome.ts';
import type { Files } from '../ports/files.ts';
import type { Queue } from '../ports/queue.ts';
import { momentIn } from './world.ts';
import type { World } from './world.ts';

export interface Tasks {
  /** Offers what the table holds as pending; the queue may have lost it. */
  sweep(): void;
  start(): void;
}

const most = { attempts: 5, offered: 100, atOnce: 2 } as const;

/** Heavy work outside the ingest path: the table is the truth, the queue carries ids, the result is committed here. */
export function createTasks(
  world: World,
  files: Files,
  queue: Queue,
  makers: Readonly<Record<string, FileMaker>>,
  committed: () => void,
): Tasks {
  const { store, clock, log } = world;

  async function work(id: TaskId): Promise<void> {
    const task = store.read((tx) => tx.tasks.task(id));
    if (task?.state !== 'pending') return;
    const { input, dispatch } = task.input as { input: unknown; dispatch: Dispatch };
    try {
      const make = makers[task.kind];
      if (!make) throw new Error(`no maker for ${task.kind}`);
      const made = await startMaking(make, input);
      const sha256 = await files.put(made.bytes);
      store.write((tx) => {
        const now = clock.now();
        const { fileName, caption } = made;
        const body = {
          kind: 'document',
          sha256,
          fileName,
          ...(caption === undefined ? {} : { caption }),
        } as const;
        tx.outbox.add({ ...dispatch, lane: 'create', body, key: `task:${String(id)}`, at: now });
        tx.tasks.end(id, 'done', now);
      });
      committed();
    } catch (error) {
      settleFailure(id, task.attempts, error);
    }
  }

  /** The maker reads the store in one transaction; what it does afterwards with what it read may take its time. */
  function startMaking(make: FileMaker, input: unknown): MadeFile | Promise<MadeFile> {
    const begun = store.read((tx) => ({ made: make(momentIn(world, tx), input) }));
    return begun.made;
  }

  function settleFailure(id: TaskId, attempts: number, error: unknown): void {
    const now = clock.now();
    const name = error instanceof Error ? error.name : typeof error;
    log.warn('task.failed', { task: id, attempts, error: name });
    store.write((tx) => {
      if (attempts + 1 >= most.attempts) tx.tasks.end(id, 'failed', now, name);
      else tx.tasks.retry(id, (now + 1_000 * 2 ** attempts) as Instant);
    });
  }

  return {
    sweep() {
      for (const id of store.read((tx) => tx.tasks.pending(clock.now(), most.offered))) void queue.offer(id);
    },
    start() {
      queue.consume(work, most.atOnce);
    },
  };
}
