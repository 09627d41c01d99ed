import type { TaskId } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Workshop } from '../../ports/workshop.ts';
import { startThread } from './one-thread.ts';
import type { Thread, ThreadOptions } from './one-thread.ts';

export interface ThreadWorkshopOptions extends Pick<ThreadOptions, 'entry' | 'setup' | 'log'> {
  /** Its `now` goes along with every task. */
  readonly clock: Clock;
  /** So many tasks at once; further ones wait. */
  readonly threads: number;
  readonly limitMs?: number;
  readonly memory?: ThreadOptions['memory'];
}

/** Far more than any file takes on a slow machine; a maker that has not ended by then never will. */
const longestMs = 5 * 60_000;
/** The hand-over book of a branch of 2,000 takes a quarter of it. Node counts no bytes outside of the script heap. */
const heap = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/**
 * Works in threads of this process, started when they are first needed. A task that takes its thread down fails, and the next one gets
 * a new thread.
 */
export function threadWorkshop(options: ThreadWorkshopOptions): Workshop {
  const { clock, log, threads, entry, setup, limitMs = longestMs, memory = heap } = options;
  const idle: Thread[] = [];
  const waiting: (() => void)[] = [];
  const running = new Set<Promise<unknown>>();
  let busy = 0;

  async function make(id: TaskId): Promise<string> {
    if (busy < threads) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    const thread = freeThread();
    try {
      return await thread.work({ id, now: clock.now() });
    } finally {
      if (thread.alive()) idle.push(thread);
      else log.warn('workshop.thread', { task: id, state: 'ended' });
      // The place goes to whoever waits.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
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
      await Promise.allSettled(running);
      await Promise.all(idle.splice(0).map((thread) => thread.end()));
    },
  };
}
