import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Hand, ThreadOptions } from './one-thread.ts';
import type { Answer, Order } from './orders.ts';

/** So much longer than its thread a process may take: it has to begin, and to answer. */
const startMs = 60_000;

/** What a process of its own is told, once: the thread that it is to start, and the order for it. */
export interface ApartOrder extends Pick<ThreadOptions, 'setup' | 'limitMs' | 'memory'> {
  readonly order: Order;
}

/**
 * A process for one order, which starts a thread of the same entry. What takes it down (a fault in native code, the system's want of
 * memory) takes down nobody else, and is known to be the order's doing.
 */
export function startProcess(
  { entry, setup, limitMs, memory }: ThreadOptions,
  answersWithinMs = limitMs + startMs,
): Hand {
  // As with a thread: no secrets of the environment inside, nothing printed outside.
  const child = fork(fileURLToPath(entry), [], {
    env: {},
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  let alive = true;
  let waiting: ((answer: Answer) => void) | undefined;
  const answer = (message: Answer): void => {
    alive = false;
    waiting?.(message);
    waiting = undefined;
    child.kill('SIGKILL');
  };
  const ended = (facts: {
    readonly signal?: string | null;
    readonly code?: string | number | null;
  }): void => {
    answer({ thrown: { error: 'ProcessEnded', ...facts } });
  };
  child.on('message', (message) => {
    answer(message as Answer);
  });
  child.on('error', (error) => {
    ended({ code: (error as NodeJS.ErrnoException).code ?? null });
  });
  const gone = new Promise<void>((resolve) => {
    child.on('exit', (code, signal) => {
      ended({ code, signal });
      resolve();
    });
  });
  return {
    alive: () => alive,
    work(order) {
      return new Promise((resolve) => {
        const limit = AbortSignal.timeout(answersWithinMs);
        // Its thread has a limit inside; this one is for a process that does not even say so.
        const tooLong = (): void => {
          answer({ thrown: { error: 'TooLong' } });
        };
        limit.addEventListener('abort', tooLong);
        waiting = (message) => {
          limit.removeEventListener('abort', tooLong);
          resolve(message);
        };
        const told: ApartOrder = { setup, limitMs, memory, order };
        // An error is told above as well; without a listener here it would be thrown.
        if (alive) child.send(told, () => undefined);
        else ended({});
      });
    },
    async end() {
      answer({ thrown: { error: 'Stopped' } });
      if (child.pid !== undefined) await gone;
    },
  };
}
