import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { offsetClock } from './adapters/clock/offset-clock.ts';
import { readTables } from './adapters/files/read-tables.ts';
import { createCodeMint } from './adapters/keys/code-mint.ts';
import { loadKeyring } from './adapters/keys/keyring.ts';
import { openStore } from './adapters/sqlite/open-store.ts';
import { startApp } from './app.ts';
import type { App, AppOptions } from './app.ts';
import { issueCodes } from './cases/binding/issue-codes.ts';
import { existingRoster } from './cases/roster/existing-roster.ts';
import { importRoster } from './cases/roster/import-roster.ts';
import type { Config } from './config.ts';
import type { CodeMint } from './domain/code-mint.ts';
import { instantAt, localOf } from './domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from './domain/ids.ts';
import { memberColumns } from './domain/roster/columns.ts';
import { validateImport } from './domain/roster/validate-import.ts';
import type { Job } from './job.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store/store.ts';
import type { OpenWorkshop } from './open-workshop.ts';
import { createRehearsal } from './rehearsal/rehearsal.ts';
import { botUsername, gatherCast, playOpening } from './rehearsal/stage/cast.ts';
import type { Backstage } from './rehearsal/stage/events.ts';
import { createStageClock } from './rehearsal/stage/stage-clock.ts';
import type { Slip, Stage } from './rehearsal/stage/stage-door.ts';
import { createStageWeb } from './rehearsal/stage/stage-web.ts';
import { rosterFiles } from './rehearsal/stage/tables.ts';
import { smallBranch, villagers } from './rehearsal/stage/township.ts';
import { loadJobs } from './runtime/load.ts';
import { catalogs } from './text/catalog.ts';
import { listenWeb } from './web/server.ts';
import type { WebApp, WebListener } from './web/server.ts';

export interface RehearsalStart {
  readonly config: Config;
  readonly log: Log;
  /** Where `drizzle/` and the page's files are: the folder of package.json. */
  readonly root: string;
  /** Where `commands/` and `jobs/` are: the root, or what was built from it. */
  readonly code: string;
  readonly workshop?: OpenWorkshop;
}

export interface RunningRehearsal {
  /** Address of the page. */
  readonly url: string;
  /** Rejects when a part of the program cannot go on. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** No secret: whoever reaches the listener may join as a Bot API client. */
const token = '7000000001:rehearsal_only_and_no_secret_at_all';
/** A Friday morning, nine days before the Party day. */
const opening = { date: '2026-11-06' as LocalDate, time: '08:30' as LocalTime };
/** As fast as the page can show it; the rates of the real messenger would make people wait. */
const unpaced: NonNullable<AppOptions['pace']> = { bot: [], privateChat: [], groupSends: [], groupEdits: [] };

/**
 * Rehearsal mode (演练): the whole program against a messenger of its own, with an invented township and a page to play it,
 * on one listener. Begins anew at each start, in `DATA_DIR/rehearsal`. The caller holds the writer lock of DATA_DIR.
 */
export async function startRehearsal(options: RehearsalStart): Promise<RunningRehearsal> {
  const { host, port } = options.config;
  // The program calls the listener that it serves itself, so the address comes first and the pages follow.
  let web: WebApp | undefined;
  const starting = (): Response => new Response('starting\n', { status: 503 });
  const listener = await listenWeb(
    { fetch: (...request) => web?.fetch(...request) ?? starting() },
    host,
    port,
  );
  const listen = (pages: WebApp): Promise<WebListener> => {
    web = pages;
    return Promise.resolve(listener);
  };
  try {
    return await perform(options, callable(listener.url), listen);
  } catch (error) {
    await listener.close();
    throw error;
  }
}

async function perform(
  { config, log, root, code, workshop }: RehearsalStart,
  url: string,
  listen: NonNullable<AppOptions['listen']>,
): Promise<RunningRehearsal> {
  const dataDir = path.join(config.dataDir, 'rehearsal');
  const zone = config.timezone;
  clear(dataDir, log);
  const clock = offsetClock(instantAt(opening.date, opening.time, zone));
  const rehearsal = createRehearsal({ clock, token, botUsername });
  const codes = createCodeMint(loadKeyring(dataDir).codeKey);
  const jobs = await loadJobs(path.join(code, 'jobs'));
  const slips = await fillRoster(dataDir, root, codes, clock.now(), zone);
  const cast = gatherCast(rehearsal);
  let stage: Stage | undefined;
  const stageWeb = createStageWeb(rehearsal, path.join(root, 'src/rehearsal/page'), () => stage);
  const app = await startApp({
    config: ownConfig(config, dataDir, url),
    listen,
    clock,
    log,
    root,
    code,
    mount: [stageWeb],
    pace: unpaced,
    ...(workshop === undefined ? {} : { workshop }),
  });
  const stop = async (): Promise<void> => {
    await app.stop();
    rehearsal.close();
  };
  try {
    const stageClock = createStageClock({
      clock,
      rehearsal,
      zone,
      backstage: backstageOf(app, jobs, config),
    });
    const { buttonMembers } = catalogs[config.locale].binding;
    const played = playOpening(rehearsal, cast, buttonMembers, () => stageClock.settle());
    // A part that cannot go on ends the wait for its answers.
    await Promise.race([played, app.ended]);
    const isLive = (digits: string): boolean =>
      app.store.read((tx) => tx.accounts.liveCode(codes.hashCode(digits), clock.now()) !== undefined);
    stage = { clock: stageClock, zone, slips, isLive };
  } catch (error) {
    await stop();
    throw error;
  }
  log.info('rehearsal.ready', { page: url, people: villagers.length });
  return { url, ended: app.ended, stop };
}

/** An address that stands for all addresses can be listened on, but not called everywhere. */
function callable(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

function backstageOf(app: App, jobs: readonly Job[], { locale }: Config): Backstage {
  return {
    store: app.store,
    upcoming: (horizonMs) => app.schedule.upcoming(horizonMs),
    tick: () => {
      app.tick();
    },
    async settled() {
      await app.made();
      await app.settled();
    },
    jobTitle: (name) => jobs.find((job) => job.name === name)?.description[locale] ?? name,
  };
}

/** What an earlier rehearsal has left goes; the rest of DATA_DIR is not looked at. */
function clear(dataDir: string, log: Log): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const name of ['zhibu.db', 'zhibu.db-wal', 'zhibu.db-shm', 'keys', 'files'])
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  log.info('rehearsal.fresh', { folder: 'DATA_DIR/rehearsal' });
}

/** The messenger is in this process: no proxy, no webhook, no Redis. */
function ownConfig(config: Config, dataDir: string, url: string): AppOptions['config'] {
  return {
    ...config,
    botToken: token,
    dataDir,
    telegramApiRoot: url,
    telegramProxy: undefined,
    webhook: undefined,
    redisUrl: undefined,
  };
}

/** Imports the township as `zhibu import` does, and prints the slips of the village that is not bound yet. */
async function fillRoster(
  dataDir: string,
  root: string,
  codes: CodeMint,
  now: Instant,
  zone: string,
): Promise<readonly Slip[]> {
  const tables = await Promise.all(
    rosterFiles().map(({ name, text }) => readTables(name, new TextEncoder().encode(text))),
  );
  const read = tables.flatMap((table) => {
    if (!table.ok) throw new Error(`Reading the rehearsal's roster: ${JSON.stringify(table.reason)}`);
    return table.value;
  });
  const store = openStore({
    file: path.join(dataDir, 'zhibu.db'),
    migrationsFolder: path.join(root, 'drizzle'),
  });
  const today = localOf(now, zone).date;
  try {
    const batch = validateImport(read, store.read(existingRoster));
    if (!batch.ok) throw new Error(`Importing the rehearsal's roster: ${JSON.stringify(batch.reason)}`);
    store.write((tx) => importRoster(tx, batch.value, { now, today, zone, messenger: 'telegram' }));
    return printSlips(store, codes, now, today);
  } finally {
    store.close();
  }
}

function printSlips(store: Store, codes: CodeMint, now: Instant, today: LocalDate): readonly Slip[] {
  return store.write((tx) => {
    const branch = tx.org.branchByCode(smallBranch.code);
    if (!branch) throw new Error(`Printing the rehearsal's slips: branch ${smallBranch.code} is not there.`);
    return issueCodes(
      tx,
      { role: 'officer', branchId: branch.id },
      { codes, now, today, actor: 'operator' },
    ).map(({ code, name, holder }) => ({
      code,
      link: `https://t.me/${botUsername}?start=${code}`,
      branch: branch.name,
      post: holder.kind === 'officer' ? memberColumns.posts.format([holder.post]) : holder.post,
      name,
    }));
  });
}
