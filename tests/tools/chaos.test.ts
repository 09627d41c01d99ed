import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { onPath } from './outside-programs.ts';
import { root } from './planted-tree.ts';

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** What `npm run chaos` runs once it is built. */
function chaos(...argv: readonly string[]): Promise<Ran> {
  const tool = path.join(root, 'dist/tests/chaos/chaos.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...argv], (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

interface Read {
  readonly ok: boolean;
  readonly kills: number;
  readonly taps: { readonly made: number; readonly amidKills: number; readonly recorded: number };
  readonly withoutRedis?: { readonly made: number; readonly answered: number };
  readonly findings: readonly { readonly name: string; readonly found: readonly string[] }[];
}

it('kills the program, tells what it saw, and finds nothing', { timeout: 300_000 }, async () => {
  const { status, out, err } = await chaos('--kills', '5', '--seed', '7', '--json');
  const report = JSON.parse(out) as Read;
  expect(report.findings.filter((one) => one.found.length > 0)).toEqual([]);
  expect(report.findings.length).toBeGreaterThan(15);
  expect(status).toBe(0);
  expect(report).toMatchObject({ ok: true, kills: 5, seed: 7, taps: { made: 57, recorded: 57 } });
  expect(report.taps.amidKills).toBeGreaterThan(0);
  expect(err).toContain('5/5 kills');
});

it.skipIf(onPath('redis-server') === undefined)(
  'kills Redis and workers too, and finds nothing',
  { timeout: 300_000 },
  async () => {
    const troubles = ['--redis-kills', '2', '--flushes', '1', '--worker-kills', '2'];
    const { status, out } = await chaos('--seed', '7', '--json', ...troubles);
    const report = JSON.parse(out) as Read;
    expect(report.findings.filter((one) => one.found.length > 0)).toEqual([]);
    expect(report).toMatchObject({
      kills: 2,
      files: { asked: 5, arrived: 5 },
      neighbours: { redisKills: 2, flushes: 1, workerKills: 2 },
    });
    expect(report.withoutRedis?.made).toBeGreaterThan(0);
    expect(report.withoutRedis?.answered).toBeGreaterThan(0);
    expect(status).toBe(0);
  },
);

it.each([
  [
    'doubled-message',
    ['messages doubled', 'notices, cards, receipts not there once, cards untrue, ledgers wrong'],
  ],
  ['lost-tap', ['acknowledged taps lost']],
])('fails when the promise is broken: %s', { timeout: 300_000 }, async (plant, names) => {
  const { status, out } = await chaos('--kills', '1', '--seed', '7', '--plant', plant);
  const table = out.slice(out.indexOf('These have to be zero'));
  for (const name of names) expect(table).toContain(`\n${name}:\n  第1村党支部`);
  expect(out).toContain('NOT as promised. Again with: --seed 7');
  expect(status).toBe(1);
});

it('says what it does not understand', async () => {
  const { status, out, err } = await chaos('--kills', 'viele');
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toMatch(/^--kills takes a whole number, found viele\nnpm run chaos -- \[--kills 1000\]/);
});
