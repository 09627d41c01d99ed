import type { Clock } from '../../src/ports/clock.ts';
import type { Random } from '../harness/seeded-random.ts';
import { seededRandom } from '../harness/seeded-random.ts';
import type { CountySize } from '../harness/street-county.ts';
import { createNeighbours } from './neighbours.ts';
import type { Neighbours, Troubles } from './neighbours.ts';
import { createOfficer } from './officer.ts';
import type { Officer } from './officer.ts';
import { createPlay } from './play.ts';
import type { Play } from './play.ts';
import { startWaitingBot } from '../harness/real-bot.ts';
import type { RealBot } from '../harness/real-bot.ts';
import { reserveRedis } from './redis.ts';
import { openStreet } from '../harness/street.ts';
import type { Street } from '../harness/street.ts';

/** Everything that a run holds in its hands. */
export interface Scene {
  readonly random: Random;
  readonly street: Street;
  readonly play: Play;
  readonly officer: Officer;
  readonly troubles: Troubles | undefined;
  readonly neighbours: Neighbours | undefined;
  /** A further process of the program, which waits for its turn. */
  readonly start: () => RealBot;
  readonly seen: Seen;
}

/** What the lives have shown on the way. */
export interface Seen {
  readonly logs: string[];
  readonly problems: string[];
  readonly endedBy: Map<string, number>;
  readonly uncertain: Set<number>;
  redelivered: number;
  mostAKill: number;
  lives: number;
}

export interface SceneOptions {
  readonly clock: Clock;
  readonly seed: number;
  readonly size: CountySize;
  readonly env?: Readonly<Record<string, string>>;
  readonly troubles?: Troubles | undefined;
}

/** Opens a county with all that is around it, plays in it, and leaves no process behind. */
export async function onScene<T>(options: SceneOptions, perform: (scene: Scene) => Promise<T>): Promise<T> {
  const { clock, seed, size, troubles } = options;
  const random = seededRandom(seed);
  const redis = troubles === undefined ? undefined : await reserveRedis();
  const street = await openStreet(clock, size, {
    ...options.env,
    ...(redis ? { REDIS_URL: redis.url } : {}),
  });
  const started = new Set<RealBot>();
  const start = (): RealBot => {
    const process = startWaitingBot(street.env);
    started.add(process);
    void process.exited.finally(() => started.delete(process));
    return process;
  };
  let neighbours: Neighbours | undefined;
  try {
    await redis?.start();
    if (redis && troubles) neighbours = createNeighbours(street, redis, random, troubles);
    return await perform({
      random,
      street,
      play: createPlay(street, random, troubles ? 4 : 2),
      officer: createOfficer(street),
      troubles,
      neighbours,
      start,
      seen: {
        logs: [],
        problems: [],
        endedBy: new Map(),
        uncertain: new Set(),
        redelivered: 0,
        mostAKill: 0,
        lives: 0,
      },
    });
  } finally {
    for (const process of started) process.kill();
    await neighbours?.close();
    await redis?.kill();
    await street.close();
  }
}
