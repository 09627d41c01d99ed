import { afterAll, describe, expect, it } from 'vitest';
import { columns, faults, onTheDay, openStage, outputOf, plays, secret } from '../harness/fault-matrix.ts';
import type { Cell, Column } from '../harness/fault-matrix.ts';
import { holdBlock, table } from '../tools/doc-blocks.ts';

const cells = new Map<string, Cell>();
const key = (name: string, column: Column) => `${name} ${column}`;

/*
 * Every fault of the Bot API met by every kind of call, through the whole program: real telegraf, real sockets, real SQLite. The
 * clock is moved by hand, so that seconds are counted and not waited for; only what hangs takes real time.
 */
describe('the faults of the Bot API', () => {
  it.each(columns)(
    '%s: alive, recovered within 40 s of the end, nothing doubled, no token in any output',
    async (column) => {
      const one = await openStage(column);
      if (column === 'edit' || column === 'answer') await onTheDay(one);
      for (const [index, [name, what]] of faults.entries()) {
        const cell = await plays[column](one, name, what, index + 1);
        expect(cell.recoveredS, `${column}, ${name}: seconds until it had recovered`).toBeLessThanOrEqual(40);
        one.rehearsal.faults.clear();
        cells.set(key(name, column), cell);
      }
      const output = await outputOf(one);
      expect(output.length).toBeGreaterThan(1_000);
      expect(output).not.toContain(secret);
    },
    240_000,
  );

  afterAll(async () => {
    if (cells.size < faults.length * columns.length) return;
    const rows = faults.map(([name]) => [
      name,
      ...columns.map((column) => cells.get(key(name, column))?.became ?? ''),
    ]);
    await holdBlock('docs/fault-matrix.md', 'fault-matrix', table(['fault', ...columns], rows));
  });
});
