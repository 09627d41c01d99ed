import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, settingNames } from '../src/config.ts';
import { formatQuietHours } from '../src/domain/calendar/quiet-hours.ts';
import type { Action } from '../src/domain/authority/authorize.ts';
import { hourMs, instantAt } from '../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../src/domain/ids.ts';
import { settings } from '../src/domain/settings/registry.ts';
import type { SettingKey } from '../src/domain/settings/registry.ts';
import type { Setting } from '../src/domain/settings/setting.ts';
import { createIngest } from '../src/runtime/ingest.ts';
import { loadCommands, loadJobs } from '../src/runtime/load.ts';
import { createSchedule } from '../src/runtime/schedule.ts';
import { catalogs } from '../src/text/catalog.ts';
import { openShell } from './cli/bench.ts';
import { openBoundBranch } from './harness/bound-branch.ts';
import { holdBlock, table } from './tools/doc-blocks.ts';
import { plantTree, root } from './tools/planted-tree.ts';

const readme = () => readFileSync(path.join(root, 'README.md'), 'utf8');

/** Rows of the table under a heading, as cells without `code` marks. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const section =
    readme()
      .split(/^##+ /m)
      .find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const [, , ...rows] = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) =>
        cell
          .trim()
          .replaceAll('`', '')
          .replaceAll(String.raw`\|`, '|'),
      ),
  );
}

describe('the tables of the README', () => {
  it('name every setting with its default', () => {
    const read = readConfig({});
    if (!read.ok) throw new Error('no settings at all must do');
    const config = read.value;
    const defaults: Readonly<Record<string, string>> = {
      TELEGRAM_API_ROOT: config.telegramApiRoot,
      DATA_DIR: config.dataDir,
      HOST: config.host,
      PORT: String(config.port),
      TIMEZONE: config.timezone,
      LOCALE: config.locale,
      QUIET_HOURS: formatQuietHours(config.quietHours),
      LOG_LEVEL: config.logLevel,
    };
    const absent = [config.botToken, config.telegramProxy, config.redisUrl, config.webhook];
    expect(absent).toEqual([undefined, undefined, undefined, undefined]);
    expect(tableUnder('Settings').map(([name, byDefault]) => [name, byDefault])).toEqual(
      settingNames.map((name) => [name, defaults[name] ?? '–']),
    );
  });

  it('name every room of the source', () => {
    const section = readme().split('## Architecture')[1]?.split('\n### ')[0] ?? '';
    const inside = (folder: string) =>
      readdirSync(path.join(root, folder), { withFileTypes: true }).map((one) =>
        one.isDirectory() ? `${one.name}/` : one.name,
      );
    const rows = new Map(tableUnder('Architecture').map(([room = '', says = '']) => [room, says]));
    for (const name of inside('src'))
      expect(section).toMatch(new RegExp(`src/${name.replace(/\/$/, '')}\\b`));
    for (const folder of ['src/adapters/', 'src/cases/'])
      for (const name of inside(folder)) expect(rows.get(folder)).toContain(name.replace(/\/$/, ''));
  });

  it('name every command of the command line with its options', async () => {
    const shell = openShell({ LOCALE: 'en' });
    const listed = (await shell.run(['help'])).out
      .split('\n')
      .flatMap((line) => /^ {2}([a-z][a-z-]*) /.exec(line)?.[1] ?? [])
      .filter((name) => name !== 'help');
    const usages = tableUnder('Command line').map(([usage = '']) => usage);
    expect(usages.map((usage) => usage.split(' ')[1])).toEqual(listed);
    for (const usage of usages) {
      const help = (await shell.run(['help', usage.split(' ')[1] ?? ''])).out;
      const options = [...help.matchAll(/--[a-z-]+/g)].map(([option]) => option);
      const written = [...usage.matchAll(/--[a-z-]+/g)].map(([option]) => option);
      expect(new Set(written), usage).toEqual(new Set(options.filter((option) => option !== '--help')));
    }
  });

  it('name every command of the chat', async () => {
    const who: Readonly<Record<Action, string>> = {
      anyone: 'all',
      self: 'member',
      answers: 'member',
      'branch.run': 'officer',
      'attendance.record': 'officer, 党小组长, township',
      'makeUp.record': 'officer, 党小组长',
      'attendance.undo': 'officer, township',
      'branch.review': 'officer, township',
      'township.read': 'township, county',
      'branch.names': 'township admin',
      'township.decide': 'township admin',
      'township.help': 'township admin',
      'township.run': 'township',
      'county.run': 'county',
      todo: 'officer, township, county',
    };
    const commands = await loadCommands(path.join(root, 'commands'));
    const rows = commands.map(({ name, aliases, who: action, where, args, description }) => [
      `\`/${name}\``,
      aliases.join('、'),
      who[action],
      where,
      args.example['zh-CN'],
      `${description['zh-CN']} · ${description.en}`,
    ]);
    await holdBlock(
      'README.md',
      'commands',
      table(['command', '中文', 'who', 'where', 'example', 'does'], rows),
    );
  });

  it('name every setting of the county’s own practice', async () => {
    const { value, meanings } = catalogs['zh-CN'].settings;
    const words = { branch: '支部', township: '乡镇', county: '县' } as const;
    const rows = settings.map((setting: Setting) => [
      setting.names.join('、'),
      setting.fallback === '' ? '–' : value(setting, setting.fallback),
      setting.levels.map((level) => words[level]).join('、'),
      `设置 ${setting.names[0]} ${setting.example}`,
      meanings[setting.key as SettingKey],
    ]);
    await holdBlock(
      'README.md',
      'settings',
      table(['项目', 'default', 'set by', 'example', 'meaning'], rows),
    );
  });

  it('name every job', async () => {
    const jobs = await loadJobs(path.join(root, 'jobs'));
    const rows = jobs.map(({ name, description, lateLimitMs }) => [
      `\`${name}\``,
      `${description['zh-CN']} · ${description.en}`,
      `${String(lateLimitMs / hourMs)} h`,
    ]);
    await holdBlock('README.md', 'jobs', table(['job', 'does', 'caught up within'], rows));
  });
});

describe('what the documents say', () => {
  const documents = ['README.md', 'docs/transcripts.md'];

  it('points to what there is', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    const text = readme();
    for (const [, script = ''] of text.matchAll(/npm run (?:-s )?([a-z:]+)/g))
      expect(Object.keys(scripts)).toContain(script);
    const paths = [
      ...text.matchAll(/`((?:src|tests|docs|commands|jobs)\/[\w./-]*|\.[a-z][\w.-]+\.?\w*)`/g),
      ...text.matchAll(/\]\((?!https?:)([^)]+)\)/g),
    ].map(([, one = '']) => one);
    expect(paths.length).toBeGreaterThan(8);
    const planted = ['commands/when.ts', 'jobs/leave-count.ts', '.env'];
    for (const one of paths.filter((name) => !planted.includes(name)))
      expect(existsSync(path.join(root, one)), one).toBe(true);
  });

  it('keeps to the words of the field', () => {
    for (const document of documents) {
      const text = readFileSync(path.join(root, document), 'utf8');
      expect(text).not.toContain('打卡');
      expect(text).not.toMatch(/(?:^|[\s`(])\/(?:home|root|tmp|work|Users)\//m);
    }
  });
});

describe('the examples of the README', () => {
  const example = (file: string): string => {
    const found = new RegExp(`\`${file}\`:\\n[\\s\\S]*?\`\`\`ts\\n([\\s\\S]*?)\`\`\``).exec(readme())?.[1];
    if (found === undefined) throw new Error(`the README shows no ${file}`);
    return found;
  };
  const files = ['commands/when.ts', 'jobs/leave-count.ts'];
  let tree: ReturnType<typeof plantTree>;

  beforeAll(() => {
    const texts = Object.fromEntries(files.map((file) => [file, example(file)]));
    tree = plantTree(['src', 'commands', 'jobs', 'package.json', 'tsconfig.json'], texts);
  });
  afterAll(() => {
    tree.remove();
  });

  it('compile, and see only what commands and jobs may see', () => {
    const config = ts.readConfigFile(path.join(tree.folder, 'tsconfig.json'), (file) =>
      ts.sys.readFile(file),
    );
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, tree.folder);
    const names = files.map((file) => path.join(tree.folder, file));
    const program = ts.createProgram(names, options);
    for (const name of names) {
      const source = program.getSourceFile(name);
      const problems = [
        ...program.getSemanticDiagnostics(source),
        ...program.getSyntacticDiagnostics(source),
      ];
      expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual(
        [],
      );
      expect(source?.text).not.toMatch(/from '(?!\.\.\/src\/(?:cases|domain|text|command\.ts|job\.ts))/);
    }
  });

  it('work: the command answers a member, the job tells the secretary once', async () => {
    const { bench, lin, village } = await openBoundBranch();
    const commands = await loadCommands(path.join(tree.folder, 'commands'));
    const ingest = createIngest(bench.world, {
      commands,
      botUsername: 'bot',
      committed: () => undefined,
      standing: () => ({}),
    });
    const incoming = bench.textOf(lin, lin, '哪天开会');
    ingest([{ bot: 'bot', updateId: 900_001, digest: 'readme', incoming, payload: '{}' }]);
    bench.phones.deliver();
    expect(bench.last(lin)).toContain('11月10日（周二）');

    const jobs = await loadJobs(path.join(tree.folder, 'jobs'));
    const job = jobs.find(({ name }) => name === 'leave-count');
    if (!job) throw new Error('the job was not loaded');
    const schedule = createSchedule(bench.world, [job], () => undefined);
    const before = bench.shown(lin).length;
    // The Party day is today at nine.
    bench.clock.jumpTo(instantAt('2026-11-10' as LocalDate, '08:30' as LocalTime, 'Asia/Shanghai'));
    const scope = `branch:${String(village.first)}`;
    expect(schedule.tick()).toMatchObject([{ occurrence: { scope, period: '2026-11' }, state: 'done' }]);
    expect(schedule.tick()).toEqual([]);
    // By hand it runs again, and says nothing again.
    expect(schedule.runNow(job, scope, '2026-11')).toMatchObject({ state: 'done' });
    bench.phones.deliver();
    expect(bench.shown(lin)).toHaveLength(before + 1);
    expect(bench.last(lin)).toMatch(/应到6，实到0，请假0/);
  });
});
