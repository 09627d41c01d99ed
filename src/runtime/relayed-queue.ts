import type { TaskId } from '../domain/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Queue, RemoteQueue } from '../ports/queue.ts';
import { taskEnds } from '../ports/task-ends.ts';
import { turns } from '../ports/turns.ts';

/**
 * Offers tasks to `remote`, and to `local` as long as `remote` is in trouble. What was under way through `remote` then goes to
 * `local` at once; what is pending when `remote` is back, the sweeper offers there. A task may so be carried on both ways; in this
 * process it runs once at a time, and the end of a run is told once.
 */
export function createRelayedQueue(remote: RemoteQueue, local: Queue, log: Log): Queue {
  const underWay = new Set<TaskId>();
  const ends = taskEnds(log);
  /** Runs for which both ways waited, until each has told of it. */
  const shared = new Map<TaskId, { untold: number; isTold: boolean }>();
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
    queue.onEnd((end) => {
      if (end.ended === 'lost') {
        ends.tell(end);
        return;
      }
      underWay.delete(end.id);
      if (!isEcho(end.id)) ends.tell(end);
    });

  function isEcho(id: TaskId): boolean {
    const run = shared.get(id);
    if (!run) return false;
    const { isTold } = run;
    run.isTold = true;
    run.untold -= 1;
    if (run.untold === 0) shared.delete(id);
    return isTold;
  }

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
      const inTurn = onceAtATime(handler, concurrency, (id, ways) => {
        if (ways > 1) shared.set(id, { untold: ways, isTold: false });
      });
      remote.consume(inTurn, concurrency);
      local.consume(inTurn, concurrency);
    },
    onEnd: ends.listen,
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

/**
 * Two ways lead to the handler: together they take no more than one may, and a task that comes on both is worked on once. `ended`
 * hears, before those who wait, for how many a run was.
 */
function onceAtATime(
  handler: (id: TaskId) => Promise<string>,
  concurrency: number,
  ended: (id: TaskId, ways: number) => void,
): (id: TaskId) => Promise<string> {
  const running = new Map<TaskId, { readonly made: Promise<string>; ways: number }>();
  const inTurn = turns(concurrency);

  async function run(id: TaskId): Promise<string> {
    try {
      return await handler(id);
    } finally {
      ended(id, running.get(id)?.ways ?? 1);
      running.delete(id);
    }
  }

  return (id) => {
    const begun = running.get(id) ?? { made: inTurn(() => run(id)), ways: 0 };
    begun.ways += 1;
    running.set(id, begun);
    return begun.made;
  };
}
