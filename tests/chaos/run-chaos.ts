import { realSleep } from '../../src/adapters/clock/system-clock.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { seededRandom } from '../harness/seeded-random.ts';
import { createBadDays } from './faults.ts';
import { live } from './life.ts';
import { createOfficer } from './officer.ts';
import { judgeAll } from './oracle.ts';
import type { Finding } from './oracle.ts';
import { plants } from './plants.ts';
import type { Plant } from './plants.ts';
import { createPlay } from './play.ts';
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
  readonly people?: number;
  /** How many of a branch ask for their own data. */
  readonly files?: number;
  /** Breaks the promise on purpose, to see that it is noticed. */
  readonly plant?: Plant | undefined;
  readonly progress?: (done: number, total: number) => void;
}

/** Most new messages that may be in flight at once, and so uncertain after a kill. */
const mostUncertainAKill = 30;
const peaceMs = 60_000;

/** Kills the program so many times, lets it end in peace, and holds what the phones saw against the database. */
export async function runChaos(options: ChaosOptions): Promise<Report> {
  const { clock, kills } = options;
  const size = { branches: Math.ceil(kills / 2), people: options.people ?? 10, strangers: 2 };
  const street = await openStreet(clock, size);
  const started = new Set<RealProcess>();
  const start = (): RealProcess => {
    const process = startReal('start', street.env);
    started.add(process);
    void process.exited.finally(() => started.delete(process));
    return process;
  };
  try {
    return await play(street, start, options);
  } finally {
    for (const process of started) process.kill();
    await street.close();
  }
}

async function play(street: Street, start: () => RealProcess, options: ChaosOptions): Promise<Report> {
  const { clock, kills, seed, files = 2, progress } = options;
  const random = seededRandom(seed);
  const began = clock.monotonic();
  const play = createPlay(street, random, files);
  const officer = createOfficer(street);
  const badDays = createBadDays(street.rehearsal, random);
  const logs: string[] = [];
  const endedBy = new Map<string, number>();
  const problems: string[] = [];
  const uncertain = new Set<number>();
  let redelivered = 0;
  let mostAKill = 0;
  let lives = 0;

  const noteHeld = () => {
    for (const { id, state } of readHeld(street.dataDir)) if (state === 'uncertain') uncertain.add(id);
  };
  let next = start();
  for (let n = 0; n < kills; n += 1) {
    const process = next;
    next = start();
    const planning = n % 2 === 0;
    const beforehand = random.below(2) === 0;
    if (planning && beforehand) play.planNext();
    for (let k = random.below(3); k > 0; k -= 1) if (play.redeliver()) redelivered += 1;
    const bad = badDays.begin();
    const life = await live(street, process, random, play.isQuiet, {
      errands: Math.ceil(play.left() / (kills - n)),
      errand: () => void play.errand(),
      beside: () => {
        officer.settle();
        if (planning && !beforehand) play.planNext();
      },
    });
    bad.end();
    if (planning && play.planned.length <= n / 2) play.planNext();
    lives += 1;
    endedBy.set(life.moment, (endedBy.get(life.moment) ?? 0) + 1);
    logs.push(...life.log.split('\n').filter((line) => line !== ''));
    if (life.signal !== 'SIGKILL')
      problems.push(`life ${String(n)}: status ${String(life.code)}\n${life.log}`);
    if (life.stuck !== undefined) problems.push(`life ${String(n)}: ${life.stuck}`);
    mostAKill = Math.max(mostAKill, life.inFlight);
    noteHeld();
    officer.look();
    progress?.(n + 1, kills);
  }

  // In peace: what was left is done, and the officer looks until nothing is open.
  const listed: string[] = [];
  for (let round = 0; ; round += 1) {
    const process = round === 0 ? next : start();
    process.begin();
    lives += 1;
    await untilDone(street, play, officer, process);
    process.stop();
    const { code, log } = await process.exited;
    logs.push(...log.split('\n').filter((line) => line !== ''));
    if (code !== 0) problems.push(`the last life: status ${String(code)}\n${log}`);
    noteHeld();
    officer.look();
    if (!officer.isBusy() || round >= 20) break;
  }
  if (options.plant) await plants[options.plant](street, play);
  const check = await runReal(['check', '--json'], street.env);
  const verdict = judgeAll(street, play, officer, logs);
  const findings: Finding[] = [
    ...verdict.findings,
    { name: 'ends that nobody asked for', found: problems },
    {
      name: 'complaints of `zhibu check`',
      found: check.code === 0 ? [] : [check.out.slice(0, 2_000), check.err],
    },
    {
      name: 'errands that could not be done',
      found: play.waiting(),
    },
    {
      name: `kills with more than ${String(mostUncertainAKill)} messages in flight`,
      found: mostAKill > mostUncertainAKill ? [String(mostAKill)] : [],
    },
    { name: 'uncertain messages not listed', found: listed },
  ];
  return {
    ok: findings.every(({ found }) => found.length === 0),
    seed,
    kills,
    lives,
    durationS: (clock.monotonic() - began) / 1_000,
    endedBy: Object.fromEntries(endedBy),
    taps: { made: play.diary.taps.length, answered: verdict.answered, recorded: verdict.recorded },
    words: play.diary.words,
    files: { asked: play.diary.files.length, arrived: verdict.filesArrived },
    messages: verdict.messages,
    faults: Object.fromEntries(badDays.hits),
    redelivered,
    uncertain: { total: uncertain.size, mostAKill, seen: officer.seen.size, resent: officer.resent() },
    outbox: verdict.outbox,
    findings,
  };
}

/** Does what is left to do, and waits until nothing is under way any more; gives up when nothing moves for a minute. */
async function untilDone(
  street: Street,
  play: ReturnType<typeof createPlay>,
  officer: ReturnType<typeof createOfficer>,
  process: RealProcess,
): Promise<void> {
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
