import { expect, it } from 'vitest';
import { play } from './history.ts';

const env = process.env;
/** Test files that share the histories of a run. */
const parts = 4;
const count = Number(env['SIM_HISTORIES'] ?? 8);
const firstSeed = Number(env['SIM_SEED'] ?? 1);

/** Plays the n-th part of the histories: `SIM_HISTORIES` of them, seeds from `SIM_SEED` on. */
export function playPart(part: number): void {
  const seeds = Array.from({ length: count }, (_, n) => firstSeed + n).filter((_, n) => n % parts === part);
  it.skipIf(seeds.length === 0)(
    `keeps the promise through ${String(seeds.length)} histories`,
    { timeout: 60_000 + seeds.length * 10_000 },
    async () => {
      for (const seed of seeds) {
        const { problems } = await play(seed);
        if (problems.length > 0) await fail(seed, problems);
      }
      expect(seeds.length).toBeGreaterThan(0);
    },
  );
}

async function fail(seed: number, problems: readonly string[]): Promise<never> {
  const { trace } = await play(seed, { isTraced: true });
  const again = `SIM_SEED=${String(seed)} SIM_HISTORIES=1 npx vitest run tests/simulation/`;
  throw new Error(
    [
      `Seed ${String(seed)}. Again: ${again}`,
      ...problems.slice(0, 10).map((one) => `  ${one}`),
      'What happened:',
      ...trace.map((line) => `  ${line}`),
    ].join('\n'),
  );
}
