import type { TaskId } from '../domain/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Queue, RemoteQueue } from '../ports/queue.ts';

/**
 * Offers tasks to `remote`, and to `local` as long as `remote` is in trouble. What was under way through `remote` then goes to
 * `local` at once; what is pending when `remote` is back, the sweeper offers there. A task may so be carried on both ways and its
 * end told twice, which the port allows; in this process it runs once at a time.
 */
export function createRelayedQueue(remote: RemoteQueue, local: Queue, log: Log): Queue {
  const underWay = new Set<TaskId>();
  let isAway = false;
  let isClosed = false;

  remote.onTrouble((trouble) => {
    if (isClosed || (trouble !== undefined) === isAway) return;
    isAway = trouble !== undefined;
    if (trouble === undefined) {
      log.info('queue.back');
      return;
    }
    log.warn('queue.away', { trouble, underWay: underWay.size });
    for (const id of underWay) void local.offer(id);
  });
  for (const queue of [remote, local])
    queue.onEnd(({ id }) => {
      underWay.delete(id);
    });

  return {
    async offer(id) {
      if (isClosed) return;
      if (remote.trouble() !== undefined) {
        await local.offer(id);
        return;
      }
      underWay.add(id);
      await remote.offer(id);
    },
    consume(handler, concurrency) {
      const inTurn = onceAtATime(handler, concurrency);
      remote.consume(inTurn, concurrency);
      local.consume(inTurn, concurrency);
    },
    onEnd(listener) {
      remote.onEnd(listener);
      local.onEnd(listener);
    },
    async depth() {
      const [far, near] = await Promise.all([remote.depth(), local.depth()]);
      return { waiting: far.waiting + near.waiting, running: far.running + near.running };
    },
    trouble: () => remote.trouble(),
    async close() {
      isClosed = true;
      await Promise.all([remote.close(), local.close()]);
    },
  };
}

/** Two ways lead to the handler: together they take no more than one may, and a task that comes on both is worked on once. */
function onceAtATime(
  handler: (id: TaskId) => Promise<string>,
  concurrency: number,
): (id: TaskId) => Promise<string> {
  const running = new Map<TaskId, Promise<string>>();
  const waiting: (() => void)[] = [];
  let free = concurrency;

  async function run(id: TaskId): Promise<string> {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await handler(id);
    } finally {
      running.delete(id);
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }

  return (id) => {
    const begun = running.get(id) ?? run(id);
    running.set(id, begun);
    return begun;
  };
}
