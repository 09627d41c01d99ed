import { Worker } from 'node:worker_threads';
import type { ResourceLimits } from 'node:worker_threads';
import type { Log, LogFacts } from '../../ports/log.ts';
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
  readonly log: Log;
}

/** A thread that works off one order at a time. */
export interface Thread {
  /** Rejects with the name of what the order threw, or `OutOfMemory`, `TooLong`, `ThreadEnded`; the thread is dead after these. */
  work(order: Order): Promise<string>;
  alive(): boolean;
  /** What it is at rejects with `Stopped`. */
  end(): Promise<void>;
}

export function startThread({ entry, setup, limitMs, memory, log }: ThreadOptions): Thread {
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
      return new Promise((resolve, reject) => {
        const limit = AbortSignal.timeout(limitMs);
        const tooLong = (): void => {
          alive = false;
          answer({ thrown: { error: 'TooLong' } });
          void worker.terminate();
        };
        limit.addEventListener('abort', tooLong);
        waiting = (message) => {
          limit.removeEventListener('abort', tooLong);
          if ('record' in message) resolve(message.record);
          else {
            log.warn('workshop.failed', { task: order.id, ...message.thrown });
            reject(threadError(String(message.thrown['error'])));
          }
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

export function threadError(name: string): Error {
  const error = new Error(`a thread of the workshop: ${name}`);
  error.name = name;
  return error;
}
