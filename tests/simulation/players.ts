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
/** So many handfuls, and a new process takes over: each history leaves something in the memory. */
const handfulsOfOne = 10;
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

async function playByHandfuls(
  hand: () => readonly number[],
  tell: (found: readonly Found[]) => void,
  signal: AbortSignal,
): Promise<void> {
  let seeds = hand();
  while (seeds.length > 0) {
    const player = startPlayer(signal);
    for (let n = 0; n < handfulsOfOne && seeds.length > 0; n += 1) {
      tell(await player.play(seeds));
      seeds = hand();
    }
    player.dismiss();
  }
}

function startPlayer(signal: AbortSignal) {
  const child = fork(built('tests/simulation/player.js'), { execArgv: ['--enable-source-maps'] });
  const play = (seeds: readonly number[]): Promise<readonly Found[]> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        child.off('message', done).off('error', reject).off('exit', gone);
        signal.removeEventListener('abort', late);
      };
      const fail = (why: string): void => {
        leave();
        child.kill('SIGKILL');
        reject(new Error(`${why} while playing the seeds ${String(seeds[0])} to ${String(seeds.at(-1))}`));
      };
      const done = (found: unknown): void => {
        leave();
        resolve(found as readonly Found[]);
      };
      const gone = (status: number | null, by: string | null): void => {
        fail(`the process ended (${String(status ?? by)})`);
      };
      const late = (): void => {
        fail('the time was up');
      };
      child.on('message', done).on('error', reject).on('exit', gone);
      signal.addEventListener('abort', late);
      child.send(seeds);
    });
  return {
    play,
    dismiss: () => {
      child.disconnect();
    },
  };
}
