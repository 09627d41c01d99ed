import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { memberName, openPartyDay, planOf } from '../harness/party-day.ts';
import { stateOf } from '../harness/roster-state.ts';

/* A file says on the Party day itself that somebody has left: it counts from when it would if an officer had said so. */

const plan = planOf({ away: 0 });
const name = memberName(plan, 5);

/** Imports the members again, with the row of that person changed. */
async function importAgain({ talk }: BoundVillage, change: (row: string) => string): Promise<void> {
  const file = path.join(talk.dataDir, 'members.csv');
  const rows = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, rows.map((row) => (row.includes(`,${name},`) ? change(row) : row)).join('\n'));
  expect((await talk.zhibu('import', file)).status).toBe(0);
  await talk.settle();
}

const left = (row: string) => row.replace(',正式,', ',已转出,');

it('已转出 counts from the next day once the Party day has begun', async () => {
  const village = await openPartyDay([plan]);
  const { talk, say, person, latest, group } = village;
  await talk.advanceTo('2026-11-15', '09:10');
  await importAgain(village, left);
  await say(person(0), 'bot', '到齐');
  expect(latest(group, '应到').text).toContain('应到12，实到12');
  expect(stateOf(village, name, '2026-11-15')?.status).toBe('formal');
  expect(stateOf(village, name, '2026-11-16')?.status).toBe('transferred');
});

it('from that day when it has not begun', async () => {
  const village = await openPartyDay([plan]);
  const { latest, group } = village;
  await importAgain(village, left);
  expect(latest(group, '应到').text).toContain('应到11，实到0');
  expect(stateOf(village, name, '2026-11-15')?.status).toBe('transferred');
});

it('whoever goes to another branch is expected where the day has begun', async () => {
  const other = planOf({ code: 'SQ02', name: '石桥村第二党支部', secretary: '何志强', away: 0, day: '20' });
  const village = await openPartyDay([plan, other]);
  const { talk } = village;
  await talk.advanceTo('2026-11-15', '09:10');
  const branchOn = (day: string) => stateOf(village, name, day)?.branch;
  const before = branchOn('2026-11-15');
  await importAgain(village, (row) => row.replace(/^SQ01,/, 'SQ02,'));
  expect(branchOn('2026-11-15')).toBe(before);
  expect(branchOn('2026-11-16')).not.toBe(before);
});
