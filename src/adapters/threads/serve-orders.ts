import { parentPort, workerData } from 'node:worker_threads';
import { thrownFacts } from '../../ports/thrown-facts.ts';
import type { Answer, Order } from './orders.ts';

/**
 * The inside of a thread of {@link threadWorkshop}: `open` gets what the thread was started with, and what it returns works off
 * one order after the other. A throw in `open` ends the thread.
 */
export function serveOrders(open: (setup: unknown) => (order: Order) => Promise<string>): void {
  const port = parentPort;
  if (!port) throw new Error('serveOrders: this is no worker thread');
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
