import { spawn } from 'node:child_process';
import { built } from './places.ts';

/** The end of a process, with all that it wrote. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly log: string;
}

/** The program as it is installed: `node dist/src/main.js start` (or `worker`), a process of its own. */
export interface RealBot {
  readonly pid: number;
  /** Ends its standard input. */
  begin(): void;
  /** kill -9. */
  kill(): void;
  /** Asks it to stop in good order. */
  stop(): void;
  readonly exited: Promise<Exit>;
  isGone(): boolean;
}

export type Environment = Readonly<Record<string, string>>;

/** `before`: a module that runs before the program does. */
export function startRealBot(
  env: Environment,
  command: 'start' | 'worker' = 'start',
  before?: string,
): RealBot {
  const ahead = before === undefined ? [] : ['--import', before];
  // No .env of this folder is read: the working directory is the bot's own.
  const child = spawn(process.execPath, [...ahead, built('src/main.js'), command], {
    cwd: env['DATA_DIR'],
    env: { ...env, PATH: process.env['PATH'] ?? '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  let gone = false;
  // Killed before it began.
  child.stdin.on('error', () => undefined);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      log += chunk;
    });
  }
  return {
    pid: child.pid ?? 0,
    begin: () => void child.stdin.end(),
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

/** Reads its modules at once and waits with all else for `begin`. */
export function startWaitingBot(env: Environment, command: 'start' | 'worker' = 'start'): RealBot {
  return startRealBot(env, command, built('tests/harness/warm-up.js'));
}

/** Runs a command of the `zhibu` command line to its end. */
export async function runReal(
  argv: readonly string[],
  env: Environment,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [built('src/main.js'), ...argv], {
    cwd: env['DATA_DIR'],
    env: { ...env, PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said.err += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, ...said };
}
