import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { runSoak } from '../chaos/run-soak.ts';
import { grown, sampleHeading, sampleLine } from '../chaos/samples.ts';
import type { Sample } from '../chaos/samples.ts';
import { root } from './planted-tree.ts';

const mb = 2 ** 20;
const steady: Sample = {
  atS: 60,
  rssBytes: 200 * mb,
  heapBytes: 60 * mb,
  openFiles: 34,
  walBytes: 4 * mb,
  databaseBytes: mb,
  loopLagMs: 12,
  answers: 120,
  p50Ms: 8,
  p99Ms: 40,
  outbox: { sent: 300 },
};
const hours = (change: (minute: number) => Partial<Sample>): readonly Sample[] =>
  Array.from({ length: 120 }, (_, n) => ({ ...steady, atS: 60 * (n + 1), ...change(n) }));

describe('what grows in a soak', () => {
  it('is nothing while figures go up and down, or peak', () => {
    const saw = hours((n) => ({ heapBytes: (50 + (n % 7) * 8) * mb, rssBytes: (n === 90 ? 600 : 200) * mb }));
    expect(grown(saw)).toEqual([]);
  });

  it.each([
    ['memory', (n: number) => ({ rssBytes: (200 + n / 2) * mb })],
    ['heap', (n: number) => ({ heapBytes: (60 + n / 4 + (n % 5)) * mb })],
    ['open files', (n: number) => ({ openFiles: 34 + Math.floor(n / 10) })],
    ['write-ahead log', (n: number) => ({ walBytes: (4 + n / 8) * mb })],
  ])('is named: %s', (name, change) => {
    expect(grown(hours(change))).toEqual([
      expect.stringMatching(new RegExp(`^${name}: by \\d+, allowed \\d+$`)),
    ]);
  });

  it('stands a line a minute', () => {
    expect(sampleHeading.split(/ {2,}/)).toHaveLength(11);
    expect(sampleLine(steady).trim().split(/ {2,}/)).toEqual([
      '1.0',
      '200.0',
      '60.0',
      '34',
      '4.0',
      '1.0',
      '12',
      '120',
      '8',
      '40',
      'sent 300',
    ]);
  });
});

it('keeps a program under traffic, measures it, and finds nothing', { timeout: 300_000 }, async () => {
  const report = await runSoak({ clock: systemClock(), seed: 7, hours: 0.003, rate: 5, sampleMs: 2_000 });
  // What grows is for hours to tell: in seconds a program is still warming up.
  const named = report.findings.filter(({ name }) => name !== 'figures that grow');
  expect(named).toHaveLength(report.findings.length - 1);
  expect(named.filter(({ found }) => found.length > 0)).toEqual([]);
  expect(report.taps).toBeGreaterThan(100);
  expect(report.samples.length).toBeGreaterThan(2);
  for (const { rssBytes, heapBytes, openFiles, databaseBytes } of report.samples) {
    expect(rssBytes).toBeGreaterThan(heapBytes);
    expect(heapBytes).toBeGreaterThan(10 * mb);
    expect(openFiles).toBeGreaterThan(5);
    expect(databaseBytes).toBeGreaterThan(100_000);
  }
});

it.each([
  [['--hours', '0'], '--hours takes a number above 0, found 0'],
  [['--hours', '1', '--seed', 'x'], '--seed takes a whole number, found x'],
])('says what it does not understand: %j', (argv, said) => {
  const tool = path.join(root, 'dist/tests/chaos/soak.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...argv], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(`${said}\nnpm run soak -- --hours N [--rate 2] [--seed N] [--json]\n`);
});
