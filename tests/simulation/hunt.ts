import { afterAll, expect, it } from 'vitest';
import { wipe } from './disk.ts';
import { play } from './history.ts';

/* Runs on a copy of the tree with a fault planted in it (`planted-faults.test.ts`), and there only. */

afterAll(wipe);

const most = Number(process.env['SIM_HUNT'] ?? 300);

it('finds the planted fault', { timeout: 600_000 }, async () => {
  const found: string[] = [];
  for (let seed = 1; seed <= most && found.length === 0; seed += 1) {
    const [problem] = (await play(seed)).problems;
    if (problem !== undefined) found.push(`found by history ${String(seed)}: ${problem}`);
  }
  expect(found, `nothing found in ${String(most)} histories`).toHaveLength(1);
  process.stdout.write(`${import.meta.dirname} ${found.join().slice(0, 300)}\n`);
});
