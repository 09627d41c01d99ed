import { realSleep } from '../../src/adapters/clock/system-clock.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { createBadDays } from './faults.ts';
import { judgeAll } from './oracle.ts';
import type { Finding } from './oracle.ts';
import { endInPeace, findingsOfRun, noteLife, untilDone } from './peace.ts';
import { freePort } from './redis.ts';
import { grown, takeSample } from './samples.ts';
import type { Sample } from './samples.ts';
import { onScene } from './scene.ts';
import type { Scene } from './scene.ts';

export interface SoakOptions {
  readonly clock: Clock;
  readonly seed: number;
  readonly hours: number;
  /** Taps and words a second. */
  readonly rate: number;
  /** Between two lines; a minute unless told. */
  readonly sampleMs?: number;
  readonly onSample?: (sample: Sample) => void;
}

export interface SoakReport {
  readonly ok: boolean;
  readonly seed: number;
  readonly hours: number;
  readonly taps: number;
  readonly answered: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly samples: readonly Sample[];
  readonly findings: readonly Finding[];
}

const minuteMs = 60_000;
/** A branch is new so often; so many of the newest go on tapping. */
const planEveryMs = 3 * minuteMs;
const busyBranches = 20;
const firstBranches = 5;
/** A share of the time in which the program still fills its caches. */
const warmUpShare = 0.25;

/** One program for hours under steady traffic, with a messenger that has bad minutes; then the same oracle as after kills. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { clock, seed, hours } = options;
  const branches = firstBranches + Math.ceil((hours * 60 * minuteMs) / planEveryMs);
  const port = await freePort();
  const size = { branches, people: 10, strangers: 2 };
  return onScene({ clock, seed, size, env: { PORT: String(port) } }, (scene) => soak(scene, options, port));
}

async function soak(scene: Scene, options: SoakOptions, port: number): Promise<SoakReport> {
  const { street, play, officer, random, start, seen } = scene;
  const { clock, hours, rate, sampleMs = minuteMs } = options;
  const badDays = createBadDays(street.rehearsal, random);
  const samples: Sample[] = [];
  for (let n = 0; n < firstBranches; n += 1) play.planNext();
  const program = start();
  program.begin();
  await street.rehearsal.until(() => street.rehearsal.isPolled(), { timeoutMs: 2 * minuteMs });

  const began = clock.monotonic();
  const passed = () => clock.monotonic() - began;
  let bad: { end(): void } | undefined;
  let acts = 0;
  let looked = 0;
  let minutes = 0;
  while (passed() < hours * 60 * minuteMs && !program.isGone()) {
    await realSleep((1_000 * acts) / rate - passed());
    acts += 1;
    if (random.below(3) > 0 || !play.errand()) play.again(busyBranches);
    if (random.below(50) === 0 && play.redeliver()) seen.redelivered += 1;
    if (passed() / planEveryMs > play.planned.length - firstBranches + 1) play.planNext();
    // The last third of each third minute is a bad one.
    const isBad = passed() % (3 * minuteMs) > 2.7 * minuteMs;
    if (isBad) bad ??= badDays.begin();
    else if (bad) {
      bad.end();
      bad = undefined;
    }
    if (passed() < (minutes + 1) * sampleMs) continue;
    minutes += 1;
    const answered: number[] = [];
    // Those of the last moments may be answered yet.
    for (; looked < play.diary.taps.length - rate * 2; looked += 1) {
      const made = play.diary.taps[looked];
      const answer = made?.tap.answer();
      if (made && answer) answered.push(answer.at - made.at);
    }
    const { dataDir } = street;
    const sample = await takeSample(passed() / 1_000, { pid: program.pid, port, dataDir }, answered);
    samples.push(sample);
    options.onSample?.(sample);
  }
  bad?.end();
  while (play.planned.length < street.county.branches.length) play.planNext();
  await untilDone(street, play, officer, program);
  program.stop();
  const exit = await program.exited;
  if (exit.code !== 0)
    seen.problems.push(`the program: status ${String(exit.code)}\n${exit.log.slice(-2_000)}`);
  noteLife(scene, exit.log);
  await endInPeace(scene, start());

  const verdict = judgeAll(street, play, officer, seen.logs);
  const findings: Finding[] = [
    ...verdict.findings,
    ...(await findingsOfRun(scene)),
    { name: 'figures that grow', found: grown(samples.slice(Math.floor(samples.length * warmUpShare))) },
  ];
  return {
    ok: findings.every(({ found }) => found.length === 0),
    seed: options.seed,
    hours,
    taps: play.diary.taps.length,
    answered: verdict.answered,
    faults: Object.fromEntries(badDays.hits),
    samples,
    findings,
  };
}
