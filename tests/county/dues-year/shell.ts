import path from 'node:path';
import { settableClock } from '../../../src/adapters/clock/settable-clock.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { instantAt } from '../../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../../src/domain/ids.ts';
import { createProgram } from '../../../src/program.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** `npx zhibu …` in this folder, on that day at nine. */
export async function zhibu(
  cwd: string,
  day: string,
  ...argv: readonly string[]
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const clock = settableClock(instantAt(day as LocalDate, '09:00' as LocalTime, 'Asia/Shanghai'));
  let out = '';
  let err = '';
  const status = await runCli(argv, {
    ...createProgram({ root, code: root, clock, pid: 4711, host: 'county' }),
    env: {},
    cwd,
    clock,
    stdout: { isTTY: false, write: (text) => (out += text) },
    stderr: { isTTY: false, write: (text) => (err += text) },
    untilStopped: () => Promise.resolve(),
  });
  return { status, out, err };
}
