import { realSleep } from '../../src/adapters/clock/system-clock.ts';
import type { Random } from '../harness/seeded-random.ts';
import type { RealBot } from '../harness/real-bot.ts';
import { startWaitingBot } from '../harness/real-bot.ts';
import type { Redis } from './redis.ts';
import type { Street } from '../harness/street.ts';

/** How often in a run. */
export interface Troubles {
  readonly redisKills: number;
  readonly flushes: number;
  readonly workerKills: number;
}

/** Redis and the workers around the program, and what happens to them while it lives and dies. */
export interface Neighbours {
  /** Some of what is left of the troubles, at moments of this life. `rests`: one kill of Redis is kept for `withoutRedis`. */
  begin(livesLeft: number, rests: boolean): Share;
  /** Everything is up again. */
  peace(): Promise<void>;
  readonly done: { redisKills: number; flushes: number; workerKills: number };
  /** How many of these came while the program lived; the others came between two lives. */
  meanwhile(): number;
  /** Whether Redis was away at that moment of the clock. */
  wasDown(at: number): boolean;
  /** Lines that the workers wrote, and ends that nobody asked for. */
  readonly logs: readonly string[];
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** What one life has of the troubles. */
export interface Share {
  /** Kills Redis, and starts it again when `act` has ended; without a kill that was kept for it, only acts. */
  withoutRedis(act: () => Promise<unknown>): Promise<void>;
  /** Does what is left of the share at once. */
  end(): Promise<void>;
}

const workers = 2;
const downMs = [0, 100, 500, 2_500, 5_000] as const;
const longestStartMs = 120_000;

export function createNeighbours(
  street: Street,
  redis: Redis,
  random: Random,
  troubles: Troubles,
): Neighbours {
  const done = { redisKills: 0, flushes: 0, workerKills: 0 };
  const logs: string[] = [];
  const problems: string[] = [];
  const down: { readonly from: number; to: number }[] = [];
  const killed = new Set<RealBot>();
  const hands: RealBot[] = [];
  let redisBack: Promise<void> = Promise.resolve();
  let meanwhile = 0;

  const hire = (): void => {
    const worker = startWaitingBot(street.env, 'worker');
    hands.push(worker);
    void worker.exited.then(({ code, log }) => {
      logs.push(...log.split('\n').filter((line) => line !== ''));
      if (!killed.has(worker)) problems.push(`a worker: status ${String(code)}\n${log.slice(-2_000)}`);
    });
    worker.begin();
  };
  const killWorker = async (): Promise<void> => {
    const [worker] = hands.splice(random.below(hands.length), 1);
    if (!worker) return;
    killed.add(worker);
    worker.kill();
    await worker.exited;
    done.workerKills += 1;
    hire();
  };
  const loseRedis = async (during: () => Promise<unknown>): Promise<void> => {
    await redisBack;
    const away = { from: street.clock.now(), to: Infinity };
    down.push(away);
    await redis.kill();
    done.redisKills += 1;
    redisBack = during()
      .then(() => redis.start())
      .then(() => {
        away.to = street.clock.now();
      });
  };
  const killRedis = () => loseRedis(() => realSleep(random.pick(downMs)));
  const flush = async (): Promise<void> => {
    await redisBack;
    if (await redis.flush()) done.flushes += 1;
  };

  for (let n = 0; n < (troubles.workerKills > 0 ? workers : 1); n += 1) hire();
  return {
    done,
    logs,
    problems,
    wasDown: (at) => down.some(({ from, to }) => from <= at && at <= to),
    meanwhile: () => meanwhile,
    begin(livesLeft, rests) {
      const { rehearsal } = street;
      const before = rehearsal.calls().length;
      const over = new AbortController();
      const share = (all: number, had: number) => Math.ceil(Math.max(0, all - had) / livesLeft);
      const redisKills = share(troubles.redisKills, done.redisKills);
      let kept = rests ? Math.min(1, redisKills) : 0;
      const acts = random.shuffled([
        ...Array.from({ length: redisKills - kept }, () => killRedis),
        ...Array.from({ length: share(troubles.flushes, done.flushes) }, () => flush),
        ...Array.from({ length: share(troubles.workerKills, done.workerKills) }, () => killWorker),
      ]);
      const moments = acts.map(() => random.below(300));
      const doing = (async () => {
        await Promise.race([
          rehearsal.until(() => rehearsal.calls().length > before || over.signal.aborted, {
            timeoutMs: longestStartMs,
          }),
          realSleep(longestStartMs, over.signal),
        ]);
        for (const [n, act] of acts.entries()) {
          await realSleep(moments[n] ?? 0, over.signal);
          if (!over.signal.aborted) meanwhile += 1;
          await act();
        }
      })().catch((error: unknown) => {
        problems.push(error instanceof Error ? error.message : String(error));
      });
      return {
        async withoutRedis(act) {
          await doing;
          if (kept === 0) {
            await act();
            return;
          }
          kept = 0;
          meanwhile += 1;
          await loseRedis(act);
          await redisBack;
        },
        async end() {
          over.abort();
          await doing;
          if (kept > 0) await killRedis();
        },
      };
    },
    async peace() {
      await redisBack;
    },
    async close() {
      await redisBack.catch(() => undefined);
      for (const worker of hands) {
        killed.add(worker);
        worker.kill();
        await worker.exited;
      }
    },
  };
}
