import path from 'node:path';
import { createBullmqQueue } from './adapters/bullmq/bullmq-queue.ts';
import { loadKeyring } from './adapters/keys/keyring.ts';
import { openStore } from './adapters/sqlite/open-store.ts';
import type { Config } from './config.ts';
import type { TaskId } from './domain/ids.ts';
import { heavyWork } from './heavy-work.ts';
import type { OpenWorkshop } from './open-workshop.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { inlineWorkshop } from './runtime/inline-workshop.ts';
import { isSuspect } from './runtime/tasks.ts';
import { surroundings } from './surroundings.ts';

export interface WorkerOptions {
  readonly config: Config & { readonly redisUrl: string };
  readonly clock: Clock;
  readonly log: Log;
  /** Where `drizzle/` is. */
  readonly root: string;
  /** Where the work is done; absent: in this thread. */
  readonly workshop?: OpenWorkshop;
  /** Told when Redis cannot be used, with the reason, and when it can (again). */
  readonly redisIs: (trouble: string | undefined) => void;
}

export interface TaskWorker {
  /** Takes no more tasks and resolves within seconds: what is not made by then is offered to others. */
  stop(): Promise<void>;
}

const tasksAtOnce = 2;

/**
 * One more process that takes tasks from Redis. It reads the database, writes files and tells Redis what it made; everything
 * else is for the program itself. Throws `NotMigratedError` when the database is not that of this version.
 */
export function startWorker(options: WorkerOptions): TaskWorker {
  const { config, clock, log, root, redisIs } = options;
  const store = openStore({
    file: path.join(config.dataDir, 'zhibu.db'),
    migrationsFolder: path.join(root, 'drizzle'),
    readOnly: true,
  });
  const { installation } = loadKeyring(config.dataDir);
  const workshop =
    options.workshop?.({ config, root, clock, log }) ??
    inlineWorkshop(surroundings(config, store, clock), heavyWork(config, 'aside'));
  const queue = createBullmqQueue({ url: config.redisUrl, installation, log });
  let isReached: boolean | undefined;
  queue.onTrouble((trouble) => {
    if ((trouble === undefined) === isReached) return;
    isReached = trouble === undefined;
    if (trouble === undefined) log.info('queue.back');
    else log.warn('queue.away', { trouble });
    redisIs(trouble);
  });
  const apart = (id: TaskId) => store.read((tx) => isSuspect(tx.tasks.task(id)));
  queue.consume(async (id) => workshop.make(id, { apart: apart(id) }), tasksAtOnce);
  return {
    async stop() {
      await Promise.all([queue.close(), workshop.close()]);
      store.close();
    },
  };
}
