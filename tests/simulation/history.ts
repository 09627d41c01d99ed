import { createHash } from 'node:crypto';
import { addDays, after, hourMs, instantAt, localOf, minuteMs } from '../../src/domain/calendar/time.ts';
import type { Instant, LocalTime } from '../../src/domain/ids.ts';
import type { Occurrence } from '../../src/ports/store/occurrences.ts';
import { loadParts } from '../../src/runtime/load.ts';
import type { Random } from '../harness/seeded-random.ts';
import { seededRandom } from '../harness/seeded-random.ts';
import { officer, say } from './acts.ts';
import { ledgersOf } from './ledger.ts';
import { nameStrangers, settleUncertain } from './officers.ts';
import { dueBetween } from './occurrences.ts';
import { judgeShownCards } from './judge-cards.ts';
import { judge } from './oracle.ts';
import { openSimulation } from './simulation.ts';
import type { Figures, Simulation } from './simulation.ts';
import { code } from '../harness/places.ts';
import { planOf, scenesOf } from './plan.ts';
import type { Plan } from './plan.ts';
import { zone } from './town.ts';

/** What became of a history. */
export interface Played {
  readonly seed: number;
  /** In words; none when everything was as it must be. */
  readonly problems: readonly string[];
  /** When asked for: of all calls and of the ledgers as they stand at the end. The same seed gives the same. */
  readonly digest: string;
  readonly figures: Figures;
  /** When asked for: everything that happened, line by line. */
  readonly trace: readonly string[];
}

const dayMs = 24 * hourMs;
const onTheWayMs = 3_000;
type Parts = Awaited<ReturnType<typeof loadParts>>;
let loaded: Promise<Parts> | undefined;

/** Plays one history from its seed and judges it. */
export async function play(seed: number, { isTraced = false, isDigested = false } = {}): Promise<Played> {
  loaded ??= loadParts(code);
  const parts = await loaded;
  const random = seededRandom(seed);
  const plan = planOf(random);
  const simulation = await openSimulation({
    parts,
    random,
    founding: {
      shape: Array.from({ length: random.below(4) === 0 ? 2 : 1 }, () => 4 + random.below(3)),
      hasStrangers: random.below(3) === 0,
      plan: plan.span.isDecided ? plan : undefined,
    },
    start: plan.start,
    faultsOneIn: random.pick([0, 40, 12, 5]),
    isTraced,
  });
  const story = tellStory(simulation, parts, plan);
  try {
    const { foreseen, lost } = await story();
    const problems = judge(simulation, { jobs: parts.jobs, foreseen, start: plan.start });
    return {
      seed,
      problems: [...simulation.complaints, ...lost, ...problems],
      digest: isDigested ? digestOf(simulation) : '',
      figures: simulation.figures,
      trace: simulation.trace,
    };
  } finally {
    await simulation.close();
  }
}

function tellStory(
  simulation: Simulation,
  { jobs }: Parts,
  plan: Plan,
): () => Promise<{ readonly foreseen: readonly Occurrence[]; readonly lost: readonly string[] }> {
  const { random, clock } = simulation;
  const foreseen = new Map<string, Occurrence>();
  const lost = new Set<string>();
  let due: readonly Instant[] = [];
  let backAt: Instant | undefined;

  /** Looks ahead: what is known to fall due must not be lost, whatever happens until then. */
  function foresee(): void {
    if (!simulation.isAlive()) return;
    const all = dueBetween(simulation, jobs, after(clock.now(), 1), after(plan.end, 2 * dayMs));
    for (const one of all)
      foreseen.set(`${one.kind} ${one.scope} ${one.period} ${String(one.planRevision)}`, one);
    due = [...new Set(all.map(({ dueAt }) => after(dueAt, random.below(90_000))))].sort((a, b) => a - b);
  }

  async function live(): Promise<void> {
    backAt = undefined;
    await simulation.begin();
    foresee();
  }

  /** A later edit would cover up one that was lost. */
  function glance(): void {
    if (simulation.isAlive()) for (const one of judgeShownCards(simulation)) lost.add(one);
  }

  async function travel(to: Instant): Promise<void> {
    // What is on its way arrives before the time passes.
    if (to - clock.now() > onTheWayMs) {
      await simulation.run(onTheWayMs);
      if (random.below(4) === 0) glance();
    }
    for (;;) {
      if (!simulation.isAlive() && backAt === undefined) backAt = after(clock.now(), downtime(random));
      const next = simulation.isAlive() ? due.find((at) => at > clock.now()) : backAt;
      if (next === undefined || next > to) break;
      await simulation.leap(next);
      if (simulation.isAlive()) await simulation.tick();
      else {
        if (random.below(6) === 0) jump(simulation);
        await live();
      }
      await simulation.run(onTheWayMs);
    }
    await simulation.leap(to);
  }

  return async () => {
    await live();
    const scenes = scenesOf(random, plan);
    const deaths = new Map(
      Array.from({ length: 1 + random.below(3) }, () => [
        random.below(scenes.length),
        1 + random.below(random.pick([6, 20, 60])),
      ]),
    );
    if (!plan.span.isDecided) await decide(simulation, plan);
    foresee();
    for (const [n, { at, act }] of scenes.entries()) {
      const steps = deaths.get(n);
      if (steps !== undefined) simulation.dieIn(steps);
      await travel(at);
      act(simulation);
      await simulation.run(random.pick([0, 0, 300, 2_000]));
      if (n === Math.floor(scenes.length / 8) && random.below(4) === 0) {
        move(simulation, plan);
        await simulation.run(2_000);
        foresee();
      }
      if (random.below(12) === 0) await simulation.tick();
    }
    await simulation.run(onTheWayMs);
    glance();
    await travel(plan.end);
    simulation.calm();
    if (!simulation.isAlive()) await live();
    await simulation.run(120_000);
    await settleUncertain(simulation);
    await nameStrangers(simulation);
    await travel(middayAfter(after(clock.now(), dayMs)));
    await simulation.tick();
    await simulation.run(120_000);
    return { foreseen: [...foreseen.values()], lost: [...lost] };
  };
}

/** A minute, mostly; sometimes hours or a night. */
function downtime(random: Random): number {
  return minuteMs + random.below(random.pick([5 * minuteMs, 5 * minuteMs, 2 * hourMs, 26 * hourMs]));
}

/** When nothing waits for the end of quiet hours. */
function middayAfter(instant: Instant): Instant {
  const { date, time } = localOf(instant, zone);
  return instantAt(time < '12:00' ? date : addDays(date, 1), '12:00' as LocalTime, zone);
}

/** The wall clock is set while nobody runs. */
function jump({ clock, random, note }: Simulation): void {
  const byMs = (random.below(121) - 60) * minuteMs;
  note(() => `（时钟拨了${String(byMs / minuteMs)}分钟）`);
  clock.jumpTo(after(clock.now(), byMs));
}

/** Every branch settles its day. */
async function decide(simulation: Simulation, { date, time }: Plan): Promise<void> {
  for (const who of simulation.town.people.filter(({ place }) => place === 0)) {
    say(
      simulation,
      who,
      `党日 ${String(Number(date.slice(8)))}日 ${String(Number(time.slice(0, 2)))}点${time.endsWith('30') ? '半' : ''}`,
    );
    await simulation.run(5_000);
  }
}

function move(simulation: Simulation, { date }: Plan): void {
  const to = Number(date.slice(8)) + 1 + simulation.random.below(3);
  say(simulation, officer(simulation, 0), `党日 改到${String(to)}日 因下雨`);
}

function digestOf(simulation: Simulation): string {
  const hash = createHash('sha256');
  for (const { seq, method, params, at, outcome } of simulation.rehearsal.calls())
    hash.update(JSON.stringify([seq, method, params, at, outcome.kind]));
  hash.update(JSON.stringify(ledgersOf()));
  return hash.digest('hex');
}
