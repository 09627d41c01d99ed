import { spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { built } from './places.ts';

/** A worker process that holds its first task until it is killed. */
export interface HoldingWorker {
  /** Resolves to the id of the task that it holds. */
  readonly holds: Promise<number>;
  isHolding(): boolean;
  /** kill -9. */
  kill(): Promise<void>;
}

export function startHoldingWorker(url: string, installation: string): HoldingWorker {
  const script = path.resolve(import.meta.dirname, 'holding-worker.mjs');
  const queue = built('src/adapters/bullmq/bullmq-queue.js');
  const child = spawn(process.execPath, [script, queue, url, installation], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let isHolding = false;
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    holds: new Promise((resolve) => {
      child.stdout.setEncoding('utf8').once('data', (text: string) => {
        isHolding = true;
        resolve(Number(text));
      });
    }),
    isHolding: () => isHolding,
    kill,
  };
}
