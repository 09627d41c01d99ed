import { afterAll, expect, it } from 'vitest';
import { wipe } from './disk.ts';
import { inMemoryFiles } from './machine.ts';
import { filesContract } from '../contract/files.ts';
import { play } from './history.ts';

/* The simulation itself: a seed is a history, call by call and row by row. */

afterAll(wipe);

const digested = { isDigested: true };

it('brings the same history for the same seed, and another for another', { timeout: 120_000 }, async () => {
  const [first, again, other] = [await play(3, digested), await play(3, digested), await play(4, digested)];
  expect(again.digest).toBe(first.digest);
  expect(again.figures).toEqual(first.figures);
  expect(other.digest).not.toBe(first.digest);
});

it('dies in its histories, loses replies, and writes down what happened', { timeout: 120_000 }, async () => {
  const played = [];
  for (let seed = 1; seed <= 4; seed += 1) played.push(await play(seed, { isTraced: true }));
  expect(Math.max(...played.map(({ figures }) => figures.lives))).toBeGreaterThan(1);
  expect(Math.min(...played.map(({ figures }) => figures.steps))).toBeGreaterThan(50);
  expect(played.flatMap(({ trace }) => trace).some((line) => line.includes('✝'))).toBe(true);
});

filesContract('in memory', () => {
  let now = 1_000;
  return Promise.resolve(inMemoryFiles({ now: () => (now += 1) as never }));
});
