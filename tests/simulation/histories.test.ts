import { expect, it } from 'vitest';
import { playHistories } from './players.ts';
import type { Found } from './players.ts';

/*
 * Histories of the simulation: 200, on CI 10,000; `SIM_HISTORIES` says another number, `SIM_SEED` the first seed. They are played
 * by what was built (`npm test` builds it), on every processor.
 */

const { CI: ci, SIM_HISTORIES: asked, SIM_SEED: first } = process.env;
const onCi = ci !== undefined && ci !== '' && ci !== 'false';
const count = Number(asked ?? (onCi ? 10_000 : 200));
const seeds = Array.from({ length: count }, (_, n) => Number(first ?? 1) + n);

it(
  `keeps the promise through ${String(count)} histories`,
  { timeout: 120_000 + count * 500 },
  async ({ signal }) => {
    const found = await playHistories(seeds, signal);
    expect(found.length, found.map(told).join('\n')).toBe(0);
  },
);

function told({ seed, problems, trace }: Found): string {
  return [
    `Seed ${String(seed)}. Again: SIM_SEED=${String(seed)} SIM_HISTORIES=1 npm test -- tests/simulation/histories.test.ts`,
    ...problems.slice(0, 10).map((one) => `  ${one}`),
    'What happened:',
    ...trace.map((line) => `  ${line}`),
  ].join('\n');
}
