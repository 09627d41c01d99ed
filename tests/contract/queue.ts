import { afterEach, describe, expect, it } from 'vitest';
import type { TaskId } from '../../src/domain/ids.ts';
import type { Queue, TaskEnd } from '../../src/ports/queue.ts';

const id = (n: number) => n as TaskId;
const recordOf = (task: TaskId) => String(task).padStart(64, '0');

/** A handler whose runs end when the test says so. */
function handlerUnderControl() {
  const running = new Map<TaskId, { finish: () => void; fail: () => void }>();
  const started: TaskId[] = [];
  const waiting = new Set<() => void>();
  return {
    started,
    running: () => [...running.keys()],
    handle: (task: TaskId): Promise<string> =>
      new Promise((resolve, reject) => {
        started.push(task);
        running.set(task, {
          finish: () => {
            resolve(recordOf(task));
          },
          fail: () => {
            reject(new Error('planted'));
          },
        });
        for (const look of [...waiting]) look();
      }),
    end: (task: TaskId, how: 'finish' | 'fail' = 'finish') => {
      const run = running.get(task);
      if (!run) throw new Error(`task ${String(task)} is not running`);
      running.delete(task);
      run[how]();
    },
    /** Resolves when so many runs have begun altogether. */
    begun: (count: number): Promise<void> =>
      new Promise((resolve) => {
        const look = () => {
          if (started.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

interface Opened {
  readonly queue: Queue;
  /** The same queue as another process has it, where there may be one. */
  readonly beside?: Queue;
  readonly remove: () => Promise<void>;
}

/** Resolves to the first so many ends that the queue tells from now on, by task. */
function endsOf(queue: Queue, count: number): Promise<TaskEnd[]> {
  const ends: TaskEnd[] = [];
  return new Promise((resolve) => {
    queue.onEnd((end) => {
      ends.push(end);
      if (ends.length === count) resolve(ends.sort((a, b) => a.id - b.id));
    });
  });
}

/** One task that fails and one that is made, worked on where `worker` is, are told where they were offered. */
async function hearsOfBoth(queue: Queue, worker: Queue, work: ReturnType<typeof handlerUnderControl>) {
  const told = endsOf(queue, 2);
  worker.consume(work.handle, 2);
  await queue.offer(id(1));
  await queue.offer(id(2));
  await work.begun(2);
  work.end(id(1), 'fail');
  work.end(id(2));
  expect(await told).toEqual([
    { id: 1, ended: 'failed', error: 'Error' },
    { id: 2, ended: 'made', record: recordOf(id(2)) },
  ]);
}

/**
 * What every implementation of the Queue port must do. The queue may lose tasks; it may not invent or double them.
 * `besides`: `create` gives a second end of the queue. `trouble`: what it is carried by is away.
 */
export function queueContract(
  name: string,
  create: () => Promise<Opened>,
  { besides = false, trouble = false }: { readonly besides?: boolean; readonly trouble?: boolean } = {},
): void {
  describe(`queue contract: ${name}`, () => {
    const removals: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const remove of removals.splice(0)) await remove();
    });
    const open = async () => {
      const { queue, beside, remove } = await create();
      removals.push(remove);
      return { queue, beside: beside ?? queue, work: handlerUnderControl() };
    };

    it('hands over what was offered, before and after the consumer came', async () => {
      const { queue, work } = await open();
      await queue.offer(id(1));
      queue.consume(work.handle, 2);
      await queue.offer(id(2));
      await work.begun(2);
      expect([...work.started].sort()).toEqual([1, 2]);
      work.end(id(1));
      work.end(id(2));
    });

    it('runs at most so many at a time, the oldest first', async () => {
      const { queue, work } = await open();
      queue.consume(work.handle, 2);
      for (const n of [1, 2, 3, 4]) await queue.offer(id(n));
      await work.begun(2);
      expect(work.started).toEqual([1, 2]);
      expect(await queue.depth()).toEqual({ waiting: 2, running: 2 });
      work.end(id(2));
      await work.begun(3);
      expect(work.started).toEqual([1, 2, 3]);
      work.end(id(1));
      await work.begun(4);
      work.end(id(3));
      work.end(id(4));
    });

    it('runs once what is offered twice at once', async () => {
      const { queue, work } = await open();
      await queue.offer(id(1));
      await queue.offer(id(1));
      queue.consume(work.handle, 2);
      await work.begun(1);
      await queue.offer(id(1));
      await queue.offer(id(2));
      await work.begun(2);
      expect(work.started).toEqual([1, 2]);
      work.end(id(1));
      work.end(id(2));
    });

    it('runs a task again that is offered again after its run', async () => {
      const { queue, work } = await open();
      queue.consume(work.handle, 1);
      await queue.offer(id(1));
      await work.begun(1);
      work.end(id(1), 'fail');
      // Whatever still runs when it comes is only a second task.
      await queue.offer(id(2));
      await work.begun(2);
      work.end(id(2));
      await queue.offer(id(1));
      await work.begun(3);
      expect(work.started).toEqual([1, 2, 1]);
      work.end(id(1));
    });

    it('goes on after a handler that failed', async () => {
      const { queue, work } = await open();
      queue.consume(work.handle, 1);
      await queue.offer(id(1));
      await queue.offer(id(2));
      await work.begun(1);
      work.end(id(1), 'fail');
      await work.begun(2);
      expect(work.started).toEqual([1, 2]);
      work.end(id(2));
    });

    it('tells what became of each task', async () => {
      const { queue, work } = await open();
      await hearsOfBoth(queue, queue, work);
    });

    it('tells everybody who listens, one of whom may throw', async () => {
      const { queue, work } = await open();
      queue.onEnd(() => {
        throw new Error('planted');
      });
      const told = endsOf(queue, 1);
      queue.consume(work.handle, 1);
      await queue.offer(id(1));
      await work.begun(1);
      work.end(id(1));
      expect(await told).toEqual([{ id: 1, ended: 'made', record: recordOf(id(1)) }]);
    });

    it(`holds nothing any more when all has ended, and is in ${trouble ? 'trouble' : 'none'}`, async () => {
      const { queue, work } = await open();
      await queue.offer(id(1));
      await queue.offer(id(2));
      expect(await queue.depth()).toEqual({ waiting: 2, running: 0 });
      expect(queue.trouble() !== undefined).toBe(trouble);
      const told = endsOf(queue, 2);
      queue.consume(work.handle, 1);
      await work.begun(1);
      work.end(id(1));
      await work.begun(2);
      work.end(id(2), 'fail');
      await told;
      await queue.close();
      expect(await queue.depth()).toEqual({ waiting: 0, running: 0 });
    });

    if (besides) {
      it('tells what became of tasks in another process', async () => {
        const { queue, beside, work } = await open();
        await hearsOfBoth(queue, beside, work);
      });

      it('runs each task in one of two processes', async () => {
        const { queue, beside, work } = await open();
        const told = endsOf(queue, 6);
        queue.consume(work.handle, 1);
        beside.consume(work.handle, 1);
        for (const n of [1, 2, 3, 4, 5, 6]) await queue.offer(id(n));
        for (const n of [1, 2, 3, 4, 5, 6]) {
          await work.begun(n);
          const [next] = work.running();
          if (next !== undefined) work.end(next);
        }
        expect((await told).map((end) => end.id)).toEqual([1, 2, 3, 4, 5, 6]);
        expect([...work.started].sort()).toEqual([1, 2, 3, 4, 5, 6]);
      });

      it('is closed in one process and goes on in the other', async () => {
        const { queue, beside, work } = await open();
        beside.consume(work.handle, 1);
        await beside.close();
        await queue.offer(id(1));
        queue.consume(work.handle, 1);
        await work.begun(1);
        expect(work.started).toEqual([1]);
        work.end(id(1));
      });
    }

    it('closes when what runs has ended, and starts nothing more', async () => {
      const { queue, work } = await open();
      queue.consume(work.handle, 1);
      await queue.offer(id(1));
      await queue.offer(id(2));
      await work.begun(1);
      let closed = false;
      const closing = queue.close().then(() => {
        closed = true;
      });
      await queue.offer(id(3));
      expect(closed).toBe(false);
      work.end(id(1));
      await closing;
      expect(work.started).toEqual([1]);
    });

    it('closes at once when nothing runs', async () => {
      const { queue, work } = await open();
      queue.consume(work.handle, 1);
      await queue.close();
      await queue.offer(id(1));
      expect(work.started).toEqual([]);
    });
  });
}
