import { spawn } from 'node:child_process';
import { built } from '../harness/places.ts';
import { startRealBot } from '../harness/real-bot.ts';
import type { Environment, RealBot } from '../harness/real-bot.ts';

/** Starts the program, which reads its modules at once and waits with all else for `begin`. */
export function startReal(command: 'start' | 'worker', env: Environment): RealBot {
  return startRealBot(env, command, built('tests/chaos/warm-up.js'));
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
