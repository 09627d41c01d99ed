import type { Clock } from '../../src/ports/clock.ts';
import { createBadDays } from './faults.ts';
import type { BadDays } from './faults.ts';
import { live } from './life.ts';
import type { Troubles } from './neighbours.ts';
import { judgeAll } from './oracle.ts';
import { endInPeace, findingsOfRun, noteLife } from './peace.ts';
import { plants } from './plants.ts';
import type { Plant } from './plants.ts';
import type { RealBot } from '../harness/real-bot.ts';
import type { Report } from './report.ts';
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
    ...(neighbours && {
      neighbours: neighbours.done,
      meanwhile: neighbours.meanwhile(),
      answeredWithoutRedis: answeredWithoutRedis(scene),
    }),
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
async function kills(scene: Scene, options: ChaosOptions, badDays: BadDays): Promise<RealBot> {
  const { random, street, play, officer, neighbours, start, seen } = scene;
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

/** Taps that were answered while Redis was away: whoever asks for something never waits for it. */
function answeredWithoutRedis({ play, neighbours }: Scene): number {
  return play.diary.taps.filter(({ tap }) => {
    const at = tap.answer()?.at;
    return at !== undefined && neighbours?.wasDown(at) === true;
  }).length;
}
