#!/usr/bin/env node
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from './adapters/clock/system-clock.ts';
import { runCli } from './cli/run-cli.ts';
import type { Output } from './cli/cli-deps.ts';
import { openWorkshop } from './open-workshop.ts';
import { createProgram } from './program.ts';

/** The only file that touches the process. */
const code = path.resolve(import.meta.dirname, '..');
const root = existsSync(path.join(code, 'package.json')) ? code : path.resolve(code, '..');
const clock = systemClock();

const output = (stream: NodeJS.WriteStream): Output => ({
  write: (text) => {
    stream.write(text);
  },
  isTTY: stream.isTTY,
});

const untilStopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });

process.exitCode = await runCli(process.argv.slice(2), {
  ...createProgram({ root, code, clock, pid: process.pid, host: os.hostname(), workshop: openWorkshop }),
  env: process.env,
  cwd: process.cwd(),
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  clock,
  untilStopped,
});
