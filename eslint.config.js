import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const takeTheClock = 'Time comes from the Clock port (src/ports/clock.ts); only src/adapters/clock reads it.';
const onlyInMain =
  'process.* belongs to src/main.ts and src/workshop-thread.ts, where processes begin; take the value as a parameter.';

const timeGlobals = [
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
].map((name) => ({ name, message: takeTheClock }));
const processGlobal = { name: 'process', message: onlyInMain };

const timeModules = {
  regex: '^(node:)?(timers|timers/promises|perf_hooks)$',
  message: takeTheClock,
};
const processModule = { regex: '^(node:)?process$', message: onlyInMain };

const hrtime = { object: 'process', property: 'hrtime', message: takeTheClock };
const abortTimer = {
  object: 'AbortSignal',
  property: 'timeout',
  message: 'Only a network timeout is real time, and those live in adapters. Elsewhere use Clock.sleep.',
};

const asyncInTransaction = {
  selector:
    'CallExpression[callee.property.name=/^(write|read|transaction|savepoint)$/] > :matches(ArrowFunctionExpression, FunctionExpression)[async=true]',
  message: 'A store transaction is synchronous: what follows the first await would be outside of it.',
};
const messageInLog = {
  selector:
    'CallExpression[callee.property.name=/^(debug|info|warn|error)$/] MemberExpression[property.name=/^(message|stack)$/]',
  message:
    'The message of an error may quote names, texts and the token: log thrownFacts(error) of src/ports/thrown-facts.ts.',
};
const noDefaultExport = {
  restrictDefaultExports: {
    direct: true,
    named: true,
    defaultFrom: true,
    namedFrom: true,
    namespaceFrom: true,
  },
};

/** Bans on names; whoever is excused from one of them still gets the others. */
function bans({ time = true, process = true, realTimeout = true }) {
  return {
    'no-restricted-globals': [
      'error',
      {
        globals: [...(time ? timeGlobals : []), ...(process ? [processGlobal] : [])],
        checkGlobalObject: true,
      },
    ],
    'no-restricted-imports': [
      'error',
      { patterns: [...(time ? [timeModules] : []), ...(process ? [processModule] : [])] },
    ],
    'no-restricted-properties': ['error', ...(time ? [hrtime] : []), ...(realTimeout ? [abortTimer] : [])],
  };
}

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'data/', 'coverage/', 'drizzle/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    // Plain scripts: the compiler does not see them, so lint does what it can.
    files: ['**/*.{js,mjs}'],
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...bans({}),
      'no-restricted-syntax': ['error', asyncInTransaction, messageInLog],
      'no-restricted-exports': ['error', noDefaultExport],
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/array-type': ['error', { default: 'array' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/prefer-for-of': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        {
          allowAny: false,
          allowBoolean: false,
          allowNever: false,
          allowNullish: false,
          allowNumber: true,
          allowRegExp: false,
        },
      ],
      // A `default` is no excuse for a forgotten member.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
    },
  },
  { files: ['src/adapters/**', 'src/rehearsal/**/*.ts', 'src/web/**'], rules: bans({ realTimeout: false }) },
  { files: ['src/adapters/clock/**'], rules: bans({ time: false, realTimeout: false }) },
  { files: ['src/main.ts', 'src/workshop-thread.ts'], rules: bans({ process: false }) },
  {
    files: ['commands/**', 'jobs/**', '*.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    // Tests start processes and wait for real sockets; they ask a clock for the time like everybody else.
    files: ['tests/**/*.ts', '*.config.ts'],
    rules: {
      ...bans({ process: false, realTimeout: false }),
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['tests/adapters/clock/**/*.ts', 'tests/contract/clock*.ts'],
    rules: bans({ time: false, process: false, realTimeout: false }),
  },
);
