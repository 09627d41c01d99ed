import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { builtMain, builtWarmUp } from './places.ts';

/** The end of a process, with all that it wrote. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly log: string;
}

/** The program as it is installed: `node dist/src/main.js …`, a process of its own. */
export interface RealProcess {
  readonly pid: number;
  /** Its modules are read already; now it begins. */
  begin(): void;
  /** kill -9. */
  kill(): void;
  /** Asks it to stop in good order. */
  stop(): void;
  readonly exited: Promise<Exit>;
  isGone(): boolean;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts the program, which waits for `begin` once its modules are read. No .env of this folder is read. */
export function startReal(command: 'start' | 'worker', env: Environment): RealProcess {
  for (const file of [builtMain, builtWarmUp])
    if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build:tools\` (npm test does)`);
  const child = spawn(process.execPath, ['--import', builtWarmUp, builtMain, command], {
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

/** Runs a command of the `zhibu` command line to its end. */
export async function runReal(
  argv: readonly string[],
  env: Environment,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [builtMain, ...argv], {
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
