import { it } from 'vitest';
import { liveSilently } from '../harness/year/silent.ts';
import { openVillageYear } from '../harness/year/village-year.ts';
import type { YearBranch } from '../harness/year/village-year.ts';

/* 113 people in three branches, 30 expected in each. */
const branch = (n: number, name: string, excused: number, secretary: string): YearBranch => ({
  code: `BL0${String(n)}`,
  village: '北龙坪村',
  name: `北龙坪村${name}党支部`,
  expected: 30,
  away: 4,
  excused,
  secretary,
  phoneless: [7, 8, 9, 10],
  stranger: 29,
  muted: 12,
});
const branches = [
  branch(1, '第一', 4, '林福贵'),
  branch(2, '第二', 4, '何志强'),
  branch(3, '第三', 3, '马长河'),
];

it(
  'a year of a village in which only the secretaries write has a complete ledger',
  { timeout: 300_000 },
  async () => {
    const year = await openVillageYear(branches, { seed: 1, start: { date: '2026-01-05', time: '10:00' } });
    await liveSilently(year);
  },
);
