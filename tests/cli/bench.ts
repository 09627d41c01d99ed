import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import type { CliDeps } from '../../src/cli/cli-deps.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { createProgram } from '../../src/program.ts';

const repository = path.resolve(import.meta.dirname, '../..');

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Shell {
  readonly cwd: string;
  readonly dataDir: string;
  run(argv: readonly string[], changes?: Partial<CliDeps>): Promise<Ran>;
  /** As `run`, with `--json`: what stood on standard output, parsed. */
  json(argv: readonly string[]): Promise<{ status: number; document: unknown; err: string }>;
  /** The database that the commands work on. */
  store(): Store;
}

/** The command line in an empty folder, with the program's own wiring; the clock stands at 2026-11-22 09:30. */
export function openShell(env: CliDeps['env'] = {}): Shell {
  const cwd = mkdtempSync(path.join(tmpdir(), 'zhibu-cli-'));
  onTestFinished(() => {
    rmSync(cwd, { recursive: true });
  });
  const dataDir = path.join(cwd, 'data');
  const clock = settableClock(instantAt('2026-11-22' as LocalDate, '09:30' as LocalTime, 'Asia/Shanghai'));
  const run: Shell['run'] = async (argv, changes = {}) => {
    let out = '';
    let err = '';
    const status = await runCli(argv, {
      ...createProgram({ root: repository, code: repository, clock, pid: 4711, host: 'county' }),
      env,
      cwd,
      clock,
      stdout: { isTTY: false, write: (text) => (out += text) },
      stderr: { isTTY: false, write: (text) => (err += text) },
      untilStopped: () => Promise.resolve(),
      ...changes,
    });
    return { status, out, err };
  };
  return {
    cwd,
    dataDir,
    run,
    async json(argv) {
      const { status, out, err } = await run([...argv, '--json']);
      return { status, document: JSON.parse(out) as unknown, err };
    },
    store() {
      mkdirSync(dataDir, { recursive: true });
      const store = openStore({
        file: path.join(dataDir, 'zhibu.db'),
        migrationsFolder: path.join(repository, 'drizzle'),
      });
      onTestFinished(() => {
        store.close();
      });
      return store;
    },
  };
}
