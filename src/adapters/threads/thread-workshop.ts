import type { TaskId } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Workshop } from '../../ports/workshop.ts';
import { startThread, threadError } from './one-thread.ts';
import type { Thread, ThreadOptions } from './one-thread.ts';

export interface ThreadWorkshopOptions extends Pick<ThreadOptions, 'entry' | 'setup' | 'log'> {
  /** Its `now` goes along with every task. */
  readonly clock: Clock;
  /** So many tasks at once; further ones wait. */
  readonly threads: number;
  readonly limitMs?: number;
  /** So long it goes on with what it is at when it is closed. Milliseconds of real time. */
  readonly graceMs?: number;
  readonly memory?: ThreadOptions['memory'];
}

/** Far more than any file takes on a slow machine; a maker that has not ended by then never will. */
const longestMs = 5 * 60_000;
/** Enough for what is nearly done, and less than a service manager waits before it kills. */
const graceAtCloseMs = 5_000;
/** The hand-over book of a branch of 2,000 takes a quarter of it. Node counts no bytes outside of the script heap. */
const heap = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/**
 * Works in threads of this process, started when they are first needed. A task that takes its thread down fails, and the next one gets
 * a new thread.
 */
export function threadWorkshop(options: ThreadWorkshopOptions): Workshop {
  const { clock, log, threads, entry, setup } = options;
  const { limitMs = longestMs, graceMs = graceAtCloseMs, memory = heap } = options;
  const idle: Thread[] = [];
  const waiting: (() => void)[] = [];
  const running = new Set<Promise<unknown>>();
  const working = new Set<Thread>();
  let busy = 0;
  let closed = false;

  async function make(id: TaskId): Promise<string> {
    if (busy < threads) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      if (closed) throw threadError('Stopped');
      return await makeIn(freeThread(), id);
    } finally {
      // The place goes to whoever waits.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  async function makeIn(thread: Thread, id: TaskId): Promise<string> {
    working.add(thread);
    try {
      return await thread.work({ id, now: clock.now() });
    } finally {
      working.delete(thread);
      if (thread.alive()) idle.push(thread);
      else log.warn('workshop.thread', { task: id, state: 'ended' });
    }
  }

  function freeThread(): Thread {
    for (let thread = idle.pop(); thread; thread = idle.pop()) if (thread.alive()) return thread;
    return startThread({ entry, setup, limitMs, memory, log });
  }

  return {
    make(id) {
      const run = make(id).finally(() => running.delete(run));
      running.add(run);
      return run;
    },
    async close() {
      closed = true;
      const grace = AbortSignal.timeout(graceMs);
      const over = new Promise((resolve) => {
        grace.addEventListener('abort', resolve);
      });
      await Promise.race([Promise.allSettled(running), over]);
      await Promise.all([...working, ...idle.splice(0)].map((thread) => thread.end()));
      await Promise.allSettled(running);
    },
  };
}
