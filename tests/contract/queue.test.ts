import type { Log } from '../../src/ports/log.ts';
import { createEmbeddedQueue } from '../../src/runtime/embedded-queue.ts';
import { queueContract } from './queue.ts';

const quiet = () => undefined;
const log: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

queueContract('embedded', () => {
  const queue = createEmbeddedQueue(log);
  return Promise.resolve({ queue, remove: () => queue.close() });
});
