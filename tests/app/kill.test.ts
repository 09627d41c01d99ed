import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { tableOf } from '../chaos/report.ts';
import { runChaos } from '../chaos/run-chaos.ts';

const kills = 50;
/** `KILL_SEED=… npx vitest run tests/app/kill.test.ts` plays the same errands and moments; the scheduling is the machine's. */
const seed = Number(process.env['KILL_SEED'] ?? randomInt(1_000_000_000));

it(
  `keeps every answered tap once and sends nothing twice through ${String(kills)} kills (seed ${String(seed)})`,
  { timeout: 900_000 },
  async () => {
    const report = await runChaos({ clock: systemClock(), kills, seed });
    const { taps, lives, files, words } = report;
    // The table says what was found, and how to play it again.
    expect(report.ok, tableOf(report)).toBe(true);
    expect(lives).toBeGreaterThan(kills);
    expect(taps).toMatchObject({ made: 475, recorded: 475 });
    expect(taps.answered).toBeGreaterThan(taps.made / 2);
    expect(files).toEqual({ asked: 75, arrived: 75 });
    expect(words).toBe(175);
  },
);
