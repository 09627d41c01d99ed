/** Who may import whom (design §5). tests/boundaries.test.ts proves that every rule bites. */

/** What a command, job, card, file and errand is: shapes that the layers around them share. */
const declarations = ['src/command.ts', 'src/job.ts', 'src/card.ts', 'src/file-maker.ts', 'src/errand.ts'];

/** What each layer sees of the tree besides itself, by the beginning of its path. */
const layers = {
  'src/domain/': [],
  'src/ports/': ['src/domain/'],
  'src/text/': ['src/domain/'],
  'src/cases/': ['src/ports/', 'src/domain/', ...declarations, 'src/text/'],
  'src/runtime/': ['src/ports/', 'src/domain/', ...declarations, 'src/text/'],
  'src/adapters/': ['src/ports/', 'src/domain/', 'src/text/'],
  'src/rehearsal/': ['src/ports/', 'src/domain/', 'src/adapters/clock/'],
  'src/web/': ['src/cases/', 'src/ports/', 'src/domain/', 'src/text/'],
  'src/cli/': [
    'src/app.ts',
    'src/rehearse.ts',
    'src/config.ts',
    'src/adapters/',
    'src/cases/',
    'src/ports/',
    'src/domain/',
    'src/text/',
  ],
  'src/command.ts': ['src/ports/', 'src/domain/', 'src/text/'],
  'src/job.ts': ['src/command.ts', 'src/ports/', 'src/domain/', 'src/text/'],
  'src/card.ts': ['src/ports/', 'src/domain/', 'src/text/'],
  'src/file-maker.ts': ['src/ports/', 'src/domain/', 'src/text/'],
  'src/errand.ts': ['src/file-maker.ts', 'src/ports/', 'src/domain/', 'src/text/'],
  'src/config.ts': ['src/domain/', 'src/text/'],
  'src/app.ts': ['src/'],
  'src/heavy-work.ts': ['src/'],
  'src/surroundings.ts': ['src/'],
  'src/worker.ts': ['src/'],
  'src/open-workshop.ts': ['src/'],
  'src/workshop-thread.ts': ['src/'],
  'src/rehearse.ts': ['src/'],
  'src/program.ts': ['src/'],
  'src/main.ts': [
    'src/program.ts',
    'src/open-workshop.ts',
    'src/adapters/clock/',
    'src/config.ts',
    'src/cli/',
    'src/ports/',
    'src/domain/',
    'src/text/',
  ],
  'commands/': ['src/command.ts', 'src/cases/', 'src/ports/', 'src/domain/', 'src/text/'],
  'jobs/': ['src/job.ts', 'src/cases/', 'src/ports/', 'src/domain/', 'src/text/'],
};

/** What a layer of the table above may only name (`import type`), and gets the thing itself handed in. */
const typesOnly = {
  'commands/': ['src/ports/'],
  'jobs/': ['src/ports/'],
  'src/cases/': [...declarations, 'src/text/'],
  'src/runtime/': [...declarations, 'src/text/'],
};

/** The one home of each library. A library that is not named here may not be imported at all. */
const homes = {
  telegraf: ['src/adapters/telegram/'],
  'https-proxy-agent': ['src/adapters/telegram/'],
  'socks-proxy-agent': ['src/adapters/telegram/'],
  'better-sqlite3': ['src/adapters/sqlite/'],
  'drizzle-orm': ['src/adapters/sqlite/'],
  bullmq: ['src/adapters/bullmq/'],
  ioredis: ['src/adapters/bullmq/'],
  'node-cron': ['src/adapters/cron/'],
  pino: ['src/adapters/log/'],
  hono: ['src/web/', 'src/rehearsal/'],
  '@hono/node-server': ['src/web/', 'src/rehearsal/'],
  'prom-client': ['src/adapters/metrics/'],
  commander: ['src/cli/'],
  docx: ['src/adapters/files/'],
  qrcode: ['src/adapters/files/'],
  fflate: ['src/adapters/files/'],
  'csv-parse': ['src/adapters/files/'],
  'read-excel-file': ['src/adapters/files/'],
  'write-excel-file': ['src/adapters/files/'],
  '@napi-rs/canvas': ['src/adapters/files/'],
  '@embedpdf/fonts-sc': ['src/adapters/files/'],
  'temporal-polyfill': ['src/domain/calendar/'],
  'opencc-js': ['src/domain/grammar/'],
  'pinyin-pro': ['src/domain/grammar/'],
  'chinese-days': ['src/adapters/calendar/'],
  zod: ['src/config.ts', 'src/adapters/'],
};

/** Parts of Node itself that a layer may use; a layer that is not named here may use all of it. */
const nodeModules = {
  'src/domain/': [],
  'src/ports/': [],
  'src/text/': [],
  'src/cases/': ['crypto'],
  'src/command.ts': [],
  'src/job.ts': [],
  'src/card.ts': [],
  'src/file-maker.ts': [],
  'src/errand.ts': [],
  'commands/': [],
  'jobs/': [],
};

const ownTree = '^(src|commands|jobs)/';
const escaped = (text) => text.replaceAll('.', '\\.');
const beginning = (paths) => `^(${paths.map(escaped).join('|')})`;
const nameOf = (path) =>
  path
    .replace(/^src\//, '')
    .replace(/\.ts$|\/$/g, '')
    .replaceAll('/', '-');
const packageOf = (name) => `(^|/)node_modules/(@types/)?${escaped(name)}/`;

const arrows = Object.entries(layers).map(([layer, seen]) => ({
  name: `arrows-of-${nameOf(layer)}`,
  comment: `${layer} may import ${[layer, ...seen].join(', ')} and nothing else of this tree.`,
  severity: 'error',
  from: { path: beginning([layer]) },
  to: { path: ownTree, pathNot: beginning([layer, ...seen]) },
}));

const libraryHomes = Object.entries(homes).map(([library, home]) => ({
  name: `home-of-${library.replace(/^@/, '').replaceAll('/', '-')}`,
  comment: `${library} is imported in ${home.join(', ')} only.`,
  severity: 'error',
  from: { path: ownTree, pathNot: beginning(home) },
  to: { path: packageOf(library) },
}));

const typeRules = Object.entries(typesOnly).map(([layer, named]) => ({
  name: `types-only-in-${nameOf(layer)}`,
  comment: `${layer} sees of ${named.join(', ')} the types only.`,
  severity: 'error',
  from: { path: beginning([layer]) },
  to: { path: beginning(named), dependencyTypesNot: ['type-only'] },
}));

const nodeRules = Object.entries(nodeModules).map(([layer, allowed]) => ({
  name: `node-in-${nameOf(layer)}`,
  comment: `${layer} may use of Node itself: ${allowed.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: beginning([layer]) },
  to: {
    dependencyTypes: ['core'],
    ...(allowed.length > 0 && { pathNot: `^(node:)?(${allowed.join('|')})$` }),
  },
}));

export default {
  forbidden: [
    ...arrows,
    ...libraryHomes,
    ...nodeRules,
    ...typeRules,
    {
      name: 'adapters-are-strangers',
      comment: 'An adapter never imports another adapter; what they share is a port.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'commands-and-jobs-are-loaded',
      comment: 'Adding a command or job is adding one file: nothing imports it by name.',
      severity: 'error',
      from: {},
      to: { path: '^(commands|jobs)/' },
    },
    {
      name: 'no-stray-files',
      comment: 'Every file belongs to a layer of this rule file.',
      severity: 'error',
      from: { path: ownTree, pathNot: beginning(Object.keys(layers)) },
      to: {},
    },
    {
      name: 'no-outsiders',
      comment: 'The product imports nothing of tests, tools or built files.',
      severity: 'error',
      from: { path: ownTree },
      to: { pathNot: `${ownTree}|(^|/)node_modules/`, dependencyTypesNot: ['core', 'unknown'] },
    },
    {
      name: 'no-homeless-libraries',
      comment: 'A library gets its home in the table of this file before it is imported.',
      severity: 'error',
      from: { path: ownTree },
      to: { path: '(^|/)node_modules/', pathNot: Object.keys(homes).map(packageOf) },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and is imported by nothing is dead.',
      severity: 'error',
      from: { orphan: true },
      to: {},
    },
  ],
  options: {
    // The rehearsal's page runs in the browser: its files are data of the program.
    exclude: { path: '^src/rehearsal/page/' },
    doNotFollow: { path: '(^|/)node_modules/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
