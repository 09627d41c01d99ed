// Fails when the schema (src/adapters/sqlite/schema) says something that no migration in drizzle/ does: generates into
// a copy of drizzle/ and looks whether anything came of it. Usage: node tests/tools/migration-drift.mjs [FOLDER]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '../..'));
const work = mkdtempSync(join(tmpdir(), 'zhibu-drift-'));

/** Every file below the folder with its text. */
function contents(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

function generate() {
  for (const part of ['drizzle', 'drizzle.config.ts', 'package.json', 'tsconfig.json', 'src']) {
    cpSync(join(root, part), join(work, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'), 'dir');
  const before = contents(join(work, 'drizzle'));
  const kit = join(work, 'node_modules/drizzle-kit/bin.cjs');
  // No terminal and no input: a question that drizzle-kit would ask (renamed or new?) is drift as well.
  const run = spawnSync(process.execPath, [kit, 'generate', '--name', 'drift'], {
    cwd: work,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
  return { run, before, after: contents(join(work, 'drizzle')) };
}

try {
  const { run, before, after } = generate();
  const changed = [...after].filter(([path, text]) => before.get(path) !== text);
  const advice = 'Run `npm run db:generate -- --name what-changed` and commit what it writes.';
  if (changed.length > 0) {
    console.error(`Migration drift: the schema asks for more than drizzle/ does. ${advice}\n`);
    for (const [path, text] of changed) if (path.endsWith('.sql')) console.error(text);
    process.exitCode = 1;
  } else if (run.status !== 0 || !/No schema changes/.test(run.stdout)) {
    console.error(
      `Migration drift could not be told: drizzle-kit generate ended with ${String(run.status)}. ${advice}`,
    );
    console.error(run.stdout, run.stderr, run.error ?? '');
    process.exitCode = 1;
  } else {
    console.log(
      `No migration drift: ${String([...before.keys()].filter((path) => path.endsWith('.sql')).length)} migration(s) do all that the schema says.`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
