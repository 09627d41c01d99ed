import { instantAt, localOf } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime, Month } from '../../../src/domain/ids.ts';
import type { EndedOccurrence } from '../../../src/ports/store/occurrences.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { payment } from '../../contract/dues-seed.ts';
import { must } from '../../contract/store-seed.ts';
import { rosterFact } from '../bench-village.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Random } from '../seeded-random.ts';
import { openVillageLife } from '../village-life.ts';
import type { Plan, Sent, VillageLife } from '../village-life.ts';

const zone = 'Asia/Shanghai';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Not longer than the shortest limit of lateness among the jobs that are expected. */
const stepMs = 2.75 * hourMs;
const beatMs = 30_000;

/** 春节 moves February's day and 国庆 the notice of October's; June meets in the evening, September on a Saturday of work (调休). */
const ownDays: Readonly<Record<string, readonly [string, string]>> = {
  '02': ['26', '09:00'],
  '06': ['15', '18:30'],
  '09': ['20', '09:00'],
  '10': ['08', '09:00'],
};
export const plans: readonly Plan[] = Array.from({ length: 11 }, (_, n) =>
  String(n + 2).padStart(2, '0'),
).flatMap((month) => {
  const [day = '15', time = '09:00'] = ownDays[month] ?? [];
  return [
    { branch: 'first', date: `2026-${month}-${day}` as LocalDate, time: time as LocalTime },
    { branch: 'elsewhere', date: `2026-${month}-27` as LocalDate, time: '14:00' as LocalTime },
  ] as const;
});

/** What a secretary says when a day that was planned cannot be: from this day on, as soon as it is no quiet hour. */
export interface Move {
  readonly branch: Plan['branch'];
  readonly month: Month;
  readonly from: LocalDate;
  readonly words: string;
  /** Absent: the day is called off. */
  readonly to?: { readonly date: LocalDate; readonly time: LocalTime };
}

/** After the notice, before it, and a day that is called off. Each is later than the longest outage after it was said. */
export const moves: readonly Move[] = [
  {
    ...{ branch: 'first', month: '2026-04' as Month, from: '2026-04-12' as LocalDate },
    ...{ words: '党日 4月 改到24日 15点 因下雨' },
    to: { date: '2026-04-24' as LocalDate, time: '15:00' as LocalTime },
  },
  {
    ...{ branch: 'elsewhere', month: '2026-07' as Month, from: '2026-07-13' as LocalDate },
    ...{ words: '党日 7月 改到25日 因农忙' },
    to: { date: '2026-07-25' as LocalDate, time: '14:00' as LocalTime },
  },
  {
    ...{ branch: 'elsewhere', month: '2026-11' as Month, from: '2026-11-12' as LocalDate },
    words: '党日 11月 取消 因农忙',
  },
];

/** Two of the first branch and one of the other owe all their dues; the others have paid for the year. */
const owing = ['林福贵', '李桂花', '孙大伟'];

export interface LivedYear {
  readonly ledger: readonly EndedOccurrence[];
  readonly messages: readonly Sent[];
  /** When jobs could run, by the wall clock. */
  readonly alive: readonly Instant[];
  readonly scopes: Readonly<Record<Plan['branch'], { readonly chat: string; readonly branch: string }>>;
  readonly warnings: readonly string[];
  /** When each of the moves was taken. */
  readonly moved: ReadonlyMap<Move, Instant>;
}

/** A year of two branches whose days are all planned; with a seed, one of outages and of a clock that is not to be trusted. */
export async function liveYear(seed?: number): Promise<LivedYear> {
  const life = await openVillageLife({ day: '2026-01-10' as LocalDate, plans });
  const { clock, warnings, messages, scopes, restart } = life;
  const alive: Instant[] = [];
  const moved = new Map<Move, Instant>();
  life.bench.write((tx) => {
    seedDues(tx, life);
  });

  function tick(): void {
    const before = warnings.filter((event) => event === 'schedule.held').length;
    life.tick();
    const holds = warnings.filter((event) => event === 'schedule.held').length > before;
    if (!holds && !life.isHeld()) alive.push(clock.now());
  }
  const beats = (count: number): void => {
    for (let n = 0; n < count; n += 1) {
      clock.advanceBy(beatMs);
      tick();
    }
  };
  const jump = (ms: number) => {
    clock.jumpTo((clock.now() + ms) as Instant);
  };

  const end = instantAt('2027-01-05' as LocalDate, '12:00' as LocalTime, zone);
  const random = seed === undefined ? undefined : seededRandom(seed);
  tick();
  while (clock.now() < end) {
    clock.advanceBy(stepMs);
    for (const move of moves)
      if (!moved.has(move) && mayBeSaid(move, clock.now())) {
        life.bench.say(life.secretaries[move.branch], move.words);
        moved.set(move, clock.now());
      }
    tick();
    if (random && random.below(100) < 4) trouble(random, { clock, jump, beats, restart, tick });
  }
  return { ledger: life.ledger(), messages, alive, warnings, scopes, moved };
}

function mayBeSaid({ from }: Move, now: Instant): boolean {
  const { date, time } = localTimeOf(now);
  return date >= from && time >= '08:00' && time < '20:00';
}

function seedDues(tx: Tx, { village }: VillageLife): void {
  const months = [...new Set(plans.map(({ date }) => date.slice(0, 7) as Month))];
  for (const [branchId, numbers] of [
    [village.first, [1, 2, 3, 4, 5, 6]],
    [village.elsewhere, [10, 11]],
  ] as const)
    for (const number of numbers) {
      const person = must(tx.people.personByNumber(`N${String(number).padStart(4, '0')}`));
      rosterFact(tx, person.id, 'duesClass', 'farmer');
      rosterFact(tx, person.id, 'duesFen', 50);
      rosterFact(tx, person.id, 'paidUntil', '2026-01');
      if (owing.includes(person.name)) continue;
      const shares = months.map((month) => ({ month, fen: 50 }));
      const amountFen = 50 * shares.length;
      tx.dues.pay(payment(branchId, person.id, { key: `pay:${String(person.id)}`, amountFen, shares }));
    }
}

interface Weather {
  readonly clock: { advanceBy(ms: number): void };
  readonly jump: (ms: number) => void;
  readonly beats: (count: number) => void;
  readonly restart: () => void;
  readonly tick: () => void;
}

/** One of: down for minutes to days, suspended, a leap of the clock that passes, a clock set back and put right. */
function trouble(random: Random, { clock, jump, beats, restart, tick }: Weather): void {
  const kind = random.below(5);
  const downMs = Math.floor(2 ** (random.below(1_200) / 100) * 2 * minuteMs);
  if (kind <= 1) {
    clock.advanceBy(downMs);
    restart();
    tick();
  } else if (kind === 2) {
    jump(downMs);
    beats(4);
  } else if (kind === 3) {
    const byMs = random.below(2) === 0 ? hourMs : 24 * hourMs;
    jump(byMs);
    tick();
    jump(-byMs);
    beats(3);
  } else {
    jump(-hourMs);
    beats(10);
    jump(hourMs);
    beats(4);
  }
}

export const localTimeOf = (instant: Instant) => localOf(instant, zone);
