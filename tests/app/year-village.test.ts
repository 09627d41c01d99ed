import { expect, it } from 'vitest';
import { playMonth } from '../harness/year/month.ts';
import type { MonthScript } from '../harness/year/month.ts';
import { addsUp, outcomesOf, uncalled } from '../harness/year/outcome.ts';
import { someLeave } from '../harness/year/people-change.ts';
import { broken } from '../harness/year/recorder.ts';
import { tellFigures } from '../harness/year/tell-figures.ts';
import { openVillageYear } from '../harness/year/village-year.ts';
import type { YearBranch } from '../harness/year/village-year.ts';

/*
 * The year 2026 of a village of 113 in three branches with one chat: one notice and one card for all of them, whatever
 * one of them moves, cancels or leaves out.
 */

const branch = (n: number, name: string, expected: number, secretary: string): YearBranch => ({
  code: `BL0${String(n)}`,
  village: '北龙坪村',
  name: `北龙坪村${name}党支部`,
  expected,
  away: 3,
  excused: 2,
  secretary,
  phoneless: [7, 8, 9, 10],
  stranger: expected - 1,
  muted: 12,
});
const branches = [
  branch(1, '第一', 34, '林福贵'),
  branch(2, '第二', 33, '何志强'),
  branch(3, '第三', 31, '马长河'),
] as const;

const months: readonly MonthScript[] = [
  { month: '2026-01', deeds: ['accept'] },
  { month: '2026-02', deeds: ['pickLater'] },
  { month: '2026-03', deeds: ['accept', 'move', 'accept'] },
  { month: '2026-04', deeds: ['stand', 'stand', 'accept'] },
  { month: '2026-05', deeds: ['accept', 'accept', 'cancel'] },
  { month: '2026-06', deeds: ['skip', 'accept', 'late'] },
  { month: '2026-07', deeds: ['nothing'] },
  { month: '2026-08', deeds: ['accept'], theme: '学习乡村振兴' },
  { month: '2026-09', deeds: ['accept', 'accept', 'late'], meanwhile: someLeave },
  { month: '2026-10', deeds: ['accept'] },
  { month: '2026-11', deeds: ['accept', 'cancel', 'accept'] },
  { month: '2026-12', deeds: ['accept'] },
];

it('a village of 113 in three branches lives through a year in one chat', { timeout: 300_000 }, async () => {
  const people = branches.map(({ expected, away = 0, excused = 0 }) => expected + away + excused);
  expect(people.reduce((sum, size) => sum + size)).toBe(113);
  const year = await openVillageYear(branches, { seed: 113, start: { date: '2026-01-05', time: '10:00' } });
  for (const month of months) await playMonth(year, month);
  await year.until('2027-01-04', '12:00');
  const rules = year.rules(['2026-03', '2026-05', '2026-11']);
  tellFigures(year, rules);

  expect(broken(year.recorder, rules)).toEqual([]);
  expect(year.talk.rehearsal.violations()).toEqual([]);
  expect(year.talk.log.filter(({ level }) => level === 'error')).toEqual([]);
  const names = months.map(({ month }) => month);
  expect(uncalled(year, names)).toEqual([]);
  const outcomes = outcomesOf(year, names);
  expect(outcomes.map((of) => of.map(({ kind }) => kind).join(' '))).toEqual([
    'held held held',
    'held held held',
    'held held held',
    'held held held',
    'held held cancelled',
    'skipped held held',
    'unrecorded unrecorded undated',
    'held held held',
    'held held held',
    'held held held',
    'held cancelled held',
    'held held held',
  ]);
  const held = outcomes.flat().flatMap(({ tally }) => tally ?? []);
  expect(held.every((tally) => addsUp(tally) && tally.unrecorded === 0)).toBe(true);
  expect(held.every(({ present, leave, absent }) => present > 15 && leave + absent > 0)).toBe(true);
});
