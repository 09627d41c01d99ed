import { after, hourMs, instantAt, minuteMs } from '../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Random } from '../harness/seeded-random.ts';
import { busy, counting, early, late, migration } from './acts.ts';
import type { Act } from './acts.ts';
import { zone } from './town.ts';

/** When a history begins and ends, and the Party day in it. */
export interface Plan {
  readonly span: Span;
  readonly start: Instant;
  readonly party: Instant;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly end: Instant;
}

/** Acts with their moments, and before some of them the step at which the process will die. */
export interface Scene {
  readonly at: Instant;
  readonly act: Act;
}

/** Acts of a kind between two moments, in milliseconds from the Party day; at least so many, and fewer than that many more. */
type Stretch = readonly [acts: readonly Act[], fromMs: number, toMs: number, least: number, more: number];

/** A part of the month. */
interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  /** The day was settled before it begins. */
  readonly isDecided: boolean;
  readonly stretches: readonly Stretch[];
}

const dayMs = 24 * hourMs;
const opening = -29 * minuteMs;
const begun = 20 * minuteMs;

/** From the question for the day to the last corrections. */
const month: Span = {
  fromMs: -6 * dayMs,
  toMs: 9 * dayMs,
  isDecided: false,
  stretches: [
    [early, -4.5 * dayMs, -hourMs, 4, 6],
    [busy, opening, begun, 8, 12],
    [busy, begun, 3 * hourMs, 3, 4],
    [late, 3 * hourMs, 8 * hourMs, 5, 6],
    [late, 8 * hourMs, 8 * dayMs, 4, 6],
  ],
};

/** Leave, reminders, a day that is moved at the last moment. */
const eve: Span = {
  fromMs: -26 * hourMs,
  toMs: hourMs,
  isDecided: true,
  stretches: [
    [early, -25 * hourMs, -hourMs, 3, 3],
    [busy, opening, begun, 3, 4],
  ],
};

/** The hour in which everybody taps. */
const meeting: Span = {
  fromMs: -40 * minuteMs,
  toMs: 2 * hourMs,
  isDecided: true,
  stretches: [
    [busy, opening, begun, 6, 6],
    [busy, begun, 2 * hourMs, 1, 3],
  ],
};

/** Closing, and dues at the table. */
const table: Span = {
  fromMs: -40 * minuteMs,
  toMs: 7 * hourMs,
  isDecided: true,
  stretches: [
    [busy, opening, begun, 3, 3],
    [late, 3 * hourMs, 5 * hourMs, 2, 4],
    [counting, 4 * hourMs, 7 * hourMs, 5, 5],
  ],
};

const spans: readonly Span[] = [
  month,
  ...Array.from({ length: 10 }, () => eve),
  ...Array.from({ length: 16 }, () => meeting),
  ...Array.from({ length: 13 }, () => table),
];

export function planOf(random: Random): Plan {
  const span = random.pick(spans);
  const date = `2026-11-${String(11 + random.below(9)).padStart(2, '0')}` as LocalDate;
  const time = random.pick(['09:00', '15:00', '19:30'] as const) as LocalTime;
  const party = instantAt(date, time, zone);
  return { span, start: after(party, span.fromMs), party, date, time, end: after(party, span.toMs) };
}

export function scenesOf(random: Random, { span, start, end, party }: Plan): readonly Scene[] {
  /** Some alone, some one upon the other. */
  const within = (acts: readonly Act[], fromMs: number, toMs: number, count: number): readonly Scene[] => {
    let at = after(party, fromMs);
    return Array.from({ length: count }, (_, n) => {
      const isAlone = n === 0 || random.below(3) === 0;
      at = isAlone ? after(party, fromMs + random.below(toMs - fromMs)) : after(at, random.below(2_000));
      return { at, act: random.pick(acts) };
    });
  };
  return [
    ...span.stretches.flatMap(([acts, fromMs, toMs, least, more]) =>
      within(acts, fromMs, toMs, least + random.below(more)),
    ),
    ...(random.below(8) === 0 ? within([migration], start - party, end - party, 1) : []),
  ].sort((a, b) => a.at - b.at);
}
