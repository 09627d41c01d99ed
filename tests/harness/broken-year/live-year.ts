import { instantAt, localOf } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../../src/domain/ids.ts';
import type { EndedOccurrence } from '../../../src/ports/store/occurrences.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Random } from '../seeded-random.ts';
import { openVillageLife } from '../village-life.ts';
import type { Plan, Sent } from '../village-life.ts';

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

export interface LivedYear {
  readonly ledger: readonly EndedOccurrence[];
  readonly messages: readonly Sent[];
  /** When jobs could run, by the wall clock. */
  readonly alive: readonly Instant[];
  readonly scopes: Readonly<Record<Plan['branch'], { readonly chat: string; readonly branch: string }>>;
  readonly warnings: readonly string[];
}

/** A year of two branches whose days are all planned; with a seed, one of outages and of a clock that is not to be trusted. */
export async function liveYear(seed?: number): Promise<LivedYear> {
  const life = await openVillageLife({ day: '2026-01-10' as LocalDate, plans });
  const { clock, warnings, messages, scopes, restart } = life;
  const alive: Instant[] = [];

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
    tick();
    if (random && random.below(100) < 4) trouble(random, { clock, jump, beats, restart, tick });
  }
  return { ledger: life.ledger(), messages, alive, warnings, scopes };
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
