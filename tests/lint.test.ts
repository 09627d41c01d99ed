import { relative } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { plantTree } from './tools/planted-tree.ts';

const union = `type Answer = 'yes' | 'no' | 'later';\n`;
const store = `interface Store { write<T>(fn: () => T): T; read<T>(fn: () => T): T; savepoint<T>(fn: () => T): T }\n`;
const load = `declare function load(): Promise<number>;\n`;

/** File → its text, and the rules that must say no. */
const planted: Record<string, { text: string; rules: string[] }> = {
  'src/cases/floating.ts': {
    text: `${load}export function start(): void { load(); }`,
    rules: ['@typescript-eslint/no-floating-promises'],
  },
  'src/cases/misused.ts': {
    text: `${load}export const odd = (list: number[]): void => { list.forEach(async () => { await load(); }); };`,
    rules: ['@typescript-eslint/no-misused-promises'],
  },
  'src/cases/condition.ts': {
    text: `${load}export const odd = (): string => (load() ? 'a' : 'b');`,
    rules: ['@typescript-eslint/no-misused-promises'],
  },
  'src/cases/switch.ts': {
    text: `${union}export function f(a: Answer): number { switch (a) { case 'yes': return 1; default: return 0; } }`,
    rules: ['@typescript-eslint/switch-exhaustiveness-check'],
  },
  'src/cases/new-date.ts': {
    text: 'export const f = (): unknown => new Date();',
    rules: ['no-restricted-globals'],
  },
  'src/cases/date-now.ts': {
    text: 'export const f = (): number => Date.now();',
    rules: ['no-restricted-globals'],
  },
  'src/cases/global-date.ts': {
    text: 'export const f = (): number => globalThis.Date.now();',
    rules: ['no-restricted-globals'],
  },
  'src/cases/timeout.ts': {
    text: 'export const f = (g: () => void): void => { setTimeout(g, 1); };',
    rules: ['no-restricted-globals'],
  },
  'src/cases/interval.ts': {
    text: 'export const f = (g: () => void): void => { setInterval(g, 1); };',
    rules: ['no-restricted-globals'],
  },
  'src/cases/immediate.ts': {
    text: 'export const f = (g: () => void): void => { setImmediate(g); };',
    rules: ['no-restricted-globals'],
  },
  'src/cases/performance.ts': {
    text: 'export const f = (): number => performance.now();',
    rules: ['no-restricted-globals'],
  },
  'src/cases/timer-module.ts': {
    text: `import { setTimeout as wait } from 'node:timers/promises';\nexport const f = () => wait(1);`,
    rules: ['no-restricted-imports'],
  },
  'src/cases/abort-timer.ts': {
    text: 'export const f = (): AbortSignal => AbortSignal.timeout(1);',
    rules: ['no-restricted-properties'],
  },
  'src/adapters/log/date.ts': {
    text: 'export const f = (): number => Date.now();',
    rules: ['no-restricted-globals'],
  },
  'src/main.ts': { text: 'export const f = (): number => Date.now();', rules: ['no-restricted-globals'] },
  'src/app.ts': {
    text: `export const f = (): string | undefined => process.env['HOME'];`,
    rules: ['no-restricted-globals'],
  },
  'src/process-module.ts': { text: `export { pid } from 'node:process';`, rules: ['no-restricted-imports'] },
  'src/cases/default.ts': { text: 'export default 1;', rules: ['no-restricted-exports'] },
  'src/cases/default-named.ts': {
    text: 'const a = 1;\nexport { a as default };',
    rules: ['no-restricted-exports'],
  },
  'src/cases/async-write.ts': {
    text: `${store}${load}export const f = (s: Store): unknown => s.write(async () => { await load(); });`,
    rules: ['no-restricted-syntax'],
  },
  'src/cases/async-savepoint.ts': {
    text: `${store}${load}export const f = (s: Store): unknown => s.savepoint(async function () { await load(); });`,
    rules: ['no-restricted-syntax'],
  },
  'src/runtime/message-in-log.ts': {
    text: `interface Log { warn(event: string, facts: object): void }\nexport const f = (log: Log, e: Error): void => { log.warn('a.b', { error: e.message }); };`,
    rules: ['no-restricted-syntax'],
  },
  'src/cases/long.ts': { text: `export const a = 1;\n${'//\n'.repeat(300)}`, rules: ['max-lines'] },
  'src/cases/disable.ts': {
    text: '// eslint-disable-next-line no-console -- nothing to disable\nexport const a = 1;',
    rules: ['unused directive'],
  },
  'src/cases/template.ts': {
    text: 'export const f = (a: string | undefined): string => `${a}`;',
    rules: ['@typescript-eslint/restrict-template-expressions'],
  },
  'src/cases/any.ts': {
    text: `export const f = (a: string): string => JSON.parse(a).b;`,
    rules: ['@typescript-eslint/no-unsafe-return', '@typescript-eslint/no-unsafe-member-access'],
  },
  'src/cases/console.ts': { text: `console.log('a');\nexport const a = 1;`, rules: ['no-console'] },
  'tests/floating.test.ts': {
    text: `${load}load();\nexport const a = 1;`,
    rules: ['@typescript-eslint/no-floating-promises'],
  },
  'tests/sleep.test.ts': {
    text: 'export const f = (g: () => void): void => { setTimeout(g, 1); };',
    rules: ['no-restricted-globals'],
  },
};

/** Who is excused, and from what. */
const clean: Record<string, string> = {
  'src/adapters/clock/real.ts': 'export const f = (): number => new Date().getTime() + performance.now();',
  'src/adapters/telegram/network.ts': 'export const f = (): AbortSignal => AbortSignal.timeout(15_000);',
  'src/cases/store.ts': `${store}export const f = (s: Store): number => s.write(() => s.read(() => 1));`,
  'commands/one.ts': 'export default 1;',
  'jobs/one.ts': 'export default 1;',
  'tests/process.test.ts': `export const f = (): string | undefined => process.env['HOME'];`,
};

describe('eslint.config.js', () => {
  it('reports every planted fault, and nothing where the rules allow', { timeout: 180_000 }, async () => {
    const texts = Object.fromEntries(Object.entries(planted).map(([path, { text }]) => [path, text]));
    const tree = plantTree(['eslint.config.js', 'tsconfig.json', 'package.json'], { ...texts, ...clean });
    try {
      const results = await new ESLint({ cwd: tree.folder }).lintFiles(['.']);
      const found = new Map(
        results.map(({ filePath, messages }) => [
          relative(tree.folder, filePath).replaceAll('\\', '/'),
          messages
            .filter(({ severity }) => severity === 2)
            .map(({ ruleId, message }) => {
              if (ruleId !== null) return ruleId;
              return message.startsWith('Unused eslint-disable') ? 'unused directive' : message;
            }),
        ]),
      );
      const wanted = Object.entries(planted).map(([path, { rules }]): [string, string[]] => [path, rules]);
      const allowed = Object.keys(clean).map((path): [string, string[]] => [path, []]);
      const seen = [...wanted, ...allowed].map(([path, rules]): [string, string[] | undefined] => [
        path,
        // A file may break more than the rule it stands for, but the clean ones break none.
        rules.length === 0 ? found.get(path) : rules.filter((rule) => found.get(path)?.includes(rule)),
      ]);
      expect(seen).toEqual([...wanted, ...allowed]);
    } finally {
      tree.remove();
    }
  });
});
