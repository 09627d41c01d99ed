import type { Clock } from '../../src/ports/clock.ts';
import { words } from './errands.ts';
import { createBadDays } from './faults.ts';
import type { BadDays } from './faults.ts';
import { live } from './life.ts';
import type { Troubles } from './neighbours.ts';
import { judgeAll } from './oracle.ts';
import type { Finding } from './oracle.ts';
import { endInPeace, findingsOfRun, noteLife } from './peace.ts';
import { plants } from './plants.ts';
import type { Plant } from './plants.ts';
import type { RealBot } from '../harness/real-bot.ts';
import type { Report, WithoutRedis } from './report.ts';
import { onScene } from './scene.ts';
import type { Scene } from './scene.ts';

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

/** The first life of so many rests. */
const restEvery = 8;
/** Longer is no answer: whoever tapped has put the phone away. */
const answerMs = 5_000;

/** Kills the program so many times, lets it end in peace, and holds what the phones saw against the database. */
export function runChaos(options: ChaosOptions): Promise<Report> {
  const { clock, kills, seed, troubles } = options;
  const size = { branches: Math.ceil(kills / 2), people: 10, strangers: 2 };
  return onScene({ clock, seed, size, troubles }, (scene) => perform(scene, options));
}

async function perform(scene: Scene, options: ChaosOptions): Promise<Report> {
  const { random, street, play, officer, neighbours, seen } = scene;
  const began = options.clock.monotonic();
  const badDays = createBadDays(street.rehearsal, random);
  const last = await kills(scene, options, badDays);
  const amidKills = play.diary.taps.length;
  await neighbours?.peace();
  await endInPeace(scene, last);
  if (options.plant) await plants[options.plant](street, play);
  const verdict = judgeAll(street, play, officer, [...seen.logs, ...(neighbours?.logs ?? [])]);
  const withoutRedis = tapsWithoutRedis(scene);
  const findings = [...verdict.findings, ...(await findingsOfRun(scene)), ...unanswered(scene, withoutRedis)];
  return {
    ok: findings.every(({ found }) => found.length === 0),
    seed: options.seed,
    kills: options.kills,
    lives: seen.lives,
    durationS: (options.clock.monotonic() - began) / 1_000,
    endedBy: Object.fromEntries(seen.endedBy),
    ...(neighbours && {
      neighbours: neighbours.done,
      meanwhile: neighbours.meanwhile(),
      withoutRedis,
    }),
    taps: { made: play.diary.taps.length, amidKills, answered: verdict.answered, recorded: verdict.recorded },
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
async function kills(scene: Scene, options: ChaosOptions, badDays: BadDays): Promise<RealBot> {
  const { random, street, play, officer, neighbours, start, seen } = scene;
  let next = start();
  for (let n = 0; n < options.kills; n += 1) {
    const process = next;
    // The next one reads its modules while this one lives.
    next = start();
    const planning = n % 2 === 0;
    const rests = n % restEvery === 0;
    const beforehand = random.below(2) === 0;
    if (planning && beforehand) play.planNext();
    for (let k = random.below(3); k > 0; k -= 1) if (play.redeliver()) seen.redelivered += 1;
    const bad = rests ? undefined : badDays.begin();
    const troubles = neighbours?.begin(options.kills - n, rests);
    const errands = Math.ceil(play.left() / (options.kills - n));
    const tapping = () => tapAndWait(scene, process, errands);
    const life = await live(street, process, random, play.isQuiet, {
      errands,
      errand: () => void play.errand(),
      beside: () => {
        officer.settle();
        if (planning && !beforehand) play.planNext();
      },
      rest: rests
        ? { hasCards: () => hasNewestCard(scene), act: () => troubles?.withoutRedis(tapping) ?? tapping() }
        : undefined,
      lingersMs: neighbours ? 1_200 : 500,
    });
    bad?.end();
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

function hasNewestCard({ street, play }: Scene): boolean {
  const newest = play.planned.at(-1);
  return newest !== undefined && street.find(newest.group, words.card) !== undefined;
}

/** Some errands, and then as long as their taps are not answered: some seconds at most, or until the process is gone. */
async function tapAndWait({ street, play }: Scene, process: RealBot, errands: number): Promise<void> {
  const before = play.diary.taps.length;
  for (let k = 0; k < errands; k += 1) play.errand();
  const made = play.diary.taps.slice(before);
  const answered = street.rehearsal.until(() => made.every(({ tap }) => tap.answer()), {
    timeoutMs: answerMs,
  });
  // Whoever is not answered is counted in the end.
  await Promise.race([answered.catch(() => undefined), process.exited]);
}

function tapsWithoutRedis({ play, neighbours }: Scene): WithoutRedis {
  const wasDown = (at: number | undefined) => at !== undefined && neighbours?.wasDown(at) === true;
  const made = play.diary.taps.filter(({ at }) => wasDown(at));
  return { made: made.length, answered: made.filter(({ tap }) => wasDown(tap.answer()?.at)).length };
}

/** Whoever asks for something never waits for Redis; a run in which nobody asked meanwhile has not shown it. */
function unanswered({ neighbours }: Scene, { made, answered }: WithoutRedis): readonly Finding[] {
  if (neighbours === undefined || neighbours.done.redisKills === 0) return [];
  return [
    {
      name: 'kills of Redis, and no tap answered meanwhile',
      found: answered === 0 ? [`${String(made)} made, none answered`] : [],
    },
  ];
}
