import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { readConfig } from '../../src/config.ts';
import { createProgram } from '../../src/program.ts';
import { loadCommands, loadJobs, MalformedFileError } from '../../src/runtime/load.ts';
import { openBranchTalk } from '../harness/branch-talk.ts';
import { plantTree } from '../tools/planted-tree.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A folder with these files, by name. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zhibu-load-'));
  cleanUps.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

/** A command as its file says it; `changes` are written over it. */
function command(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const fields: Readonly<Record<string, string | undefined>> = {
    description: "{ 'zh-CN': '试一试', en: 'A trial' }",
    aliases: "['试试']",
    where: "'both'",
    who: "'anyone'",
    args: "{ example: { 'zh-CN': '试试', en: '/trial' }, parse: () => ({ ok: true, value: undefined }) }",
    run: '() => ({})',
    ...changes,
  };
  return exported(fields);
}

function job(changes: Readonly<Record<string, string | undefined>> = {}): string {
  return exported({
    description: "{ 'zh-CN': '试一试', en: 'A trial' }",
    lateLimitMs: '3_600_000',
    due: '() => []',
    run: '() => ({})',
    ...changes,
  });
}

function exported(fields: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(fields).flatMap(([name, code]) =>
    code === undefined ? [] : [`  ${name}: ${code},`],
  );
  return `export default {\n${lines.join('\n')}\n};\n`;
}

async function problemsOf(loading: Promise<unknown>): Promise<string> {
  try {
    await loading;
  } catch (error) {
    if (error instanceof MalformedFileError) return error.message;
    throw error;
  }
  throw new Error('it loaded');
}

describe('a folder of commands', () => {
  it('gives each under its file’s name, in alphabetical order; other files do not count', async () => {
    const folder = folderOf({
      'zoo.ts': command({ aliases: "['动物']" }),
      'ant.ts': command({ aliases: "['蚂蚁']" }),
      'notes.md': 'not a command',
      'zoo.d.ts': 'export {};',
      'zoo.js.map': '{}',
    });
    expect((await loadCommands(folder)).map(({ name }) => name)).toEqual(['ant', 'zoo']);
  });

  it.each([
    ['Trial.ts', command(), 'the file name must match'],
    ['trial.ts', 'export const nothing = 1;', 'needs a default export'],
    ['trial.ts', 'export default {', 'does not load'],
    ['trial.ts', "import './missing.ts';", 'does not load'],
    ['trial.ts', command({ description: "{ 'zh-CN': '试一试' }" }), 'description needs zh-CN and en'],
    ['trial.ts', command({ aliases: '[]' }), 'aliases needs at least one'],
    ['trial.ts', command({ aliases: "['']" }), 'aliases needs at least one'],
    ['trial.ts', command({ where: "'everywhere'" }), 'where is private, group or both'],
    ['trial.ts', command({ who: undefined }), 'who is missing'],
    ['trial.ts', command({ branch: "'two'" }), 'branch is one, all or absent'],
    ['trial.ts', command({ args: '{}' }), 'args needs parse and an example'],
    ['trial.ts', command({ run: undefined }), 'run is missing'],
    [
      'trial.ts',
      command({ buttons: "{ 'a-b': { who: 'anyone', run: () => ({}) } }" }),
      'button a-b: 1–16 letters',
    ],
    ['trial.ts', command({ replies: '{ read: () => undefined }' }), 'replies needs who and read'],
    ['trial.ts', command({ buttons: '{ ok: {} }' }), 'button ok: needs who and run'],
  ])('names %s when it is malformed (%#)', async (file, text, problem) => {
    const said = await problemsOf(
      loadCommands(folderOf({ [file]: text, 'good.ts': command({ aliases: "['好的很']" }) })),
    );
    expect(said).toContain(`${file}: `);
    expect(said).toContain(problem);
    expect(said).not.toContain('good.ts');
  });

  it('names every malformed file, each with all that is wrong', async () => {
    const said = await problemsOf(
      loadCommands(
        folderOf({ 'one.ts': command({ run: undefined, who: undefined }), 'two.ts': 'export default 2;' }),
      ),
    );
    expect(said).toMatch(/one\.ts: .*who is missing.*run is missing/);
    expect(said).toMatch(/two\.ts: needs a default export/);
  });

  it('names both files that claim the same alias', async () => {
    const said = await problemsOf(loadCommands(folderOf({ 'one.ts': command(), 'two.ts': command() })));
    expect(said).toContain('two.ts: alias 试试 is taken by one.ts');
  });

  it('is not empty', async () => {
    expect(await problemsOf(loadCommands(folderOf({})))).toContain('no files found');
  });
});

describe('a folder of jobs', () => {
  it.each([
    ['My_job.ts', job(), 'the file name must match'],
    ['trial.ts', job({ lateLimitMs: '0' }), 'lateLimitMs is a positive number'],
    ['trial.ts', job({ due: undefined }), 'due is missing'],
    ['trial.ts', job({ run: undefined }), 'run is missing'],
    ['trial.ts', 'export default undefined;', 'needs a default export'],
  ])('names %s when it is malformed (%#)', async (file, text, problem) => {
    const said = await problemsOf(loadJobs(folderOf({ [file]: text, 'good.ts': job() })));
    expect(said).toContain(`${file}: `);
    expect(said).toContain(problem);
  });
});

describe('the program', () => {
  const hello = `
import { defineCommand, noWords } from '../src/command.ts';

export default defineCommand({
  description: { 'zh-CN': '打个招呼', en: 'Says hello' },
  aliases: ['招呼'],
  where: 'both',
  who: 'anyone',
  args: noWords('招呼'),
  run: () => ({ reply: { text: '您也好' } }),
});
`;
  const greet = `
import { defineJob } from '../src/job.ts';

const hourMs = 3_600_000;

export default defineJob({
  description: { 'zh-CN': '整点报时', en: 'Greets on the hour' },
  lateLimitMs: hourMs,
  due: (_, { from, to }) => {
    const dueAt = Math.floor(to / hourMs) * hourMs;
    return dueAt < from ? [] : [{ scope: 'county', period: String(dueAt), planRevision: 0, dueAt: dueAt as typeof from }];
  },
  run: ({ tx }, { period }) => {
    tx.settings.setMeta('greeted', period);
    return {};
  },
});
`;
  const copied = ['src', 'commands', 'jobs', 'package.json'];

  it.each(['commands', 'jobs'])(
    'does not start with a malformed file in %s/, and names it',
    async (folder) => {
      const planted = plantTree(copied, { [`${folder}/broken.ts`]: 'export default {};' });
      cleanUps.push(planted.remove);
      const dataDir = path.join(planted.folder, 'data');
      mkdirSync(dataDir);
      const config = readConfig({
        BOT_TOKEN: '7000000001:rehearsal_token_for_tests_only',
        TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
        DATA_DIR: dataDir,
        PORT: '0',
        LOG_LEVEL: 'silent',
      });
      if (!config.ok) throw new Error('settings refused');
      const clock = systemClock();
      const program = createProgram({
        root: planted.folder,
        code: planted.folder,
        clock,
        pid: 1,
        host: 'test',
      });
      const started = await program.startApp(config.value);
      expect(started).toMatchObject({ ok: false, reason: { kind: 'refused' } });
      expect(JSON.stringify(started)).toContain('broken.ts: ');
    },
  );

  it('has a command and a job more when their files are there', async () => {
    const planted = plantTree(copied, { 'commands/hello.ts': hello, 'jobs/greet.ts': greet });
    cleanUps.push(planted.remove);
    const one = await openBranchTalk({ code: planted.folder });
    cleanUps.push(() => one.talk.stop());
    await one.tell('招呼');
    expect(one.toSecretary('您也好')).toHaveLength(1);
    await one.tell('帮助');
    const help = one.rehearsal.lastMessage(one.secretary, { fromBot: true });
    one.rehearsal.people.tap(one.secretary, 'bot', help?.messageId ?? 0, '全部命令');
    await one.talk.settle();
    expect(one.toSecretary('/hello 招呼：打个招呼')).toHaveLength(1);
    const inChinese = one.rehearsal.menu(one.secretary, one.secretary);
    expect(inChinese).toContainEqual({ command: 'hello', description: '打个招呼' });
    const reader = one.rehearsal.people.addUser({ name: 'Reader', language: 'en' });
    one.rehearsal.people.pressStart(reader);
    expect(one.rehearsal.menu(reader, reader)).toContainEqual({
      command: 'hello',
      description: 'Says hello',
    });

    expect(
      one.talk
        .app()
        .schedule.upcoming(7_200_000)
        .map(({ kind }) => kind),
    ).toContain('greet');
    await one.talk.advanceTo('2026-11-10', '11:00');
    expect(one.talk.app().store.read((tx) => tx.settings.meta('greeted'))).toBeDefined();
  });
});
