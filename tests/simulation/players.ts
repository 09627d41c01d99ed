import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { built } from '../harness/places.ts';

/** A history in which something went wrong. */
export interface Found {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly trace: readonly string[];
}

/** Handed to a process at a time. */
const handful = 20;
/** After so many with problems no more are played. */
const enough = 3;

/**
 * Plays histories in processes, as many at a time as there are processors, and resolves to those in which something went wrong. When
 * `signal` aborts, or a process ends, it rejects with the seeds that were being played.
 */
export async function playHistories(
  seeds: readonly number[],
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  let next = 0;
  const hand = (): readonly number[] => {
    if (found.length >= enough) return [];
    next += handful;
    return seeds.slice(next - handful, next);
  };
  const processes = Math.min(availableParallelism(), Math.ceil(seeds.length / handful));
  await Promise.all(
    Array.from({ length: processes }, () => playByHandfuls(hand, (some) => found.push(...some), signal)),
  );
  return found;
}

function playByHandfuls(
  hand: () => readonly number[],
  tell: (found: readonly Found[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const first = hand();
  if (first.length === 0) return Promise.resolve();
  const child = fork(built('tests/simulation/player.js'), { execArgv: ['--enable-source-maps'] });
  let played = first;
  return new Promise<void>((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`${why} while playing the seeds ${String(played[0])} to ${String(played.at(-1))}`));
    };
    signal.addEventListener('abort', () => {
      fail('the time was up');
    });
    child.on('error', reject);
    child.on('exit', (status, by) => {
      fail(`the process ended (${String(status ?? by)})`);
    });
    child.on('message', (found) => {
      tell(found as readonly Found[]);
      played = hand();
      if (played.length > 0) child.send(played);
      else {
        child.disconnect();
        resolve();
      }
    });
    child.send(first);
  });
}
