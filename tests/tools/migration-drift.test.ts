import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantTree, root } from './planted-tree.ts';

const schema = 'src/adapters/sqlite/schema';
const copied = [
  'src/adapters/sqlite/schema',
  'drizzle',
  'drizzle.config.ts',
  'package.json',
  'tsconfig.json',
];

function driftOf(planted: Record<string, string>) {
  const tree = plantTree(copied, planted);
  try {
    const script = join(root, 'tests/tools/migration-drift.mjs');
    const run = spawnSync(process.execPath, [script, tree.folder], { encoding: 'utf8' });
    return {
      status: run.status,
      said: run.stdout + run.stderr,
      left: readdirSync(join(tree.folder, 'drizzle')),
    };
  } finally {
    tree.remove();
  }
}

describe('migration drift', { timeout: 120_000 }, () => {
  it('is reported when the schema has a table that no migration makes, and nothing is written', () => {
    const { status, said, left } = driftOf({
      [`${schema}/planted.ts`]: `import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';\nexport const planted = sqliteTable('planted', { id: integer() });\n`,
    });
    expect(status).toBe(1);
    expect(said).toContain('CREATE TABLE `planted`');
    expect(said).toContain('npm run db:generate');
    expect(left.sort()).toEqual(readdirSync(join(root, 'drizzle')).sort());
  });

  it('is reported when drizzle-kit would have to ask whether a table was renamed', () => {
    const file = `${schema}/people.ts`;
    const text = readFileSync(join(root, file), 'utf8');
    const renamed = text.replace(/sqliteTable\(\s*'/, (start) => `${start}renamed_`);
    expect(renamed).not.toBe(text);
    expect(driftOf({ [file]: renamed }).status).toBe(1);
  });

  it('is absent when the migrations do all that the schema says', () => {
    expect(driftOf({})).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^No migration drift/) as string,
    });
  });
});
