import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chineseDaysTable } from './adapters/calendar/chinese-days-table.ts';
import { createCodeMint } from './adapters/keys/code-mint.ts';
import { loadKeyring } from './adapters/keys/keyring.ts';
import { pinoLog } from './adapters/log/pino-log.ts';
import { takeWriterLock } from './adapters/sqlite/lock.ts';
import { openStore } from './adapters/sqlite/open-store.ts';
import { telegramCapabilities } from './adapters/telegram/messenger.ts';
import { startApp } from './app.ts';
import type { App } from './app.ts';
import type { CliDeps, JobDesk } from './cli/cli-deps.ts';
import type { Config } from './config.ts';
import { accept, refuse } from './domain/decision.ts';
import type { Job } from './job.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store/store.ts';
import { startRehearsal } from './rehearse.ts';
import { loadJobs, MalformedFileError } from './runtime/load.ts';
import { createSchedule } from './runtime/schedule.ts';
import { catalogs } from './text/catalog.ts';

export interface ProgramOptions {
  /** The folder of package.json: `drizzle/` and the rehearsal's page are there. */
  readonly root: string;
  /** Where `commands/` and `jobs/` are: the root, or what was built from it. */
  readonly code: string;
  readonly clock: Clock;
  readonly pid: number;
  readonly host: string;
}

/** The parts of the program as the command line wants them: everything that needs no process. */
export function createProgram(options: ProgramOptions): Pick<CliDeps, 'openStore' | 'openJobs' | 'startApp'> {
  const { root, code, clock } = options;
  const open = (dataDir: string): Store =>
    openStore({ file: path.join(dataDir, 'zhibu.db'), migrationsFolder: path.join(root, 'drizzle') });
  return {
    openStore: open,
    openJobs: (config, store) => openJobDesk(options, config, store),
    async startApp(config) {
      const log = pinoLog({ level: config.logLevel });
      mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
      const lock = takeWriterLock(config.dataDir, {
        pid: options.pid,
        host: options.host,
        since: clock.now(),
      });
      if (!lock.ok) return refuse({ kind: 'locked', heldBy: lock.reason.heldBy });
      try {
        const running = await start(config, log, { root, code, clock });
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
  { root, code, clock }: Pick<ProgramOptions, 'root' | 'code' | 'clock'>,
): Promise<Pick<App, 'url' | 'ended' | 'stop'>> {
  const { botToken } = config;
  if (botToken === undefined) return startRehearsal({ config, log, root, code });
  return startApp({ config: { ...config, botToken }, clock, log, root, code });
}

/** The jobs over a database, without a messenger: what they want said waits in the outbox. */
async function openJobDesk({ code, clock }: ProgramOptions, config: Config, store: Store): Promise<JobDesk> {
  const jobs = await loadJobs(path.join(code, 'jobs'));
  const username = store.read((tx) => tx.settings.meta('bot.username')) ?? '';
  const link = (parameter: string) => (payload: string) => `https://t.me/${username}?${parameter}=${payload}`;
  const schedule = createSchedule(
    {
      store,
      clock,
      log: pinoLog({ level: 'silent' }),
      text: catalogs[config.locale],
      zone: config.timezone,
      quiet: config.quietHours,
      holidays: chineseDaysTable(),
      codes: createCodeMint(loadKeyring(config.dataDir).codeKey),
      links: { start: link('start'), startGroup: link('startgroup') },
      privateAnswers: telegramCapabilities.privateAnswer,
    },
    jobs,
    () => undefined,
  );
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

/** What a person can do something about: a malformed file, a port that is taken. */
function expected(error: unknown, { locale, host, port }: Config): string | undefined {
  if (error instanceof MalformedFileError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' ? catalogs[locale].cli.portTaken(host, port) : undefined;
}
