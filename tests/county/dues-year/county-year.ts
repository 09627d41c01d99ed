import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LocalDate } from '../../../src/domain/ids.ts';
import { seededRandom } from '../../harness/seeded-random.ts';
import { openBench } from '../../harness/ingest-bench.ts';
import { changesOfTheYear } from './changes.ts';
import { drawHabits } from './habits.ts';
import { handUpQuarter } from './hand-ups.ts';
import { openOffice } from './office.ts';
import { playYear } from './play.ts';
import { openRoom } from './room.ts';
import { countyRoster } from './roster.ts';
import type { Branch, CountyRoster } from './roster.ts';
import { zhibu } from './shell.ts';

/** Whose officers write and tap on their phones; everywhere else the same words go straight to the use cases. */
export const spokenTownship = '望禾镇';
/** By then the fourth quarter is handed up. */
export const afterTheYear = '2027-01-09';

export interface CountyYear {
  readonly cwd: string;
  readonly file: string;
  readonly roster: CountyRoster;
  readonly bench: Awaited<ReturnType<typeof openBench>>;
}

/** The invented county through 2026, in a database file that `zhibu` can be run on. */
export async function countyYear(seed: number): Promise<CountyYear> {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'zhibu-year-'));
  const roster = countyRoster();
  roster.write(cwd);
  const imported = await zhibu(cwd, '2026-01-01', 'import', 'branches.csv', 'members.csv', 'admins.csv');
  if (imported.status !== 0) throw new Error(imported.out + imported.err);
  const file = path.join(cwd, 'data', 'zhibu.db');
  const bench = await openBench('zh-CN', true, { file, day: '2026-01-01' as LocalDate });
  const random = seededRandom(seed);
  const desk = {
    cwd,
    bench,
    roster,
    random,
    room: openRoom(bench),
    office: openOffice(bench.world),
    habits: drawHabits(roster.branches, random),
    isSpoken: ({ township }: Branch) => township === spokenTownship,
  };
  await playYear(desk, changesOfTheYear(desk));
  handUpQuarter(desk, 4, '2027-01-08');
  return { cwd, file, roster, bench };
}
