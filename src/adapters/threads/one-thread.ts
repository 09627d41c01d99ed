import { Worker } from 'node:worker_threads';
import type { ResourceLimits } from 'node:worker_threads';
import type { LogFacts } from '../../ports/log.ts';
import { thrownFacts } from '../../ports/thrown-facts.ts';
import type { Answer, Order } from './orders.ts';

export interface ThreadOptions {
  /** Module that calls `serveOrders`. */
  readonly entry: URL;
  /** Handed to the thread; plain data. */
  readonly setup: unknown;
  /** An order that takes longer ends its thread. Milliseconds of real time. */
  readonly limitMs: number;
  readonly memory: ResourceLimits;
}

/** Works off one order at a time. */
export interface Hand {
  /** What came of it: also `OutOfMemory`, `TooLong`, `ThreadEnded`, `ProcessEnded`, after which this hand takes no more orders. */
  work(order: Order): Promise<Answer>;
  alive(): boolean;
  /** What it is at is answered with `Stopped`. */
  end(): Promise<void>;
}

export function startThread({ entry, setup, limitMs, memory }: ThreadOptions): Hand {
  // What a library prints may hold people's data: it goes nowhere. The environment holds secrets: it stays here.
  const worker = new Worker(entry, {
    workerData: setup,
    resourceLimits: memory,
    env: {},
    argv: [],
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  // A thread without work keeps no process alive.
  worker.unref();
  let alive = true;
  let fell: LogFacts = { error: 'ThreadEnded' };
  let waiting: ((answer: Answer) => void) | undefined;
  const answer = (message: Answer): void => {
    const settle = waiting;
    waiting = undefined;
    settle?.(message);
  };
  worker.on('message', answer);
  worker.on('error', (error: unknown) => {
    alive = false;
    fell = factsOf(error);
  });
  worker.on('exit', () => {
    alive = false;
    answer({ thrown: fell });
  });
  return {
    alive: () => alive,
    work(order) {
      return new Promise((resolve) => {
        const limit = AbortSignal.timeout(limitMs);
        const tooLong = (): void => {
          alive = false;
          answer({ thrown: { error: 'TooLong' } });
          void worker.terminate();
        };
        limit.addEventListener('abort', tooLong);
        waiting = (message) => {
          limit.removeEventListener('abort', tooLong);
          resolve(message);
        };
        if (alive) worker.postMessage(order);
        else answer({ thrown: fell });
      });
    },
    async end() {
      alive = false;
      answer({ thrown: { error: 'Stopped' } });
      await worker.terminate();
    },
  };
}

function factsOf(error: unknown): LogFacts {
  const facts = thrownFacts(error);
  return facts['code'] === 'ERR_WORKER_OUT_OF_MEMORY' ? { error: 'OutOfMemory' } : facts;
}
