import { spawn } from 'node:child_process';
import { built } from './built.ts';

/** The program as it is installed: `node dist/src/main.js start` (or `worker`), a process of its own. */
export interface RealBot {
  /** kill -9. */
  kill(): void;
  /** Asks it to stop in good order. */
  stop(): void;
  readonly exited: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly log: string;
  }>;
  isGone(): boolean;
}

export function startRealBot(
  env: Readonly<Record<string, string>>,
  command: 'start' | 'worker' = 'start',
): RealBot {
  // No .env of this folder is read: the working directory is the bot's own.
  const child = spawn(process.execPath, [built('src/main.js'), command], {
    cwd: env['DATA_DIR'],
    env: { ...env, PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let gone = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      log += chunk;
    });
  }
  return {
    kill: () => void child.kill('SIGKILL'),
    stop: () => void child.kill('SIGTERM'),
    isGone: () => gone,
    exited: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        gone = true;
        resolve({ code, signal, log });
      });
    }),
  };
}
