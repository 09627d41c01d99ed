import type { TaskId } from '../domain/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Queue, TaskEnd } from '../ports/queue.ts';
import { thrownFacts, thrownName } from '../ports/thrown-facts.ts';

/** The queue of a single process: a list in memory. The task table is the truth; what is lost here is offered again. */
export function createEmbeddedQueue(log: Log): Queue {
  const waiting = new Set<TaskId>();
  const running = new Map<TaskId, Promise<void>>();
  const listeners: ((end: TaskEnd) => void)[] = [];
  let work: { handler: (id: TaskId) => Promise<string>; concurrency: number } | undefined;
  let closed = false;

  function startNext(): void {
    while (work && !closed && running.size < work.concurrency) {
      const id = [...waiting].find((candidate) => !running.has(candidate));
      if (id === undefined) return;
      waiting.delete(id);
      const run = work
        .handler(id)
        .then(
          (record) => {
            tell({ id, ended: 'made', record });
          },
          (error: unknown) => {
            tell({ id, ended: 'failed', error: thrownName(error) });
          },
        )
        .then(() => {
          running.delete(id);
          startNext();
        });
      running.set(id, run);
    }
  }

  function tell(end: TaskEnd): void {
    for (const listener of listeners)
      try {
        listener(end);
      } catch (error) {
        log.error('task.untold', { task: end.id, ...thrownFacts(error) });
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
    onEnd(listener) {
      listeners.push(listener);
    },
    depth: () => Promise.resolve({ waiting: waiting.size, running: running.size }),
    trouble: () => undefined,
    async close() {
      closed = true;
      waiting.clear();
      await Promise.all(running.values());
    },
  };
}
