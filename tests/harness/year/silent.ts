import { expect } from 'vitest';
import { addsUp, outcomesOf, uncalled } from './outcome.ts';
import { broken } from './recorder.ts';
import { tellFigures } from './tell-figures.ts';
import type { VillageYear } from './village-year.ts';
import { memberName } from '../village.ts';

/*
 * The year 2026 in which no member taps or writes anything: at most three messages or taps of the secretary a month, and
 * the ledger is complete (design rule 3).
 */

type Step = readonly [day: string, time: string, how: 'say' | 'tap', words: string];

interface SilentMonth {
  readonly month: string;
  readonly steps: readonly Step[];
  /** Day, present, leave, absent, unrecorded; or how else the month stands. */
  readonly stands: readonly [string, number, number, number, number] | 'cancelled' | 'skipped';
}

const record = (day: string, words: string): readonly Step[] => [
  [day, '11:30', 'say', words],
  [day, '12:20', 'tap', '三有都有'],
];

/** What a secretary with 30 expected does in a month, and what must stand in the end. */
const silentMonths = (one: string, two: string): readonly SilentMonth[] => [
  {
    month: '2026-01',
    steps: [['08', '10:00', 'tap', '以后照旧'], ...record('15', '30/26/3')],
    stands: ['15', 26, 3, 0, 1],
  },
  // 春节: the usual day is a holiday, so there is a question all the same.
  {
    month: '2026-02',
    steps: [['08', '10:00', 'tap', '2月24日'], ...record('24', '到会 应到30 实到27 请假3')],
    stands: ['24', 27, 3, 0, 0],
  },
  { month: '2026-03', steps: record('15', '到齐'), stands: ['15', 30, 0, 0, 0] },
  { month: '2026-04', steps: record('15', `除${one}${two}请假，都到`), stands: ['15', 28, 2, 0, 0] },
  { month: '2026-05', steps: [['12', '10:00', 'say', '党日 取消 因防汛']], stands: 'cancelled' },
  { month: '2026-06', steps: [['02', '10:00', 'say', '党日 本月不开 因农忙']], stands: 'skipped' },
  { month: '2026-07', steps: record('15', `到会 ${one}缺席，其他都到`), stands: ['15', 29, 0, 1, 0] },
  {
    month: '2026-08',
    steps: [['11', '10:00', 'say', '党日 改到17日 9点 因下雨'], ...record('17', '三十，二十八，二')],
    stands: ['17', 28, 2, 0, 0],
  },
  { month: '2026-09', steps: record('15', '实到25 请假5'), stands: ['15', 25, 5, 0, 0] },
  { month: '2026-10', steps: record('15', '都到了'), stands: ['15', 30, 0, 0, 0] },
  // Without a signal until the evening of the next day.
  { month: '2026-11', steps: [['16', '19:00', 'say', '30/24/6']], stands: ['15', 24, 6, 0, 0] },
  { month: '2026-12', steps: record('15', '30/29/1'), stands: ['15', 29, 1, 0, 0] },
];

/** Every branch of the village, each with 30 expected, has its secretary do that. */
export async function liveSilently(year: VillageYear): Promise<void> {
  const { talk, person, admin, plans } = year;
  const scripts = plans.map((plan) => silentMonths(memberName(plan, 4), memberName(plan, 5)));
  const updates = talk.rehearsal.allUpdates().length;
  let acts = 0;
  for (const [at, { month, steps }] of (scripts[0] ?? []).entries()) {
    expect(steps.length).toBeLessThanOrEqual(3);
    for (const [turn, [day, time]] of steps.entries()) {
      await year.until(`${month}-${day}`, time);
      for (const [n, script] of scripts.entries()) {
        const [, , how, words = ''] = script[at]?.steps[turn] ?? [];
        acts += 1;
        if (how === 'say') await year.write(person(0, n), 'bot', words);
        else expect(await year.press(person(0, n), 'bot', words), `${month}: no button ${words}`).toBe(true);
      }
    }
  }
  await year.until('2027-01-04', '12:00');
  const rules = year.rules(['2026-05', '2026-08']);
  tellFigures(year, rules);

  // Nobody else has said or tapped anything.
  expect(talk.rehearsal.allUpdates()).toHaveLength(updates + acts);
  const [script = []] = scripts;
  const names = script.map(({ month }) => month);
  expect(uncalled(year, names)).toEqual([]);
  const outcomes = outcomesOf(year, names);
  const wanted = script.map(({ month, stands }) => plans.map(() => standing(month, stands)));
  expect(outcomes.map((of, n) => [names[n], of])).toEqual(wanted.map((of, n) => [names[n], of]));
  expect(outcomes.flat().every(({ tally }) => tally === undefined || addsUp(tally))).toBe(true);
  // Every digest of the township tells each month for what it was.
  const digests = talk.rehearsal.messages(admin).filter(({ text }) => text.includes('主题党日简报'));
  expect(digests.length).toBeGreaterThanOrEqual(20);
  expect(digests.filter(({ text }) => /没有记录|没定日期/.test(text)).map(({ text }) => text)).toEqual([]);

  expect(broken(year.recorder, rules)).toEqual([]);
  expect(talk.rehearsal.violations()).toEqual([]);
  expect(talk.log.filter(({ level }) => level === 'error')).toEqual([]);
}

function standing(month: string, stands: SilentMonth['stands']) {
  if (typeof stands === 'string') return { kind: stands };
  const [day, present, leave, absent, unrecorded] = stands;
  const tally = { expected: 30, present, online: 0, leave, absent, unrecorded };
  return { kind: 'held', date: `${month}-${day}`, tally };
}
