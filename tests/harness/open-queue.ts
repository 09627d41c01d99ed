import { createBullmqQueue } from '../../src/adapters/bullmq/bullmq-queue.ts';
import type { Log } from '../../src/ports/log.ts';
import type { RemoteQueue } from '../../src/ports/queue.ts';

const quiet = () => undefined;
export const noLog: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Resolves when the queue's trouble is as asked for. */
export function untilTrouble(
  queue: RemoteQueue,
  test: (trouble: string | undefined) => boolean,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const look = (trouble: string | undefined) => {
      if (test(trouble)) resolve(trouble);
    };
    queue.onTrouble(look);
    look(queue.trouble());
  });
}

/** A queue on that Redis, once it is reached. */
export async function openBullmqQueue(url: string, installation: string, log = noLog): Promise<RemoteQueue> {
  const queue = createBullmqQueue({ url, installation, log });
  await untilTrouble(queue, (trouble) => trouble === undefined);
  return queue;
}
