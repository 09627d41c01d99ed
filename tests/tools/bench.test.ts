import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchCli } from '../bench/bench-cli.ts';
import { compare } from '../bench/compare.ts';
import type { Bench } from '../bench/define-bench.ts';
import { loadBenches } from '../bench/run-benches.ts';
import { root } from './planted-tree.ts';

/** A bench whose figures are known beforehand: the base always 10. */
function planted(subject: readonly number[], atMost?: number): Bench & { readonly closed: () => number } {
  let closed = 0;
  return {
    says: 'one against the other',
    unit: 'ms',
    rounds: subject.length - 1,
    ...(atMost === undefined ? {} : { atMost }),
    closed: () => closed,
    open() {
      const left = [...subject];
      return {
        base: () => 10,
        subject: () => left.shift() ?? NaN,
        close: () => void (closed += 1),
      };
    },
  };
}

async function bench(argv: readonly string[], benches: Readonly<Record<string, Bench>>) {
  let out = '';
  let err = '';
  const status = await benchCli(argv, new Map(Object.entries(benches)), {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { status, out, err };
}

describe('a comparison', () => {
  it('measures in turns, each side first in every second round, and leaves out the first', async () => {
    const order: string[] = [];
    const side = (name: string, figures: number[]) => () => {
      order.push(name);
      return Promise.resolve(figures.shift() ?? NaN);
    };
    const compared = await compare(
      { base: side('base', [900, 10, 20, 10]), subject: side('subject', [1, 20, 80, 30]) },
      3,
    );
    expect(order.join(' ')).toBe('base subject subject base base subject subject base');
    expect(compared).toEqual({ base: 10, subject: 30, ratio: 3, lower: 2.5, upper: 3.5 });
  });
});

describe('npm run bench', () => {
  it('says what was measured, and succeeds when the bounds hold', async () => {
    const { status, out, err } = await bench([], {
      bounded: planted([99, 19, 20, 21], 2),
      told: planted([99, 70]),
    });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(`bounded: one against the other
  2.00 ×, at most 2: holds
  half of 3 rounds between 1.95 and 2.05; medians 20.0 and 10.0 ms
told: one against the other
  7.00 ×
  half of 1 rounds between 7.00 and 7.00; medians 70.0 and 10.0 ms
`);
  });

  it('fails when a bound is broken, after the others were measured', async () => {
    const benches = { broken: planted([1, 21], 2), sound: planted([1, 20], 2) };
    const { status, out } = await bench(['--json'], benches);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      benches: [
        { name: 'broken', ratio: 2.1, atMost: 2, ok: false },
        { name: 'sound', ratio: 2, atMost: 2, ok: true },
      ],
    });
    expect([benches.broken.closed(), benches.sound.closed()]).toEqual([1, 1]);
    expect((await bench([], benches)).out).toContain('2.10 ×, at most 2: BROKEN');
  });

  it('runs those that were named', async () => {
    const { out } = await bench(['b', '--json'], { a: planted([1, 1]), b: planted([1, 1]) });
    expect(JSON.parse(out)).toMatchObject({ ok: true, benches: [{ name: 'b' }] });
  });

  it.each([
    ['c', 'There is no bench c. There are: a, b'],
    ['--fast', "Unknown option '--fast'"],
  ])('says what it does not understand: %s', async (word, said) => {
    const { status, out, err } = await bench([word], { a: planted([1, 1]), b: planted([1, 1]) });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(said);
    expect(err).toContain('\nnpm run bench -- [NAME …] [--json]\n');
  });

  it('takes its benches from the files of the folder', async () => {
    const benches = await loadBenches(path.join(root, 'tests/bench/benches'));
    expect([...benches.keys()]).toContain('check-seals');
    for (const { says, rounds } of benches.values()) {
      expect(says).toMatch(/ against /);
      expect(rounds % 2).toBe(1);
    }
  });

  it('works as it is built', { timeout: 120_000 }, async () => {
    const tool = path.join(root, 'dist/tests/bench/bench.js');
    const ran = await new Promise<{ error: unknown; out: string }>((resolve) => {
      execFile(process.execPath, [tool, 'sealed-insert', '--json'], (error, out) => {
        resolve({ error, out });
      });
    });
    expect(ran.error).toBeNull();
    const { benches } = JSON.parse(ran.out) as { benches: { name: string; ratio: number; base: number }[] };
    expect(benches).toHaveLength(1);
    for (const { name, ratio, base } of benches) {
      expect(name).toBe('sealed-insert');
      expect(ratio).toBeGreaterThan(0);
      expect(base).toBeGreaterThan(0);
    }
  });
});
