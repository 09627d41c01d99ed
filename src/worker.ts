import path from 'node:path';
import { createBullmqQueue } from './adapters/bullmq/bullmq-queue.ts';
import { loadKeyring } from './adapters/keys/keyring.ts';
import { openStore } from './adapters/sqlite/open-store.ts';
import { watchDatabase } from './adapters/sqlite/same-database.ts';
import type { DatabaseChange } from './adapters/sqlite/same-database.ts';
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
  /** Resolves when it begins nothing more, because its database is not the one any more that it was started on. */
  readonly astray: Promise<DatabaseChange>;
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
  const database = {
    file: path.join(config.dataDir, 'zhibu.db'),
    migrationsFolder: path.join(root, 'drizzle'),
  };
  const changeOf = watchDatabase(database);
  const store = openStore({ ...database, readOnly: true });
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
  let goAstray: (change: DatabaseChange) => void = () => undefined;
  const astray = new Promise<DatabaseChange>((resolve) => {
    goAstray = resolve;
  });
  /** A task of a database that is gone may mean another one in its successor: it is left to whoever works there. */
  const stay = () => {
    const change = changeOf();
    if (change === undefined) return;
    log.error('worker.database-changed', { change });
    goAstray(change);
    throw stopped();
  };
  queue.consume(async (id) => {
    stay();
    const record = await workshop.make(id, { apart: apart(id) });
    stay();
    return record;
  }, tasksAtOnce);
  return {
    astray,
    async stop() {
      await Promise.all([queue.close(), workshop.close()]);
      store.close();
    },
  };
}

/** No failure of the task (`Workshop.close`). */
function stopped(): Error {
  const error = new Error('the database is not the one any more');
  error.name = 'Stopped';
  return error;
}
