import { describe, expect, it } from 'vitest';
import { expectSameBooks } from '../harness/dues-model/books.ts';
import { expectSameCheck, expectSameLedger } from '../harness/dues-model/comparing.ts';
import { restart } from '../harness/dues-model/others.ts';
import { playOne } from '../harness/dues-model/playing.ts';
import { openPlay } from '../harness/dues-model/village.ts';
import type { Play } from '../harness/dues-model/village.ts';
import { seededRandom } from '../harness/seeded-random.ts';

/*
 * Whatever two branches do about dues, in any order: what the program says, keeps and prints is what is worked out by hand
 * from the same rules, to the fen.
 */

const seeds = [1, 2, 3, 4, 5, 6];
const stepsEach = 40;

/** A failure says which seed it was, and what had been done. */
async function told(seed: number, play: Play, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw new Error([`seed ${String(seed)}, after:`, ...play.story].join('\n'), { cause: error });
  }
}

describe('the dues of two branches', () => {
  it.each(seeds)(
    'are what the paper would say, whatever happens (seed %i)',
    { timeout: 120_000 },
    async (seed) => {
      const play = await openPlay(seededRandom(seed));
      await told(seed, play, async () => {
        for (let step = 0; step < stepsEach; step += 1) {
          await playOne(play);
          if (step % 10 === 9) expectSameLedger(play);
        }
        await restart(play);
        expectSameLedger(play);
        await expectSameCheck(play);
        await expectSameBooks(play, play.random.pick(play.world.branches));
        expect(play.world.ledger.length).toBeGreaterThan(5);
      });
    },
  );
});
