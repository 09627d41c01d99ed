import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What some tests need from outside the clone; those that CI cannot do without are marked. */
const programs = [
  { name: 'redis-server', package: 'redis-server', tests: 'the Redis tests', neededOnCi: true },
  { name: 'chromium', package: 'chromium', tests: 'the browser tests', neededOnCi: true },
  {
    name: 'soffice',
    package: 'libreoffice-writer-nogui libreoffice-calc-nogui',
    tests: 'the LibreOffice tests',
    neededOnCi: false,
  },
] as const;

/** Full path of a program on PATH. A test that needs one runs when it is there and is skipped otherwise. */
export function onPath(program: (typeof programs)[number]['name']): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Vitest's global setup: one line for each absent program, and with CI=true a failure where that may not be. */
export function setup(): void {
  const absent = programs.filter(({ name }) => onPath(name) === undefined);
  for (const program of absent) {
    process.stderr.write(
      `${program.name} is not on PATH: ${program.tests} do not run (Debian: apt-get install ${program.package})\n`,
    );
  }
  const missed = absent.filter(({ neededOnCi }) => neededOnCi).map(({ name }) => name);
  if (process.env['CI'] === 'true' && missed.length > 0) {
    throw new Error(`CI=true, but ${missed.join(' and ')} cannot be found on PATH. Install and run again.`);
  }
}
