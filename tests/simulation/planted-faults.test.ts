import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { root } from '../harness/places.ts';

/*
 * The simulation is worth what it finds: five faults of the kind that it is there for, each planted as a patch in a copy of the
 * source, and each to be found. A patch that does not apply any more fails: it has to follow the source.
 */

interface PlantedFault {
  readonly file: string;
  readonly search: string;
  readonly replace: string;
}

const faults: Readonly<Record<string, PlantedFault>> = {
  'resend-on-restart': {
    file: 'src/runtime/delivery/delivery.ts',
    search: `const state = row.lane === 'answer' ? 'dropped' : 'uncertain';`,
    replace: `if (row.lane === 'create') {
          tx.outbox.putBack(row.id, now);
          continue;
        }
        const state = 'dropped' as 'dropped' | 'uncertain';`,
  },
  'ack-before-commit': {
    file: 'src/adapters/telegram/polling-source.ts',
    search: 'if (batch.length > 0) accept(batch);',
    replace: `if (batch.length > 0) {
            const confirmed = (batch.at(-1)?.updateId ?? 0) + 1;
            await call('getUpdates', { offset: confirmed, timeout: 0 } as never, { deadlineMs: timeouts.callMs, signal });
            accept(batch);
          }`,
  },
  'no-business-key': {
    file: 'src/cases/attendance/ledger.ts',
    search: `const key = [day.id, personId, kind, overruled.length, ...(official ? ['officer'] : [])].join(':');`,
    replace: `const key = [day.id, personId, kind, overruled.length, earlier.length, ...(official ? ['officer'] : [])].join(':');`,
  },
  'lost-coalesced-edit': {
    file: 'src/runtime/delivery/edits.ts',
    search: 'tx.cards.shown(edit.cardId, edit.revision);',
    replace: 'tx.cards.shown(edit.cardId, tx.cards.card(edit.cardId)?.wanted ?? edit.revision);',
  },
  'no-catch-up': {
    file: 'src/runtime/schedule.ts',
    search: 'const from = Math.max(call.now - lookBackMs, doneUntil - overlapMs) as Instant;',
    replace: 'const from = Math.max(call.now - 120_000, doneUntil - doneUntil) as Instant;',
  },
};

const copied = [
  'src',
  'commands',
  'jobs',
  'drizzle',
  'tests/simulation',
  'tests/harness',
  'tests/adapters/clock',
  'tests/contract/store-seed.ts',
  'package.json',
  'tsconfig.json',
];

function plant(folder: string, { file, search, replace }: PlantedFault): void {
  for (const part of copied) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  const target = path.join(folder, file);
  const before = readFileSync(target, 'utf8');
  expect(before.split(search), `${file}: the place to plant the fault`).toHaveLength(2);
  writeFileSync(
    target,
    before.replace(search, () => replace),
  );
}

const config = `export default { test: { include: ['*/tests/simulation/hunt.ts'], pool: 'forks', maxWorkers: 2 } };\n`;

function run(folder: string): Promise<{ readonly status: number | null; readonly out: string }> {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--root', folder], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', SIM_HUNT: process.env['SIM_HUNT'] ?? '300' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      out += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status, out });
    });
  });
}

it('finds each of five planted faults', { timeout: 900_000 }, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zhibu-planted-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'vitest.config.ts'), config);
  for (const [name, fault] of Object.entries(faults)) {
    mkdirSync(path.join(folder, name));
    plant(path.join(folder, name), fault);
  }
  const { status, out } = await run(folder);
  for (const name of Object.keys(faults)) {
    const line = out.split('\n').find((one) => one.includes(`/${name}/`) && one.includes('found by history'));
    expect(line, `${name} was not found:\n${out.slice(-4_000)}`).toBeDefined();
  }
  expect(status, out.slice(-4_000)).toBe(0);
  const found = out.split('\n').filter((line) => line.includes('found by history'));
  process.stdout.write(`${found.map((line) => line.replace(folder, '')).join('\n')}\n`);
});
