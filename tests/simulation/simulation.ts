import type { MovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { createTelegram } from '../../src/adapters/telegram/create-telegram.ts';
import { startApp } from '../../src/app.ts';
import type { App, AppOptions, Outside } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { after, localOf } from '../../src/domain/calendar/time.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store/store.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { drained } from '../adapters/clock/drained.ts';
import type { Random } from '../harness/seeded-random.ts';
import { disk } from './disk.ts';
import { beginLife, Died } from './life.ts';
import type { Life } from './life.ts';
import { carelessQueue, inMemoryWork } from './machine.ts';
import { createSimulatedCall } from './simulated-call.ts';
import { code, root } from '../harness/places.ts';
import { settle, zone } from './town.ts';
import type { Founding, Town } from './town.ts';
import { gust, losesReply } from './weather.ts';

/*
 * A deterministic simulation of the whole program in one process.
 *
 * The program is the real one: `startApp` with its messenger, router, ingest, delivery, schedule and SQLite file. Replaced are what
 * it cannot see the inside of: the network (`simulated-call.ts` hands each call to the rehearsal server), time (a clock that stands
 * still until it is moved), and the machine for heavy work. Nothing is left that takes real time or runs at random, so one turn of
 * the event loop (`drained`) takes the program as far as it gets at this moment of the clock.
 *
 * The program lives one or more lives (`life.ts`). Each commit, each call and its reply, and each awakening is a step; at a step that
 * the seed names, the process dies: its database is closed, nothing that it still tries has any effect, and after a while a new
 * life begins on the same file. People (`acts.ts`) go on meanwhile. A history (`history.ts`) is a month of theirs, drawn from a
 * seed; the same seed gives the same history. When peace has returned, `oracle.ts` compares what people saw with what is kept.
 */

const token = '7000000001:rehearsal_token_for_tests_only';

/** Said as an error, and what the simulation itself has done. */
const expected: ReadonlySet<string> = new Set(['schedule.clock-set-back']);

export interface Simulation {
  readonly random: Random;
  readonly clock: MovableClock;
  readonly rehearsal: Rehearsal;
  readonly town: Town;
  readonly trace: readonly string[];
  /** What went wrong by the program's own word: errors that it logged, an end that nobody asked for. */
  readonly complaints: readonly string[];
  readonly figures: Figures;
  note(line: () => string): void;
  /** What is on the disk. */
  store(): Store;
  isAlive(): boolean;
  /** Begins a life when none is being lived. */
  begin(): Promise<void>;
  /** The life that is being lived ends at its n-th step from now. */
  dieIn(steps: number): void;
  /** From now on nothing goes wrong. */
  calm(): void;
  /** Lets everything happen that falls into this time, awakening by awakening. */
  run(ms: number): Promise<void>;
  /** Moves to an instant at one go, as when the machine was suspended. */
  leap(to: Instant): Promise<void>;
  /** What the ticker does. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface Figures {
  lives: number;
  steps: number;
  /** Messages of which nobody can know whether they arrived: in flight at a death, or their reply was lost. */
  doubtful: number;
  uncertain: number;
}

export interface SimulationOptions {
  readonly parts: Outside['parts'];
  readonly random: Random;
  readonly founding: Founding;
  readonly start: Instant;
  /** One call in so many meets a fault; 0: none. */
  readonly faultsOneIn: number;
  readonly isTraced: boolean;
}

export async function openSimulation(options: SimulationOptions): Promise<Simulation> {
  const { random, parts, isTraced } = options;
  const clock = settableClock(options.start);
  const rehearsal = createRehearsal({ clock, token, botUsername: 'zhibu_test_bot' });
  const town = await settle(rehearsal, options.founding, options.start);
  const trace: string[] = [];
  const complaints: string[] = [];
  const figures: Figures = { lives: 0, steps: 0, doubtful: 0, uncertain: 0 };
  const config = configOf(town.dataDir);
  const work = inMemoryWork(clock);
  let faultsOneIn = options.faultsOneIn;
  let isCalm = false;
  let current: { readonly life: Life; readonly app: App } | undefined;
  let life: Life | undefined;

  const note = (line: () => string): void => {
    if (!isTraced) return;
    const { date, time } = localOf(clock.now(), zone);
    trace.push(`${date.slice(5)} ${time} ${line()}`);
  };

  const newLife = (): Life =>
    beginLife({
      clock,
      onStep: (what) => {
        figures.steps += 1;
        note(() => `    · ${what}`);
      },
      onDeath: (at) => {
        figures.doubtful += disk().read(
          (tx) => tx.outbox.inFlight().filter(({ lane }) => lane === 'create').length,
        );
        note(() => `  ✝ dies: ${at}`);
      },
      weather: (method) => {
        const blow = gust(random, method === 'getMe' || method === 'deleteWebhook' ? 0 : faultsOneIn);
        if (blow.fault !== undefined) {
          if (/^send/.test(method) && losesReply(blow.fault)) figures.doubtful += 1;
          note(() => `  ⚡ ${method}: ${JSON.stringify(blow.fault)}`);
        }
        return blow;
      },
    });

  const logOf = (own: Life): Log => {
    const at =
      (level: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
      (event, facts) => {
        if (own.isDead()) return;
        if (level === 'error' && !expected.has(event)) complaints.push(`${event} ${JSON.stringify(facts)}`);
        if (isUncertain(event, facts)) figures.uncertain += 1;
        note(() => `    ${level} ${event} ${JSON.stringify(facts ?? {})}`);
      };
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  };

  async function begin(): Promise<void> {
    const own = newLife();
    life = own;
    figures.lives += 1;
    note(() => `  ☀ life ${String(figures.lives)} begins`);
    const call = createSimulatedCall(rehearsal, clock, own.line);
    const log = logOf(own);
    try {
      const app = await startApp({
        config,
        clock: own.clock,
        log,
        root,
        code,
        ticker: false,
        listen: () => Promise.resolve({ url: 'http://127.0.0.1:1', close: () => Promise.resolve() }),
        outside: {
          parts,
          openStore: own.openStore,
          connect: (telegram) => createTelegram({ ...telegram, call }),
          work,
          queue: carelessQueue(random, log, () => isCalm),
        },
      });
      app.ended.catch((error: unknown) => {
        if (!own.isDead()) complaints.push(`ended: ${String(error)}`);
      });
      current = { life: own, app };
    } catch (error) {
      if (!own.isDead()) throw error;
    }
    await drained();
    if (!own.isDead()) await tick();
  }

  async function tick(): Promise<void> {
    if (current === undefined || current.life.isDead()) return;
    note(() => '  tick');
    try {
      current.app.tick();
    } catch (error) {
      if (!(error instanceof Died)) throw error;
    }
    await drained();
  }

  async function leap(to: Instant): Promise<void> {
    if (to > clock.now()) clock.advanceTo(to);
    await drained();
  }

  async function run(ms: number): Promise<void> {
    const until = after(clock.now(), ms);
    await drained();
    for (;;) {
      const next = clock.nextWake();
      if (next === undefined || next > until) break;
      await leap(next);
    }
    await leap(until);
  }

  return {
    random,
    clock,
    rehearsal,
    town,
    trace,
    complaints,
    figures,
    note,
    store: disk,
    isAlive: () => life?.isDead() === false,
    begin,
    dieIn: (steps) => {
      life?.dieIn(steps);
    },
    calm() {
      faultsOneIn = 0;
      isCalm = true;
      life?.spare();
    },
    run,
    leap,
    tick,
    async close() {
      if (current !== undefined && !current.life.isDead()) {
        const stopping = current.app.stop();
        await run(60_000);
        await stopping;
      }
      life?.end();
      rehearsal.close();
    },
  };
}

function configOf(dataDir: string): AppOptions['config'] {
  const read = readConfig({ BOT_TOKEN: token, DATA_DIR: dataDir, PORT: '0', QUIET_HOURS: '20:00-08:00' });
  if (!read.ok) throw new Error(`simulation: settings refused: ${JSON.stringify(read.reason)}`);
  return { ...read.value, botToken: token };
}

function isUncertain(event: string, facts: unknown): boolean {
  if (event === 'deliver.uncertain') return true;
  return event === 'deliver.fault' && JSON.stringify(facts).includes('"fault":"uncertain"');
}
