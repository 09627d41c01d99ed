import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pinoLog } from './adapters/log/pino-log.ts';
import { sqliteBackups } from './adapters/sqlite/backups.ts';
import { takeWriterLock } from './adapters/sqlite/lock.ts';
import { NotMigratedError } from './adapters/sqlite/migrate.ts';
import { sweepUnfinished } from './adapters/sqlite/unfinished-backups.ts';
import { openStore } from './adapters/sqlite/open-store.ts';
import { startApp } from './app.ts';
import type { App } from './app.ts';
import type { CliDeps, FileDesk, JobDesk } from './cli/cli-deps.ts';
import type { Config } from './config.ts';
import { accept, refuse } from './domain/decision.ts';
import { heavyWork } from './heavy-work.ts';
import type { Job } from './job.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store/store.ts';
import type { OpenWorkshop } from './open-workshop.ts';
import { startRehearsal } from './rehearse.ts';
import { loadJobs, MalformedFileError } from './runtime/load.ts';
import { createSchedule } from './runtime/schedule.ts';
import { momentIn } from './runtime/world.ts';
import { surroundings } from './surroundings.ts';
import { catalogs } from './text/catalog.ts';
import { startWorker } from './worker.ts';

/** The messenger holds a fetch for 25 s and is given up after 33 s: twice that on the machine's clock is a standstill. */
const standstillMs = 60_000;

export interface ProgramOptions {
  /** The folder of package.json: `drizzle/` and the rehearsal's page are there. */
  readonly root: string;
  /** Where `commands/` and `jobs/` are: the root, or what was built from it. */
  readonly code: string;
  readonly clock: Clock;
  readonly pid: number;
  readonly host: string;
  /** Where heavy work is done; absent: in the thread that answers. */
  readonly workshop?: OpenWorkshop;
}

/** The parts of the program as the command line wants them: everything that needs no process. */
export function createProgram(
  options: ProgramOptions,
): Pick<
  CliDeps,
  'openStore' | 'readStore' | 'openJobs' | 'openFiles' | 'backups' | 'takeLock' | 'startApp' | 'startWorker'
> {
  const { root, clock } = options;
  const migrationsFolder = path.join(root, 'drizzle');
  const takeLock: CliDeps['takeLock'] = (dataDir) => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return takeWriterLock(dataDir, { pid: options.pid, host: options.host, since: clock.now() });
  };
  return {
    openStore(dataDir) {
      const file = path.join(dataDir, 'zhibu.db');
      const lock = takeLock(dataDir);
      try {
        return openStore({ file, migrationsFolder, beside: !lock.ok });
      } finally {
        if (lock.ok) lock.value.release();
      }
    },
    readStore(dataDir) {
      const file = path.join(dataDir, 'zhibu.db');
      return existsSync(file)
        ? openStore({ file, migrationsFolder, readOnly: true })
        : openStore({ file: ':memory:', migrationsFolder });
    },
    backups: sqliteBackups(migrationsFolder),
    takeLock,
    openJobs: (config, store) => openJobDesk(options, config, store),
    openFiles: (config, store) => openFileDesk(options, config, store),
    startWorker(config, redisIs) {
      const log = pinoLog({ level: config.logLevel });
      const { workshop } = options;
      try {
        const parts = { config, clock, log, root, redisIs };
        return accept(startWorker({ ...parts, ...(workshop === undefined ? {} : { workshop }) }));
      } catch (error) {
        if (error instanceof NotMigratedError) return refuse('not migrated');
        throw error;
      }
    },
    async startApp(config) {
      const log = pinoLog({ level: config.logLevel });
      const lock = takeLock(config.dataDir);
      if (!lock.ok) return refuse({ kind: 'locked', heldBy: lock.reason.heldBy });
      sweepUnfinished(path.join(config.dataDir, 'backups'));
      try {
        const running = await start(config, log, options);
        return accept({
          // Only the rehearsal has a page.
          ...(config.botToken === undefined ? { url: running.url } : {}),
          ended: running.ended,
          stop: async () => {
            await running.stop();
            lock.value.release();
          },
        });
      } catch (error) {
        lock.value.release();
        const message = expected(error, config);
        if (message !== undefined) return refuse({ kind: 'refused', message });
        throw error;
      }
    },
  };
}

function start(
  config: Config,
  log: Log,
  { root, code, clock, workshop }: ProgramOptions,
): Promise<Pick<App, 'url' | 'ended' | 'stop'>> {
  const { botToken } = config;
  const parts = { log, root, code, ...(workshop === undefined ? {} : { workshop }) };
  if (botToken === undefined) return startRehearsal({ ...parts, config });
  return startApp({ ...parts, config: { ...config, botToken }, clock, standstillMs });
}

/** The jobs over a database, without a messenger: what they want said waits in the outbox. */
async function openJobDesk({ code, clock }: ProgramOptions, config: Config, store: Store): Promise<JobDesk> {
  const jobs = await loadJobs(path.join(code, 'jobs'));
  const schedule = createSchedule(surroundings(config, store, clock), jobs, () => undefined);
  const named = (name: string): Job => {
    const job = jobs.find((candidate) => candidate.name === name);
    if (!job) throw new Error(`no job ${name}`);
    return job;
  };
  return {
    jobs,
    upcoming: (horizonMs) => schedule.upcoming(horizonMs),
    nearestPeriod: (name, scope) => schedule.nearestPeriod(named(name), scope),
    runNow(name, scope, period, slot) {
      return schedule.runNow(named(name), scope, period, slot);
    },
  };
}

/** The files of the chat over a database, made in this process. */
function openFileDesk({ clock }: ProgramOptions, config: Config, store: Store): FileDesk {
  const world = surroundings(config, store, clock);
  const { makers } = heavyWork(config);
  return {
    make: (wanted) =>
      store.read((tx) =>
        wanted.map(({ task, input }) => {
          const maker = makers[task];
          if (!maker) throw new Error(`nobody makes ${task}`);
          return Promise.resolve(maker(momentIn(world, tx), input));
        }),
      ),
  };
}

/** What a person can do something about: a malformed file, a port that is taken. */
function expected(error: unknown, { locale, host, port }: Config): string | undefined {
  if (error instanceof MalformedFileError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' ? catalogs[locale].cli.portTaken(host, port) : undefined;
}
