import { realSleep } from '../../src/adapters/clock/system-clock.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { seededRandom } from '../harness/seeded-random.ts';
import type { Random } from '../harness/seeded-random.ts';
import { createBadDays } from './faults.ts';
import type { BadDays } from './faults.ts';
import { live } from './life.ts';
import { createOfficer } from './officer.ts';
import type { Officer } from './officer.ts';
import { judgeAll } from './oracle.ts';
import type { Finding } from './oracle.ts';
import { plants } from './plants.ts';
import type { Plant } from './plants.ts';
import { createNeighbours } from './neighbours.ts';
import type { Neighbours, Troubles } from './neighbours.ts';
import { reserveRedis } from './redis.ts';
import { createPlay } from './play.ts';
import type { Play } from './play.ts';
import { runReal, startReal } from './processes.ts';
import type { RealProcess } from './processes.ts';
import { readHeld, readRaw } from './raw-rows.ts';
import type { Report } from './report.ts';
import { openStreet } from './street.ts';
import type { Street } from './street.ts';

export interface ChaosOptions {
  readonly clock: Clock;
  readonly kills: number;
  readonly seed: number;
  /** With Redis and workers, and what happens to them; without: the queue inside the program. */
  readonly troubles?: Troubles | undefined;
  /** Breaks the promise on purpose, to see that it is noticed. */
  readonly plant?: Plant | undefined;
  readonly progress?: (done: number, total: number) => void;
}

/** Most new messages that may be in flight at once, and so uncertain after a kill. */
const mostUncertainAKill = 30;
const peaceMs = 60_000;
const mostRounds = 20;

/** Everything that a run holds in its hands. */
interface Scene {
  readonly options: ChaosOptions;
  readonly random: Random;
  readonly street: Street;
  readonly play: Play;
  readonly officer: Officer;
  readonly neighbours: Neighbours | undefined;
  /** A further process of the program, which waits for its turn. */
  readonly start: () => RealProcess;
  readonly seen: Seen;
}

/** What the lives have shown on the way. */
interface Seen {
  readonly logs: string[];
  readonly problems: string[];
  readonly endedBy: Map<string, number>;
  readonly uncertain: Set<number>;
  redelivered: number;
  mostAKill: number;
  lives: number;
}

/** Kills the program so many times, lets it end in peace, and holds what the phones saw against the database. */
export async function runChaos(options: ChaosOptions): Promise<Report> {
  const { clock, kills, troubles, seed } = options;
  const random = seededRandom(seed);
  const size = { branches: Math.ceil(kills / 2), people: 10, strangers: 2 };
  const redis = troubles && (await reserveRedis());
  const street = await openStreet(clock, size, redis ? { REDIS_URL: redis.url } : {});
  const started = new Set<RealProcess>();
  const start = (): RealProcess => {
    const process = startReal('start', street.env);
    started.add(process);
    void process.exited.finally(() => started.delete(process));
    return process;
  };
  let neighbours: Neighbours | undefined;
  try {
    await redis?.start();
    neighbours = redis && troubles && createNeighbours(street, redis, random, troubles);
    return await perform({
      options,
      random,
      street,
      play: createPlay(street, random, troubles ? 4 : 2),
      officer: createOfficer(street),
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

async function perform(scene: Scene): Promise<Report> {
  const { options, random, street, play, officer, neighbours, seen } = scene;
  const began = options.clock.monotonic();
  const badDays = createBadDays(street.rehearsal, random);
  const last = await kills(scene, badDays);
  await neighbours?.peace();
  await endInPeace(scene, last);
  if (options.plant) await plants[options.plant](street, play);
  const verdict = judgeAll(street, play, officer, [...seen.logs, ...(neighbours?.logs ?? [])]);
  const findings = [...verdict.findings, ...(await findingsOfRun(scene))];
  return {
    ok: findings.every(({ found }) => found.length === 0),
    seed: options.seed,
    kills: options.kills,
    lives: seen.lives,
    durationS: (options.clock.monotonic() - began) / 1_000,
    endedBy: Object.fromEntries(seen.endedBy),
    ...(neighbours ? { neighbours: neighbours.done, answeredWithoutRedis: answeredWithoutRedis(scene) } : {}),
    taps: { made: play.diary.taps.length, answered: verdict.answered, recorded: verdict.recorded },
    words: play.diary.words,
    files: { asked: play.diary.files.length, arrived: verdict.filesArrived },
    messages: verdict.messages,
    faults: Object.fromEntries(badDays.hits),
    redelivered: seen.redelivered,
    uncertain: {
      total: seen.uncertain.size,
      mostAKill: seen.mostAKill,
      seen: officer.seen.size,
      resent: officer.resent(),
    },
    outbox: verdict.outbox,
    findings,
  };
}

/** All lives that end by kill -9. Resolves to a process that has not begun yet. */
async function kills(scene: Scene, badDays: BadDays): Promise<RealProcess> {
  const { options, random, street, play, officer, neighbours, start, seen } = scene;
  let next = start();
  for (let n = 0; n < options.kills; n += 1) {
    const process = next;
    // The next one reads its modules while this one lives.
    next = start();
    const planning = n % 2 === 0;
    const beforehand = random.below(2) === 0;
    if (planning && beforehand) play.planNext();
    for (let k = random.below(3); k > 0; k -= 1) if (play.redeliver()) seen.redelivered += 1;
    const bad = badDays.begin();
    const troubles = neighbours?.begin(options.kills - n);
    const life = await live(street, process, random, play.isQuiet, {
      errands: Math.ceil(play.left() / (options.kills - n)),
      errand: () => void play.errand(),
      beside: () => {
        officer.settle();
        if (planning && !beforehand) play.planNext();
      },
      lingersMs: neighbours ? 1_200 : 500,
    });
    bad.end();
    await troubles?.end();
    if (planning && play.planned.length <= n / 2) play.planNext();
    seen.endedBy.set(life.moment, (seen.endedBy.get(life.moment) ?? 0) + 1);
    if (life.signal !== 'SIGKILL')
      seen.problems.push(`life ${String(n)}: status ${String(life.code)}\n${life.log}`);
    if (life.stuck !== undefined) seen.problems.push(`life ${String(n)}: ${life.stuck}`);
    seen.mostAKill = Math.max(seen.mostAKill, life.inFlight);
    noteLife(scene, life.log);
    options.progress?.(n + 1, options.kills);
  }
  return next;
}

function noteLife({ street, officer, seen }: Scene, log: string): void {
  seen.lives += 1;
  seen.logs.push(...log.split('\n').filter((line) => line !== ''));
  for (const { id, state } of readHeld(street.dataDir)) if (state === 'uncertain') seen.uncertain.add(id);
  officer.look();
}

/** What was left is done, and the officer looks until nothing is open. */
async function endInPeace(scene: Scene, first: RealProcess): Promise<void> {
  const { street, play, officer, start, seen } = scene;
  for (let round = 0; round === 0 || (officer.isBusy() && round < mostRounds); round += 1) {
    const process = round === 0 ? first : start();
    process.begin();
    await untilDone(street, play, officer, process);
    process.stop();
    const { code, log } = await process.exited;
    if (code !== 0) seen.problems.push(`the last life: status ${String(code)}\n${log}`);
    noteLife(scene, log);
  }
}

async function findingsOfRun(scene: Scene): Promise<readonly Finding[]> {
  const { street, play, neighbours, seen, options } = scene;
  const check = await runReal(['check', '--json'], street.env);
  const status = await runReal(['status', '--json'], street.env);
  const listed = new Set(
    (JSON.parse(status.out) as { uncertain: { row: number }[] }).uncertain.map(({ row }) => row),
  );
  const { done, problems } = neighbours ?? { done: undefined, problems: [] };
  const { redisKills = 0, flushes = 0, workerKills = 0 } = options.troubles ?? {};
  const wanted = { redisKills, flushes, workerKills };
  return [
    {
      name: 'uncertain messages not listed by `zhibu status`',
      found: readHeld(street.dataDir).flatMap(({ id }) => (listed.has(id) ? [] : [`row ${String(id)}`])),
    },
    {
      name: `kills with more than ${String(mostUncertainAKill)} messages in flight`,
      found: seen.mostAKill > mostUncertainAKill ? [String(seen.mostAKill)] : [],
    },
    {
      name: 'complaints of `zhibu check`',
      found: check.code === 0 ? [] : [check.out.slice(0, 2_000), check.err],
    },
    { name: 'ends that nobody asked for', found: [...seen.problems, ...problems] },
    { name: 'errands that could not be done', found: play.waiting() },
    {
      name: 'troubles that did not come',
      found: done && JSON.stringify(done) !== JSON.stringify(wanted) ? [JSON.stringify(done)] : [],
    },
  ];
}

/** Taps that were answered while Redis was away: whoever asks for something never waits for it. */
function answeredWithoutRedis({ play, neighbours }: Scene): number {
  return play.diary.taps.filter(({ tap }) => {
    const at = tap.answer()?.at;
    return at !== undefined && neighbours?.wasDown(at) === true;
  }).length;
}

/** Does what is left to do, and waits until nothing is under way any more; gives up when nothing moves for a minute. */
async function untilDone(street: Street, play: Play, officer: Officer, process: RealProcess): Promise<void> {
  const { clock, rehearsal } = street;
  let moved = clock.monotonic();
  let state = '';
  for (let settled = 0; settled < 3 && !process.isGone();) {
    await realSleep(100);
    if (rehearsal.isPolled()) officer.settle();
    while (play.errand()) moved = clock.monotonic();
    const { byState, pendingTasks, behind } = readRaw(street.dataDir);
    const open = (byState['pending'] ?? 0) + (byState['sending'] ?? 0) + pendingTasks + behind;
    settled = open === 0 && play.isQuiet() ? settled + 1 : 0;
    const now = JSON.stringify([byState, pendingTasks, behind, play.left()]);
    if (now !== state) moved = clock.monotonic();
    state = now;
    if (clock.monotonic() - moved > peaceMs) return;
  }
}
