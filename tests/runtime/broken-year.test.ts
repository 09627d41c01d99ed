import { describe, expect, it } from 'vitest';
import { chineseDaysTable } from '../../src/adapters/calendar/chinese-days-table.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { EndedOccurrence } from '../../src/ports/store/occurrences.ts';
import { liveYear, localTimeOf, moves, plans } from '../harness/broken-year/live-year.ts';
import type { LivedYear } from '../harness/broken-year/live-year.ts';

/*
 * The year 2026 from its second month, with the program down for minutes to days and a clock that jumps, while two days are
 * moved, one is called off, and some owe dues: every occurrence of every job once, or on record as skipped, and nothing in quiet
 * hours or on a holiday. More seeds: SEEDS=1,2,3.
 */

const seeds = (process.env['SEEDS'] ?? '20260101,7').split(',').map(Number);

/** Of these only the last one counts after an outage, or they follow from what was sent. */
const sweeping = [
  'backup',
  'housekeeping',
  'hand-ups',
  'member-changes',
  'uncertain-sends',
  'check-in-card-again',
  'dues-month-over',
];
const steps = ['notice', 'check-in-card', 'reminder', 'close-day', 'make-up-reminder'];
const holidays = chineseDaysTable();
const hourMs = 3_600_000;

const nameOf = ({ kind, scope, period, planRevision }: Omit<EndedOccurrence, 'dueAt'>) =>
  `${kind} ${scope} ${period} ${String(planRevision)}`;
const timed = ({ ledger }: LivedYear) => ledger.filter(({ kind }) => !sweeping.includes(kind));

/** Whether it is a step of a day that was moved or called off: what there is of these depends on when that was said. */
function isOfMove({ scopes }: LivedYear, { kind, scope, period }: EndedOccurrence): boolean {
  if (!steps.includes(kind)) return false;
  return moves.some(
    ({ branch, month }) => Object.values(scopes[branch]).includes(scope) && period.startsWith(month),
  );
}

/** What the plans alone ask for, worked out from their rows: two a plan for its group, three for its branch. */
function plannedSteps({ scopes }: LivedYear): readonly string[] {
  const kept = plans.filter(
    ({ branch, date }) => !moves.some((move) => move.branch === branch && date.startsWith(move.month)),
  );
  return kept.flatMap(({ branch, date }) => {
    const { chat, branch: own } = scopes[branch];
    const month = date.slice(0, 7);
    return [
      `notice ${chat} ${date} 0`,
      `check-in-card ${chat} ${date} 0`,
      ...['reminder', 'close-day', 'make-up-reminder'].map((kind) => `${kind} ${own} ${month} 1`),
    ];
  });
}

/**
 * Each step of the day as it is in the end is there once; of the day as it was there is nothing that fell due after the word.
 * A moved day is later than the word by more than any outage, so its last steps are always to come.
 */
function misledByMoves(year: LivedYear): readonly string[] {
  return moves.flatMap((move) => {
    const { chat, branch: own } = year.scopes[move.branch];
    const said = year.moved.get(move) ?? Infinity;
    const ofMonth = year.ledger.filter((one) => isOfMove(year, one) && one.period.startsWith(move.month));
    const isNew = ({ scope, period, planRevision }: EndedOccurrence) =>
      move.to !== undefined && (scope === chat ? period === move.to.date : planRevision === 2);
    const wanted = move.to
      ? [
          `check-in-card ${chat} ${move.to.date} 0`,
          ...['close-day', 'make-up-reminder'].map((kind) => `${kind} ${own} ${move.month} 2`),
        ]
      : [];
    const names = ofMonth.map(nameOf);
    return [
      ...wanted
        .filter((name) => names.filter((one) => one === name).length !== 1)
        .map((name) => `not once: ${name}`),
      ...ofMonth
        .filter((one) => !isNew(one) && one.dueAt > said)
        .map((one) => `of the day before: ${nameOf(one)}`),
    ];
  });
}

/** What is said of arrears, each with whom it is said to: once, however late. */
const arrearsTold = ({ messages }: LivedYear) =>
  messages.flatMap(({ chat, text }) => (/党费.*还没交/.test(text) ? [`${chat} ${text}`] : [])).sort();

/** Dues cards in groups, each by its month. */
const duesAsked = ({ messages }: LivedYear) =>
  messages.flatMap(({ chat, text }) => {
    const [month] = /^\d+月党费/.exec(text) ?? [];
    return chat.startsWith('-') && month !== undefined ? [`${chat} ${month}`] : [];
  });

function misplaced({ messages }: LivedYear): readonly string[] {
  return messages.flatMap(({ at, text }) => {
    const { date, time } = localTimeOf(at);
    const isQuiet = time < '08:00' || time >= '20:00' || holidays.off.has(date);
    // The card comes at the hour that an officer chose (design rule 6).
    return isQuiet && !text.includes('应到') ? [`${date} ${time} ${text.slice(0, 30)}`] : [];
  });
}

const unbroken = liveYear();

describe('a year without an outage', () => {
  it('has every step of every plan, on time, and nothing late', async () => {
    const year = await unbroken;
    const names = timed(year).map(nameOf);
    expect(names).toEqual(expect.arrayContaining([...plannedSteps(year)]));
    for (const { branch, date, time } of plans) {
      const { chat } = year.scopes[branch];
      const card = year.ledger.find(
        ({ kind, scope, period }) => kind === 'check-in-card' && scope === chat && period === date,
      );
      if (moves.some((move) => move.branch === branch && date.startsWith(move.month))) continue;
      expect(card?.dueAt).toBe(instantAt(date, time, 'Asia/Shanghai') - hourMs / 2);
    }
    // A notice that would fall due in the week of 国庆 comes before it, and not at night.
    const october = year.ledger.find(({ kind, period }) => kind === 'notice' && period === '2026-10-08');
    expect(october && localTimeOf(october.dueAt)).toEqual({ date: '2026-09-30', time: '19:00' });
    expect(year.ledger.filter(({ reason }) => reason === 'too late')).toEqual([]);
    expect(misplaced(year)).toEqual([]);
    expect(misledByMoves(year)).toEqual([]);
    const asked = plans.map(
      ({ branch, date }) => `dues-card ${year.scopes[branch].chat} ${date.slice(0, 7)} 0`,
    );
    expect(names).toEqual(expect.arrayContaining(asked));
    expect(duesAsked(year)).toHaveLength(plans.length);
    // To each who owes, and to the secretary after three months and after five.
    expect(arrearsTold(year)).toHaveLength(4);
    expect(year.messages.length).toBeGreaterThan(60);
  }, 240_000);
});

describe.each(seeds)('a year of outages and of jumping clocks, seed %i', (seed) => {
  it('has every occurrence once or reported as skipped, and no message at a quiet hour', async () => {
    const [whole, year] = [await unbroken, await liveYear(seed)];
    const names = timed(year).map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    const kept = (one: LivedYear) =>
      timed(one)
        .filter((occurrence) => !isOfMove(one, occurrence))
        .map(nameOf)
        .sort();
    expect(kept(year), `seed ${String(seed)}`).toEqual(kept(whole));
    expect(misledByMoves(year), `seed ${String(seed)}`).toEqual([]);
    expect(year.ledger.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(misplaced(year), `seed ${String(seed)}`).toEqual([]);
    // Skipped only what nobody could have run within its limit; the shortest of the expected is three hours.
    const late = year.ledger.filter(({ reason }) => reason === 'too late');
    const ranAt = (from: number, to: number) => year.alive.some((at: Instant) => at >= from && at <= to);
    const unexcused = late.filter((one) => !isOfMove(year, one) && ranAt(one.dueAt, one.dueAt + 3 * hourMs));
    expect(unexcused.map(nameOf)).toEqual([]);
    expect(late.length, `seed ${String(seed)} is too fair`).toBeGreaterThan(0);
    // Nobody gets the same twice: one notice and one card a group and day.
    for (const words of ['来不了', '应到']) {
      const sent = year.messages.filter(({ chat, text }) => chat.startsWith('-') && text.includes(words));
      expect(sent.length).toBeLessThanOrEqual(plans.length);
    }
    expect(new Set(duesAsked(year)).size).toBe(duesAsked(year).length);
    expect(arrearsTold(year)).toEqual(arrearsTold(whole));
    expect(year.warnings.filter((event) => event === 'job.skipped').length).toBeGreaterThanOrEqual(
      late.length,
    );
  }, 240_000);
});
