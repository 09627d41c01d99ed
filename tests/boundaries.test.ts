import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { describe, expect, it } from 'vitest';
import { plantTree, root, typescriptFiles } from './tools/planted-tree.ts';

const folders = ['src', 'commands', 'jobs'];

async function cruiseTree(base: string): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.js'));
  const tsConfig = extractTSConfig(join(root, 'tsconfig.json'));
  const { output } = await cruise(folders, { ...options, baseDir: base }, {}, { tsConfig });
  if (typeof output === 'string')
    throw new Error(`dependency-cruiser answered with text: ${output.slice(0, 200)}`);
  return output;
}

const own = (source: string): boolean => folders.some((folder) => source.startsWith(`${folder}/`));

function violationsOf(result: ICruiseResult): string[] {
  return result.summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
}

/** File → its text, and the rule that must say no. */
const planted: Record<string, { text: string; rule: string }> = {
  'src/domain/planted-sees-adapter.ts': {
    text: `export * from '../adapters/planted-one/planted.ts';`,
    rule: 'arrows-of-domain',
  },
  'src/domain/planted-sees-port-type.ts': {
    text: `import type { Clock } from '../ports/clock.ts';\nexport type Hidden = Clock;`,
    rule: 'arrows-of-domain',
  },
  'src/domain/planted-sees-node.ts': {
    text: `export { readFileSync } from 'node:fs';`,
    rule: 'node-in-domain',
  },
  'src/ports/planted-sees-case.ts': {
    text: `export * from '../cases/planted-clean.ts';`,
    rule: 'arrows-of-ports',
  },
  'src/cases/planted-sees-telegraf.ts': {
    text: `export { Telegram } from 'telegraf';`,
    rule: 'home-of-telegraf',
  },
  'src/cases/planted-sees-drizzle.ts': {
    text: `import type { SQL } from 'drizzle-orm';\nexport type Hidden = SQL;`,
    rule: 'home-of-drizzle-orm',
  },
  'src/cases/planted-sees-adapter.ts': {
    text: `export const later = () => import('../adapters/planted-one/planted.ts');`,
    rule: 'arrows-of-cases',
  },
  'src/cases/planted-sees-files.ts': {
    text: `export { readFile } from 'node:fs/promises';`,
    rule: 'node-in-cases',
  },
  'src/runtime/planted-sees-case.ts': {
    text: `export * from '../cases/planted-clean.ts';`,
    rule: 'arrows-of-runtime',
  },
  'src/runtime/planted-sees-definer.ts': {
    text: `export { defineCommand } from '../command.ts';`,
    rule: 'types-only-in-runtime',
  },
  'src/runtime/planted-sees-command.ts': {
    text: `export { default } from '../../commands/planted-clean.ts';`,
    rule: 'commands-and-jobs-are-loaded',
  },
  'src/adapters/planted-two/sees-adapter.ts': {
    text: `export * from '../planted-one/planted.ts';`,
    rule: 'adapters-are-strangers',
  },
  'src/adapters/planted-two/sees-web.ts': {
    text: `export * from '../../web/planted.ts';`,
    rule: 'arrows-of-adapters',
  },
  'src/rehearsal/planted-sees-adapter.ts': {
    text: `export * from '../adapters/planted-one/planted.ts';`,
    rule: 'arrows-of-rehearsal',
  },
  'src/web/planted.ts': { text: `export { pino } from 'pino';`, rule: 'home-of-pino' },
  'src/text/planted-sees-port.ts': { text: `export * from '../ports/messenger.ts';`, rule: 'arrows-of-text' },
  'src/planted-stray.ts': { text: `export * from './domain/decision.ts';`, rule: 'no-stray-files' },
  'src/cases/planted-sees-tool.ts': { text: `export * from '../../tests/planted.ts';`, rule: 'no-outsiders' },
  'src/cases/planted-sees-tooling-library.ts': {
    text: `export { format } from 'prettier';`,
    rule: 'no-homeless-libraries',
  },
  'src/cases/planted-sees-nothing.ts': {
    text: `export * from './planted-absent.ts';`,
    rule: 'no-unresolvable',
  },
  'src/cases/planted-cycle-a.ts': { text: `export * from './planted-cycle-b.ts';`, rule: 'no-cycles' },
  'src/cases/planted-orphan.ts': { text: 'export const alone = 1;', rule: 'no-orphans' },
  'commands/planted-sees-adapter.ts': {
    text: `export { planted as default } from '../src/adapters/planted-one/planted.ts';`,
    rule: 'arrows-of-commands',
  },
  'commands/planted-sees-runtime.ts': {
    text: `export * from '../src/runtime/planted-sees-case.ts';`,
    rule: 'arrows-of-commands',
  },
  'commands/planted-sees-port-value.ts': {
    text: `export { MessengerError as default } from '../src/ports/messenger.ts';`,
    rule: 'types-only-in-commands',
  },
  'jobs/planted-sees-pino.ts': {
    text: `export { pino as default } from 'pino';`,
    rule: 'home-of-pino',
  },
  'jobs/planted-sees-node.ts': {
    text: `export { hostname as default } from 'node:os';`,
    rule: 'node-in-jobs',
  },
};

/** What is allowed stays allowed: none of these may be reported. */
const clean: Record<string, string> = {
  'src/adapters/planted-one/planted.ts': `import type { Clock } from '../../ports/clock.ts';\nexport const planted = (clock: Clock) => clock.now();`,
  'src/cases/planted-clean.ts': `import { accept } from '../domain/decision.ts';\nimport type { Clock } from '../ports/clock.ts';\nimport { createHash } from 'node:crypto';\nexport const planted = (clock: Clock) => accept(createHash('sha256').update(String(clock.now())));`,
  'src/runtime/planted-clean.ts': `import type { Command } from '../command.ts';\nexport const planted = (command: Command) => command;`,
  'commands/planted-clean.ts': `import { planted } from '../src/cases/planted-clean.ts';\nimport type { Messenger } from '../src/ports/messenger.ts';\nexport default (messenger: Messenger) => [messenger, planted];`,
  // The other half of a cycle: a cycle is reported once, at its first file.
  'src/cases/planted-cycle-b.ts': `export * from './planted-cycle-a.ts';`,
  'tests/planted.ts': 'export const outside = 1;',
};

describe('import arrows (design §5)', () => {
  it('sees every .ts file there is and finds no violation', { timeout: 120_000 }, async () => {
    const result = await cruiseTree(root);
    const seen = result.modules.map(({ source }) => source).filter(own);
    const files = typescriptFiles(root, folders);
    expect(seen.length).toBe(files.length);
    expect(seen.sort()).toEqual(files.sort());
    expect(seen).toContain('src/domain/decision.ts');
    expect(violationsOf(result)).toEqual([]);
  });

  it('reports every planted wrong import', { timeout: 120_000 }, async () => {
    const texts = Object.fromEntries(Object.entries(planted).map(([path, { text }]) => [path, text]));
    const tree = plantTree(['src', 'commands', 'jobs', 'tsconfig.json'], { ...texts, ...clean });
    try {
      const result = await cruiseTree(tree.folder);
      const violations = result.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
      for (const [path, { rule }] of Object.entries(planted))
        expect(violations).toContain(`${path}: ${rule}`);
      for (const path of Object.keys(clean))
        expect(violations.filter((line) => line.startsWith(path))).toEqual([]);
    } finally {
      tree.remove();
    }
  });

  it('has a planted violation for every rule, or for the rule of the same kind', async () => {
    const module: unknown = await import(pathToFileURL(join(root, '.dependency-cruiser.js')).href);
    const { default: config } = module as { default: { forbidden: { name: string }[] } };
    const kinds = (names: string[]) =>
      new Set(names.map((name) => name.replace(/^(arrows-of|home-of|node-in|types-only-in)-.*$/, '$1')));
    const planned = Object.values(planted).map(({ rule }) => rule);
    expect(kinds(planned)).toEqual(kinds(config.forbidden.map(({ name }) => name)));
  });
});
