import type { TaskId } from '../../domain/ids.ts';
import { aborted } from '../../ports/aborted.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { turns } from '../../ports/turns.ts';
import type { Workshop } from '../../ports/workshop.ts';
import { startProcess } from './one-process.ts';
import { startThread } from './one-thread.ts';
import type { Hand, ThreadOptions } from './one-thread.ts';

export interface ThreadWorkshopOptions extends Pick<ThreadOptions, 'entry' | 'setup'> {
  readonly log: Log;
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
 * a new thread. What is made apart gets a process.
 */
export function threadWorkshop(options: ThreadWorkshopOptions): Workshop {
  const { clock, log, threads, entry, setup } = options;
  const { limitMs = longestMs, graceMs = graceAtCloseMs, memory = heap } = options;
  const inside: ThreadOptions = { entry, setup, limitMs, memory };
  const idle: Hand[] = [];
  const inTurn = turns(threads);
  const running = new Set<Promise<unknown>>();
  const working = new Set<Hand>();
  let closed = false;

  async function make(id: TaskId, apart: boolean): Promise<string> {
    if (closed) throw named('Stopped');
    if (apart) return await makeBy(startProcess(inside), id);
    const thread = freeThread();
    try {
      return await makeBy(thread, id);
    } finally {
      if (thread.alive()) idle.push(thread);
      else log.warn('workshop.thread', { task: id, state: 'ended' });
    }
  }

  async function makeBy(hand: Hand, id: TaskId): Promise<string> {
    working.add(hand);
    const answer = await hand.work({ id, now: clock.now() });
    working.delete(hand);
    if ('record' in answer) return answer.record;
    log.warn('workshop.failed', { task: id, ...answer.thrown });
    throw named(String(answer.thrown['error']));
  }

  function freeThread(): Hand {
    for (let thread = idle.pop(); thread; thread = idle.pop()) if (thread.alive()) return thread;
    return startThread(inside);
  }

  return {
    make(id, { apart = false } = {}) {
      const run = inTurn(() => make(id, apart)).finally(() => running.delete(run));
      running.add(run);
      return run;
    },
    async close() {
      closed = true;
      await Promise.race([Promise.allSettled(running), aborted(AbortSignal.timeout(graceMs))]);
      await Promise.all([...working, ...idle.splice(0)].map((thread) => thread.end()));
      await Promise.allSettled(running);
    },
  };
}

function named(name: string): Error {
  const error = new Error(`the workshop: ${name}`);
  error.name = name;
  return error;
}
