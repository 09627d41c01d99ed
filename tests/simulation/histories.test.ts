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
/** Of each history with a problem. */
const linesShown = 40;
const seeds = Array.from({ length: count }, (_, n) => Number(first ?? 1) + n);

it(
  `keeps the promise through ${String(count)} histories`,
  { timeout: 120_000 + count * 500 },
  async ({ signal }) => {
    const found = await playHistories(seeds, signal);
    expect(found.length, `${found.map(told).join('\n')}\n`).toBe(0);
  },
);

/** Logs are cut in the middle, or show their end alone: what is wrong stands last, and less than all of what led there before it. */
function told({ seed, problems, trace }: Found): string {
  const shown = trace.slice(-linesShown);
  return [
    `What happened before (${String(shown.length)} of ${String(trace.length)} lines):`,
    ...shown.map((line) => `  ${line}`),
    `Seed ${String(seed)}. Again: SIM_SEED=${String(seed)} SIM_HISTORIES=1 npm test -- tests/simulation/histories.test.ts`,
    ...problems.slice(0, 10).map((one) => `  ${one}`),
  ].join('\n');
}
