import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { MovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { startApp } from '../../src/app.ts';
import type { App, AppOptions } from '../../src/app.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Output } from '../../src/cli/cli-deps.ts';
import { readConfig } from '../../src/config.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Log, LogFacts } from '../../src/ports/log.ts';
import { createProgram } from '../../src/program.ts';
import { forbiddenWords, namesKept } from './group-words.ts';
import { listen } from './listen.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';

export const root = path.resolve(import.meta.dirname, '../..');
export const token = '7000000001:rehearsal_token_for_tests_only';
const zone = 'Asia/Shanghai';

/** As fast as the sockets allow: pace has its own tests. */
const unpaced: NonNullable<AppOptions['pace']> = { bot: [], privateChat: [], groupSends: [], groupEdits: [] };

export interface Line {
  readonly level: keyof Log;
  readonly event: string;
  readonly facts: LogFacts | undefined;
}

/** The whole program against the rehearsal server, as a conversation: real telegraf, real sockets, real SQLite files. */
export interface Conversation {
  readonly rehearsal: Rehearsal;
  readonly dataDir: string;
  readonly log: readonly Line[];
  /** Resolves at the next line of this event. */
  logged(event: string): Promise<void>;
  readonly clock: MovableClock;
  app(): App;
  /** Wall-clock time at which the conversation stands. */
  advanceTo(date: string, time: string): Promise<void>;
  /** Waits until everything said so far is taken, committed and answered. */
  settle(): Promise<void>;
  /** Runs what is due now and waits for it. */
  tick(): Promise<void>;
  /** Runs a command of the `zhibu` command line on the same data, beside the running program. */
  zhibu(
    ...argv: readonly string[]
  ): Promise<{ readonly status: number; readonly out: string; readonly err: string }>;
  /** Stops the program and starts it again on the same data; `meanwhile` happens to them in between. */
  restart(meanwhile?: () => void): Promise<void>;
  /** Nothing listens at the messenger's address any more, until the returned function is called. */
  outage(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

export interface ConversationOptions {
  readonly at: { readonly date: string; readonly time: string };
  readonly pace?: AppOptions['pace'];
  /** None unless told: tests tick by hand. */
  readonly ticker?: AppOptions['ticker'];
  readonly env?: Readonly<Record<string, string>>;
  /** Where `commands/` and `jobs/` are; the repository's own unless told. */
  readonly code?: string;
  readonly outside?: AppOptions['outside'];
  /** Asked at each start. */
  readonly workshop?: () => AppOptions['workshop'];
  /** Files are held up, and nothing waits for them: `settle` resolves while they are being made. */
  readonly filesLater?: boolean;
  /** Gets every line too. */
  readonly log?: Log;
}

export async function openConversation(options: ConversationOptions): Promise<Conversation> {
  const clock = settableClock(instantAt(options.at.date as LocalDate, options.at.time as LocalTime, zone));
  const rehearsal = createRehearsal({ clock, token, botUsername: 'zhibu_test_bot' });
  let server = await listen(rehearsal.app);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'zhibu-conversation-'));
  const lines: Line[] = [];
  const listeners = new Set<(line: Line) => void>();
  const env = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: server.url,
    DATA_DIR: dataDir,
    PORT: '0',
    ...options.env,
  };
  const config = readConfig(env);
  if (!config.ok) throw new Error(`conversation: settings refused: ${JSON.stringify(config.reason)}`);
  const start = (): Promise<App> => {
    const workshop = options.workshop?.();
    return startApp({
      config: { ...config.value, botToken: token },
      clock,
      log: recorder((line) => {
        lines.push(line);
        options.log?.[line.level](line.event, line.facts);
        for (const look of [...listeners]) look(line);
      }),
      root,
      code: options.code ?? root,
      ticker: options.ticker ?? false,
      pace: options.pace ?? unpaced,
      ...(options.outside ? { outside: options.outside } : {}),
      ...(workshop ? { workshop } : {}),
    });
  };
  let app = await start();

  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2;) {
      await rehearsal.until(() => rehearsal.isPolled() && rehearsal.pendingUpdates().length === 0, {
        what: 'every update taken',
      });
      const before = rehearsal.revision();
      if (options.filesLater !== true) await app.made();
      await app.settled();
      quiet = rehearsal.revision() === before && rehearsal.isPolled() ? quiet + 1 : 0;
    }
  };

  const zhibu: Conversation['zhibu'] = async (...argv) => {
    const said = { out: '', err: '' };
    const writer = (to: 'out' | 'err'): Output => ({
      isTTY: false,
      write: (text) => {
        said[to] += text;
      },
    });
    const status = await runCli(argv, {
      ...createProgram({ root, code: root, clock, pid: 1, host: 'test' }),
      env: { ...env, LOG_LEVEL: 'silent' },
      cwd: dataDir,
      stdout: writer('out'),
      stderr: writer('err'),
      clock,
      untilStopped: () => Promise.resolve(),
    });
    return { status, ...said };
  };

  let isStopped = false;
  const forbidden: string[] = [];
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    forbidden.push(...forbiddenWords(rehearsal.calls(), namesKept(app.store)));
    await app.stop();
    rehearsal.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  onTestFinished(async () => {
    const violations = rehearsal.violations();
    await stop();
    expect(violations).toEqual([]);
    expect(forbidden).toEqual([]);
  });

  return {
    rehearsal,
    zhibu,
    dataDir,
    log: lines,
    logged: (event) => nextLine(listeners, event),
    clock,
    app: () => app,
    settle,
    async advanceTo(date, time) {
      clock.advanceTo(instantAt(date as LocalDate, time as LocalTime, zone));
      app.tick();
      await settle();
    },
    async tick() {
      app.tick();
      await settle();
    },
    async restart(meanwhile) {
      await app.stop();
      meanwhile?.();
      app = await start();
      await settle();
    },
    async outage() {
      const { port } = server;
      // Until a second poll has failed: by then the program knows that its connections have ended, and what it sends is
      // refused for certain.
      const first = nextLine(listeners, 'telegram.poll-failed');
      await server.close();
      await first;
      const second = nextLine(listeners, 'telegram.poll-failed');
      clock.advanceBy(1_000);
      await second;
      return async () => {
        server = await listen(rehearsal.app, port);
        // The program sleeps between its tries, on this clock.
        while (!rehearsal.isPolled()) {
          const failed = nextLine(listeners, 'telegram.poll-failed');
          clock.advanceBy(30_000);
          await Promise.race([failed, rehearsal.until(() => rehearsal.isPolled())]);
        }
      };
    },
    stop,
  };
}

function nextLine(listeners: Set<(line: Line) => void>, event: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (line: Line) => {
      if (line.event !== event) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
  });
}

function recorder(note: (line: Line) => void): Log {
  const at =
    (level: keyof Log): Log['info'] =>
    (event, facts) => {
      note({ level, event, facts });
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
