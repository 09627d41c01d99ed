import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCounty } from '../cases/roster/county.ts';
import { openShell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';

describe('zhibu import', () => {
  it('imports the example county, and a second time finds all unchanged', async () => {
    const shell = openShell();
    const county = makeCounty();
    const files = ['branches', 'members', 'admins'].map((name) => path.join(county.folder, `${name}.csv`));
    const first = await shell.json(['import', ...files]);
    expect(first.status).toBe(0);
    expect(first.document).toMatchObject({
      ok: true,
      written: true,
      branches: { added: 219, changed: 0, unchanged: 0, notInFile: 0, conflicts: 0 },
      members: { added: 6500, changed: 0, unchanged: 0, notInFile: 0, conflicts: 0 },
      admins: { added: 25 },
    });
    const second = await shell.run(['import', ...files]);
    expect(second.out.split('\n')).toEqual([
      '支部 新增0 变更0 未变219',
      '党员 新增0 变更0 未变6500',
      '管理人员 新增0 变更0 未变25',
      '和上次导入的一样，没有写入。',
      '',
    ]);
    county.remove();
  });

  it('says in short lines what was done and what comes next', async () => {
    const shell = openShell();
    writeRosters(shell);
    const { status, out, err } = await shell.run(['import', ...rosterFiles]);
    expect([status, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      '支部 新增2 变更0 未变0',
      '党员 新增4 变更0 未变0',
      '管理人员 新增2 变更0 未变0',
      '已写入。接下来发邀请码：npx zhibu codes --role officer --slips 邀请码.docx',
      '',
    ]);
  });

  it('writes nothing for one bad cell, and names it by file, line, column, value and reason', async () => {
    const shell = openShell();
    writeRosters(shell, (line) => line.replace('王军,正式', '王军,在册'));
    const person = await shell.run(['import', ...rosterFiles]);
    expect(person.status).toBe(1);
    for (const part of ['members.csv', '第4行', '状态', '在册', '正式、预备'])
      expect(person.out).toContain(part);
    expect(person.out.trim().split('\n').at(-1)).toBe(
      '有1处不对，什么都没有写入。请改好上面列出的地方，再导入一次。',
    );
    const program = await shell.json(['import', ...rosterFiles]);
    expect(program.status).toBe(1);
    expect(program.document).toMatchObject({
      ok: false,
      written: false,
      rejects: [
        { file: 'members.csv', line: 4, column: '状态', value: '在册', reason: { code: 'not-one-of' } },
      ],
    });
    expect(program.err).toContain('什么都没有写入');
    shell.store().read((tx) => {
      expect([tx.org.branches(), tx.people.count(), tx.org.admins()]).toEqual([[], 0, []]);
    });
  });

  it('tells every file that cannot be read, and then looks at no cell', async () => {
    const shell = openShell();
    writeRosters(shell);
    writeFileSync(path.join(shell.cwd, 'branches.csv'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    const broken = await shell.run(['import', ...rosterFiles]);
    expect(broken.status).toBe(1);
    expect(broken.out.split('\n')).toHaveLength(3);
    expect(broken.out).toContain('读不了 branches.csv');
    const missing = await shell.run(['import', 'a.csv', '.', 'members.csv']);
    expect(missing.status).toBe(2);
    expect(missing.err.split('\n')).toEqual([
      '读不了 a.csv：没有这个文件。请检查文件名和路径。',
      '读不了 .：这是一个文件夹。请检查文件名和路径。',
      '',
    ]);
  });

  it('only tries with --dry-run', async () => {
    const shell = openShell();
    writeRosters(shell);
    const { status, out } = await shell.run(['import', ...rosterFiles, '--dry-run']);
    expect(status).toBe(0);
    expect(out).toContain('党员 新增4');
    expect(out).toContain('没有写入');
    expect(shell.store().read((tx) => tx.people.count())).toBe(0);
    const { document } = await shell.json(['import', ...rosterFiles, '--dry-run']);
    expect(document).toMatchObject({ ok: true, dryRun: true, written: false, members: { added: 4 } });
  });

  it('reports conflicts, people who are missing and columns that nobody reads', async () => {
    const shell = openShell();
    writeRosters(shell);
    await shell.run(['import', ...rosterFiles]);
    const store = shell.store();
    store.write((tx) => {
      const branch = tx.org.branchByCode('QH1');
      if (branch) tx.org.putBranch({ ...branch, fixedDay: '10' });
    });
    writeRosters(shell, (line) => {
      if (line.startsWith('县,乡镇,村')) return `${line},备注`;
      if (line.includes('党支部')) return `${line.replace(/15$/, '25')},`;
      return line;
    });
    const trimmed = (await shell.run(['import', 'branches.csv'])).out.split('\n');
    expect(trimmed).toEqual([
      '支部 新增0 变更0 未变2 冲突1',
      'branches.csv 里没有用到的列：备注',
      '冲突 支部 QH1 党日：系统里是“10”，branches.csv 第2行是“25”，没有改',
      '有冲突的格子两边都改过。以哪个为准，就把另一边改成一样的，再导入一次。',
      '和上次导入的一样，没有写入。',
      '',
    ]);
    writeFileSync(
      path.join(shell.cwd, 'members.csv'),
      '支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机\nQH1,QH1001,林福贵,正式,书记,,,,农民,0.50,是\n',
    );
    const { document } = await shell.json(['import', 'members.csv']);
    expect(document).toMatchObject({
      members: { added: 0, unchanged: 1, notInFile: 3 },
      notInFile: ['QH1002', 'QH1003', 'QH2001'].map((key) => ({ kind: 'members', key })),
    });
  });

  it('works beside another connection that writes, and shows its progress to a person alone', async () => {
    const shell = openShell();
    writeRosters(shell);
    const running = shell.store();
    running.write((tx) => {
      tx.settings.setMeta('bot.username', 'zhibu_bot');
    });
    let seen = '';
    const { status } = await shell.run(['import', ...rosterFiles], {
      stderr: { isTTY: true, write: (text) => (seen += text) },
    });
    expect(status).toBe(0);
    expect(seen).toContain('100%');
    expect(running.read((tx) => tx.people.count())).toBe(4);
  });
});
