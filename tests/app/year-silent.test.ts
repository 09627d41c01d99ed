import { it } from 'vitest';
import { liveSilently } from '../harness/year/silent.ts';
import { openVillageYear } from '../harness/year/village-year.ts';
import type { YearBranch } from '../harness/year/village-year.ts';

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

it(
  'a year of a branch without a single tap of a member has a complete ledger',
  { timeout: 240_000 },
  async () => {
    const year = await openVillageYear([branch], { seed: 1, start: { date: '2026-01-05', time: '10:00' } });
    await liveSilently(year);
  },
);
