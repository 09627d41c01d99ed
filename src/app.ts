import path from 'node:path';
import { createBullmqQueue } from './adapters/bullmq/bullmq-queue.ts';
import { cronWakeUps } from './adapters/cron/wake-ups.ts';
import { chineseDaysTable } from './adapters/calendar/chinese-days-table.ts';
import { createCodeMint } from './adapters/keys/code-mint.ts';
import { loadKeyring } from './adapters/keys/keyring.ts';
import { createMetrics } from './adapters/metrics/prometheus.ts';
import { watchDatabaseFiles } from './adapters/sqlite/database-files.ts';
import { openStore } from './adapters/sqlite/open-store.ts';
import { createTelegram } from './adapters/telegram/create-telegram.ts';
import { cardRenderers } from './cases/cards/renderers.ts';
import { onStanding } from './cases/binding/standing.ts';
import { tellGap } from './cases/ingest/tell-gap.ts';
import { touchChatTodos } from './cases/todo/touch-chat-todos.ts';
import type { Command } from './command.ts';
import type { Config } from './config.ts';
import type { BotLinks } from './domain/outcome.ts';
import { heavyWork } from './heavy-work.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { MessengerError } from './ports/messenger.ts';
import type { BotIdentity, Messenger, UpdateSource } from './ports/messenger.ts';
import type { Queue } from './ports/queue.ts';
import type { Store } from './ports/store/store.ts';
import { thrownFacts } from './ports/thrown-facts.ts';
import type { OpenWorkshop } from './open-workshop.ts';
import { createDelivery } from './runtime/delivery/delivery.ts';
import type { DeliveryOptions } from './runtime/delivery/delivery.ts';
import { createEmbeddedQueue } from './runtime/embedded-queue.ts';
import { createHealth } from './runtime/health.ts';
import { withHeartbeat } from './runtime/heartbeat.ts';
import { inlineWorkshop } from './runtime/inline-workshop.ts';
import type { HeavyWork } from './runtime/inline-workshop.ts';
import { createIngest } from './runtime/ingest.ts';
import { loadParts } from './runtime/load.ts';
import { commandMenus } from './runtime/menus.ts';
import { createPulse } from './runtime/pulse.ts';
import { createRelayedQueue } from './runtime/relayed-queue.ts';
import { createSchedule } from './runtime/schedule.ts';
import type { Schedule } from './runtime/schedule.ts';
import { createTasks } from './runtime/tasks.ts';
import { caughtUp, startTicker } from './runtime/ticker.ts';
import { watchWrites } from './runtime/watched-writes.ts';
import type { World } from './runtime/world.ts';
import { catalogs } from './text/catalog.ts';
import { createWeb, listenWeb } from './web/server.ts';
import type { WebApp, WebListener, WebOptions } from './web/server.ts';

export interface AppOptions {
  readonly config: Config & { readonly botToken: string };
  readonly clock: Clock;
  readonly log: Log;
  /** Where `drizzle/` is: the folder of package.json. */
  readonly root: string;
  /** Where `commands/` and `jobs/` are: the root, or what was built from it. */
  readonly code: string;
  /** Further pages of the web listener: the rehearsal's. */
  readonly mount?: WebOptions['mount'];
  /** Tests and the rehearsal move the clock and tick by hand. */
  readonly ticker?: boolean;
  readonly pace?: DeliveryOptions['pace'];
  /** Where heavy work is done; absent: in the thread that answers. */
  readonly workshop?: OpenWorkshop;
  /** {@link HeartbeatOptions.standstillMs}: for the machine's own clock. */
  readonly standstillMs?: number;
  /** Serves the web elsewhere than at HOST:PORT: the rehearsal has to know its address beforehand. */
  readonly listen?: (web: WebApp) => Promise<WebListener>;
  /** What a simulation puts in the place of sockets, disk and queue. The program in between stays as it is. */
  readonly outside?: Partial<Outside>;
}

export interface Outside {
  readonly parts: Awaited<ReturnType<typeof loadParts>>;
  readonly openStore: typeof openStore;
  readonly connect: typeof createTelegram;
  readonly queue: Queue;
  readonly work: HeavyWork;
}

export interface App {
  /** Where the web listener is. */
  readonly url: string;
  readonly store: Store;
  readonly schedule: Schedule;
  /** What the ticker does: due occurrences, pending tasks. */
  tick(): void;
  /** Resolves when nothing that is due at this moment of the clock waits to be made. */
  made(): Promise<void>;
  /** Resolves when everything that could leave at this moment of the clock has left. */
  settled(): Promise<void>;
  /** Rejects when a part of the program cannot go on. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Wires the parts and starts them. The caller holds the writer lock of `config.dataDir`. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, clock, log, root, code, mount, pace, outside = {} } = options;
  const { commands, jobs } = outside.parts ?? (await loadParts(code));
  const metrics = createMetrics();
  const databaseFile = path.join(config.dataDir, 'zhibu.db');
  const { store, isWritable } = watchWrites(
    (outside.openStore ?? openStore)({ file: databaseFile, migrationsFolder: path.join(root, 'drizzle') }),
  );
  const keys = loadKeyring(config.dataDir);
  const telegram = (outside.connect ?? createTelegram)({
    token: config.botToken,
    apiRoot: config.telegramApiRoot,
    ...(config.telegramProxy === undefined ? {} : { proxyUrl: config.telegramProxy }),
    clock,
    log,
    meter: metrics.meter,
  });
  const world: World = {
    store,
    messenger: telegram.messenger,
    meter: metrics.meter,
    links: linksOf(telegram.messenger),
    clock,
    log,
    text: catalogs[config.locale],
    zone: config.timezone,
    quiet: config.quietHours,
    holidays: chineseDaysTable(),
    buttonKey: keys.buttonKey,
    codes: createCodeMint(keys.codeKey),
    privateAnswers: telegram.messenger.capabilities.privateAnswer,
  };
  const work = outside.work ?? heavyWork(config);
  const queue = outside.queue ?? queueOf(config, keys.installation, log);
  const delivery = createDelivery(world, work.files, cardRenderers, {
    ...(pace === undefined ? {} : { pace }),
    doubted: (moment, { chatId }) => {
      if (chatId !== null) touchChatTodos(moment, chatId);
    },
  });
  const committed = () => {
    tasks.sweep();
    delivery.poke();
  };
  const workshop = options.workshop?.({ config, root, clock, log }) ?? inlineWorkshop(world, work);
  const tasks = createTasks(world, work, queue, workshop, () => {
    delivery.poke();
  });
  const schedule = createSchedule(world, jobs, committed);
  const webhook = config.webhook && telegram.webhook(config.webhook);
  const { standstillMs = Infinity } = options;
  const source = withHeartbeat(webhook?.source ?? telegram.pollingSource, world, {
    told: tellGap,
    committed,
    standstillMs,
  });
  const stopping = new AbortController();
  let notReady: string | undefined = 'messenger not reached yet';
  const queuePath = () =>
    config.redisUrl === undefined || queue.trouble() !== undefined ? 'embedded' : 'redis';
  const pulse = createPulse(world, { schedule, queue, queuePath, source, committed, meter: metrics.meter });
  const health = createHealth({
    ...{ store, isWritable, clock, source, queue, queuePath, schedule, pulse },
    files: watchDatabaseFiles(databaseFile),
    notReceiving: () => notReady,
  });
  const web = createWeb({
    problems: () => health.problems(),
    metrics: async () => metrics.show(await health.facts()),
    failed: (error) => {
      log.error('web.failed', thrownFacts(error));
    },
    ...(webhook
      ? { webhook: (body: Uint8Array, secret: string | undefined) => webhook.handle(body, secret) }
      : {}),
    ...(mount ? { mount } : {}),
  });
  const listen = options.listen ?? ((app: WebApp) => listenWeb(app, config.host, config.port));
  const listener = await listen(web).catch(async (error: unknown) => {
    await queue.close();
    await workshop.close();
    telegram.close();
    store.close();
    throw error;
  });
  log.info('app.listening', { port: Number(new URL(listener.url).port) });

  tasks.start();
  const identity = identified(world, stopping.signal, (problem) => {
    notReady = problem;
  });
  const receiving = identity.then((bot) =>
    bot
      ? receive(world, source, commands, committed, bot, stopping.signal, () => {
          notReady = undefined;
        })
      : undefined,
  );
  const delivering = identity.then((bot) => (bot ? delivery.run(stopping.signal) : undefined));
  const tick = () => {
    pulse.tick();
  };
  const ticker =
    options.ticker === false
      ? undefined
      : startTicker(tick, { clock, log, ready: caughtUp(source, clock), wakeUps: cronWakeUps });
  const watching = ticker && pulse.watch(stopping.signal);

  return {
    url: listener.url,
    store,
    schedule,
    tick,
    made: () => tasks.idle(),
    settled: () => delivery.settled(),
    ended: Promise.all([receiving, delivering]).then(() => undefined),
    async stop() {
      ticker?.stop();
      stopping.abort();
      // The queue waits for what is being made, and the workshop does not let that last.
      await Promise.allSettled([receiving, delivering, watching, queue.close(), workshop.close()]);
      await tasks.settled();
      await listener.close();
      telegram.close();
      store.close();
      log.info('app.stopped');
    },
  };
}

/** Redis is disposable: without it the tasks are carried in this process. */
function queueOf({ redisUrl }: Config, installation: string, log: Log): Queue {
  const embedded = createEmbeddedQueue(log);
  if (redisUrl === undefined) return embedded;
  return createRelayedQueue(createBullmqQueue({ url: redisUrl, installation, log }), embedded, log);
}

function linksOf(messenger: Messenger): BotLinks {
  return {
    start: (payload) => messenger.startLink(payload),
    startGroup: (payload) => messenger.startGroupLink(payload),
  };
}

/** Asks the messenger who the bot is until it answers, and tells what stands in the way; `undefined` when stopped before. */
async function identified(
  { messenger, clock, log }: World,
  signal: AbortSignal,
  inTheWay: (problem: string) => void,
): Promise<BotIdentity | undefined> {
  let told: string | undefined;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      return await messenger.identify();
    } catch (error) {
      const refused = error instanceof MessengerError && error.fault.kind === 'unauthorized';
      inTheWay(
        refused
          ? `the messenger refuses BOT_TOKEN (${String(error.code ?? 401)})`
          : 'messenger not reached yet',
      );
      const facts = thrownFacts(error);
      const reason = JSON.stringify(facts);
      if (reason !== told)
        log.warn(refused ? 'messenger.unauthorized' : 'messenger.unknown', { attempt, ...facts });
      told = reason;
      await clock.sleep(Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 5)), signal);
    }
  }
  return undefined;
}

async function receive(
  world: World,
  source: UpdateSource,
  commands: readonly Command[],
  committed: () => void,
  { username }: BotIdentity,
  signal: AbortSignal,
  ready: () => void,
): Promise<void> {
  world.store.write((tx) => {
    tx.settings.setMeta('bot.username', username);
  });
  void world.messenger.publishCommands(commandMenus(commands)).catch((error: unknown) => {
    world.log.warn('menus.failed', thrownFacts(error));
  });
  const ingest = createIngest(world, {
    commands,
    botUsername: username,
    committed,
    standing: onStanding,
    proved: touchChatTodos,
  });
  ready();
  await source.run(ingest, signal);
}
