import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { thrownFacts } from '../../ports/thrown-facts.ts';
import type { ApartOrder } from './one-process.ts';
import { startThread } from './one-thread.ts';
import type { Answer, Order } from './orders.ts';

type Open = (setup: unknown) => (order: Order) => Promise<string>;

/**
 * The inside of a thread of {@link threadWorkshop}: `open` gets what the thread was started with, and what it returns works off
 * one order after the other. A throw in `open` ends the thread. Begun as a process it starts such a thread for the one order that
 * it gets, and stays awake beside it.
 */
export function serveOrders(open: Open, host: NodeJS.Process): void {
  if (parentPort) serveInThread(parentPort, open);
  else if (host.send) serveInProcess(host);
  else throw new Error('serveOrders: this is neither a worker thread nor a process that was forked');
}

function serveInThread(port: MessagePort, open: Open): void {
  const make = open(workerData);
  const answer = (message: Answer): void => {
    port.postMessage(message);
  };
  port.on('message', (order: Order) => {
    make(order).then(
      (record) => {
        answer({ record });
      },
      (error: unknown) => {
        answer({ thrown: thrownFacts(error) });
      },
    );
  });
}

function serveInProcess(host: NodeJS.Process): void {
  offerToMemoryKiller();
  // Whoever stops the program stops this one through it: a service manager signals them all.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) host.on(signal, () => undefined);
  host.on('disconnect', () => host.exit());
  host.once('message', ({ order, ...options }: ApartOrder) => {
    const entry = pathToFileURL(host.argv[1] ?? '');
    void startThread({ entry, ...options })
      .work(order)
      .then((answer) => host.send?.(answer));
  });
}

/** Where memory runs out, Linux is to end this process and not the program (proc_pid_oom_score_adj(5)). */
function offerToMemoryKiller(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Another system, or a container without /proc: it decides by itself.
  }
}
