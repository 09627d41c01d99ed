import { expect, it } from 'vitest';
import { playMonth } from '../harness/year/month.ts';
import type { MonthScript } from '../harness/year/month.ts';
import { addsUp, outcomesOf, uncalled } from '../harness/year/outcome.ts';
import { leaving, oneJoins, someLeave } from '../harness/year/people-change.ts';
import { broken } from '../harness/year/recorder.ts';
import { tellFigures } from '../harness/year/tell-figures.ts';
import { openVillageYear } from '../harness/year/village-year.ts';
import type { YearBranch } from '../harness/year/village-year.ts';

/*
 * The year 2026 of one branch of 35 with one chat, in simulated time: members who tap, ask leave, come late, tap the
 * wrong thing and say nothing; a secretary who runs it; and every message of the bot counted against design §1.
 */

const branch: YearBranch = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 30,
  away: 3,
  excused: 2,
  secretary: '林福贵',
  phoneless: [8, 9, 10],
  stranger: 29,
  muted: 12,
};

const months: readonly MonthScript[] = [
  { month: '2026-01', deeds: ['accept'] },
  { month: '2026-02', deeds: ['pickLater'] },
  { month: '2026-03', deeds: ['move'] },
  { month: '2026-04', deeds: ['stand'] },
  { month: '2026-05', deeds: ['cancel'] },
  { month: '2026-06', deeds: ['skip'] },
  { month: '2026-07', deeds: ['nothing'] },
  { month: '2026-08', deeds: ['accept'], theme: '学习乡村振兴' },
  { month: '2026-09', deeds: ['accept'], meanwhile: someLeave },
  { month: '2026-10', deeds: ['accept'], meanwhile: oneJoins },
  { month: '2026-11', deeds: ['accept'] },
  { month: '2026-12', deeds: ['accept'] },
];

it('a branch of 35 lives through a year in peace', { timeout: 240_000 }, async () => {
  const year = await openVillageYear([branch], { seed: 35, start: { date: '2026-01-05', time: '10:00' } });
  const { person } = year;
  for (const month of months) await playMonth(year, month);
  await year.until('2027-01-04', '12:00');
  const gone = [leaving.dead, leaving.transferred].map((k) => ({ who: person(k), from: '2026-09-11' }));
  const rules = { ...year.rules(['2026-03', '2026-05']), gone };
  tellFigures(year, rules);

  expect(broken(year.recorder, rules)).toEqual([]);
  expect(year.talk.rehearsal.violations()).toEqual([]);
  expect(year.talk.log.filter(({ level }) => level === 'error')).toEqual([]);
  const names = months.map(({ month }) => month);
  expect(uncalled(year, names)).toEqual([]);
  const outcomes = outcomesOf(year, names).flat();
  expect(outcomes.map(({ kind, date }) => (date === undefined ? kind : `${kind} ${date}`))).toEqual([
    'held 2026-01-15',
    'held 2026-02-24',
    'held 2026-03-17',
    'held 2026-04-15',
    'cancelled',
    'skipped',
    'unrecorded 2026-07-15',
    'held 2026-08-15',
    'held 2026-09-15',
    'held 2026-10-15',
    'held 2026-11-15',
    'held 2026-12-15',
  ]);
  const held = outcomes.flatMap(({ tally }) => tally ?? []);
  expect(held.every((tally) => addsUp(tally) && tally.unrecorded === 0)).toBe(true);
  // One dead, one transferred and one away from September; one joined in October, and who is away comes all the same.
  expect(held.map(({ expected }) => expected)).toEqual([30, 30, 30, 30, 30, 27, 29, 29, 29]);
});
