import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantTree } from './tools/planted-tree.ts';

const ordinaryPrograms = ['bash', 'env', 'dirname', 'grep', 'id', 'mkdir', 'rm'];
const outsidePrograms = ['redis-server', 'chromium', 'soffice', 'pdftotext', 'faketime'];

function realPathOf(program: string): string {
  const path = ['/usr/bin', '/bin'].map((folder) => join(folder, program)).find((file) => existsSync(file));
  if (path === undefined) throw new Error(`${program} is neither in /usr/bin nor in /bin`);
  return path;
}

/** Runs `.ci/run` where npm is a stand-in that ends as told, and apt-get one that only notes what it was asked. */
function ciRun(told: { ci?: number; test?: number; check?: number; report?: unknown; absent?: string[] }) {
  const report = told.report === undefined ? '' : JSON.stringify(told.report);
  const tree = plantTree(['.ci'], {
    'bin/npm': `#!/usr/bin/env bash
echo "npm $*" >>calls
case "$1" in
  ci) exit ${String(told.ci ?? 0)} ;;
  test) if [ -n '${report}' ]; then mkdir -p coverage; echo '${report}' >coverage/test-results.json; fi
    exit ${String(told.test ?? 0)} ;;
  run) echo noise; exit ${String(told.check ?? 0)} ;;
esac
`,
    'bin/apt-get': '#!/usr/bin/env bash\necho "apt-get $*" >>calls\nexit 100\n',
    'bin/sudo': '#!/usr/bin/env bash\nshift\nexec "$@"\n',
    'bin/fc-list': '#!/usr/bin/env bash\necho font\n',
    ...Object.fromEntries(
      outsidePrograms
        .filter((name) => !told.absent?.includes(name))
        .map((name) => [`bin/${name}`, '#!/bin/sh\n']),
    ),
    'coverage/test-results.json': '{"numPassedTests":99,"numFailedTests":0,"testResults":[]}',
  });
  try {
    const bin = join(tree.folder, 'bin');
    for (const name of ordinaryPrograms) symlinkSync(realPathOf(name), join(bin, name));
    symlinkSync(process.execPath, join(bin, 'node'));
    for (const name of ['npm', 'apt-get', 'sudo', 'fc-list', ...outsidePrograms]) {
      if (existsSync(join(bin, name))) chmodSync(join(bin, name), 0o755);
    }
    writeFileSync(join(tree.folder, 'calls'), '');
    const run = spawnSync(join(tree.folder, '.ci/run'), { env: { PATH: bin }, encoding: 'utf8', cwd: '/' });
    const calls = readFileSync(join(tree.folder, 'calls'), 'utf8').trim().split('\n');
    return { status: run.status, last: run.stdout.trimEnd().split('\n').at(-1), calls };
  } finally {
    tree.remove();
  }
}

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failed = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
const unloaded = { status: 'failed', assertionResults: [] };
const green = { numPassedTests: 12, numFailedTests: 0, testResults: [passed] };
const red = { numPassedTests: 10, numFailedTests: 2, testResults: [failed, unloaded] };

describe('.ci/run', { timeout: 60_000 }, () => {
  it('runs exactly the two commands and ends with the counts of the runner', () => {
    const { status, last, calls } = ciRun({ report: green });
    expect({ status, last }).toEqual({ status: 0, last: '12 passed, 0 failed' });
    expect(calls).toEqual(['npm ci', 'npm test', 'npm run check']);
  });

  it.each([
    [
      'failed tests, and a file that does not load as one more',
      { test: 1, report: red },
      '10 passed, 3 failed',
    ],
    ['a run that fails outside of any test', { test: 1, report: green }, '12 passed, 1 failed'],
    ['a run that leaves no report, whatever an earlier one left', { test: 1 }, '0 passed, 1 failed'],
    ['an install that fails', { ci: 1, report: green }, '0 passed, 1 failed'],
    ['a failed check', { check: 2, report: green }, '12 passed, 0 failed'],
  ])('fails on %s', (_, told, line) => {
    const { status, last, calls } = ciRun(told);
    expect({ status, last }).toEqual({ status: 1, last: line });
    expect(calls.at(-1)).toBe('npm run check');
  });

  it('asks apt-get for what is missing, once for the lists, and goes on when that fails', () => {
    const { status, calls } = ciRun({ report: green, absent: ['chromium', 'faketime'] });
    expect(status).toBe(0);
    expect(calls.filter((call) => call.endsWith('update'))).toHaveLength(1);
    expect(calls.filter((call) => call.includes('install')).map((call) => call.split(' ').at(-1))).toEqual([
      'chromium',
      'faketime',
    ]);
  });
});
