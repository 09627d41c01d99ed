import type { TaskId } from '../domain/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Queue } from '../ports/queue.ts';
import { thrownName } from '../ports/thrown-facts.ts';
import { taskEnds } from '../ports/task-ends.ts';

/** The queue of a single process: a list in memory. The task table is the truth; what is lost here is offered again. */
export function createEmbeddedQueue(log: Log): Queue {
  const waiting = new Set<TaskId>();
  const running = new Map<TaskId, Promise<void>>();
  const ends = taskEnds(log);
  let work: { handler: (id: TaskId) => Promise<string>; concurrency: number } | undefined;
  let closed = false;

  function startNext(): void {
    while (work && !closed && running.size < work.concurrency) {
      const [id] = waiting;
      if (id === undefined) return;
      waiting.delete(id);
      const run = work
        .handler(id)
        .then(
          (record) => {
            ends.tell({ id, ended: 'made', record });
          },
          (error: unknown) => {
            ends.tell({ id, ended: 'failed', error: thrownName(error) });
          },
        )
        .then(() => {
          running.delete(id);
          startNext();
        });
      running.set(id, run);
    }
  }

  return {
    offer(id) {
      if (!closed && !running.has(id)) waiting.add(id);
      startNext();
      return Promise.resolve();
    },
    consume(handler, concurrency) {
      work = { handler, concurrency };
      startNext();
    },
    onEnd: ends.listen,
    depth: () => Promise.resolve({ waiting: waiting.size, running: running.size }),
    trouble: () => undefined,
    async close() {
      closed = true;
      waiting.clear();
      await Promise.all(running.values());
    },
  };
}
