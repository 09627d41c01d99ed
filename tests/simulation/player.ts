import { play } from './history.ts';
import type { Found } from './players.ts';

/* Run as a process of its own (`players.ts`): plays the seeds that it is handed, and tells what it found. */

async function look(seed: number): Promise<Found | undefined> {
  try {
    const { problems } = await play(seed);
    if (problems.length === 0) return undefined;
    const { trace } = await play(seed, { isTraced: true });
    return { seed, problems, trace };
  } catch (error) {
    const threw = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, problems: [threw], trace: [] };
  }
}

async function playAll(seeds: readonly number[]): Promise<void> {
  const found: Found[] = [];
  for (const seed of seeds) {
    const one = await look(seed);
    if (one !== undefined) found.push(one);
  }
  process.send?.(found);
}

process.on('message', (seeds: readonly number[]) => {
  void playAll(seeds);
});
