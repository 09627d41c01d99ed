import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { flatRows } from '../harness/ledger-files.ts';
import { writeDay, writeTotals } from '../harness/written-day.ts';
import { openShell } from './bench.ts';
import type { Shell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';

/** The rosters, and a Party day of the first branch held on 15 November. */
async function held(): Promise<Shell> {
  const shell = openShell();
  writeRosters(shell);
  expect((await shell.run(['import', ...rosterFiles])).status).toBe(0);
  shell.store().write((tx) => {
    const branchId = tx.org.branchByCode('QH1')?.id;
    if (branchId === undefined) throw new Error('no branch');
    const day = writeDay(tx, branchId, '2026-11-15');
    writeTotals(tx, day, { expected: 2, present: 2, leave: 0, absent: 0 }, day.plannedAt);
  });
  return shell;
}

const looks = (shell: Shell) =>
  shell.store().read((tx) => tx.audit.entries().filter(({ action }) => action === 'names.seen'));
const namesIn = (shell: Shell, folder = 'out') => readdirSync(path.join(shell.cwd, folder)).sort();

describe('zhibu export', () => {
  it('writes a branch’s month, complete files for the owner alone, and lists them', async () => {
    const shell = await held();
    const { status, document, err } = await shell.json([
      ...['export', '--branch', 'QH1', '--month', '2026-11', '--out', 'out'],
    ]);
    expect([status, err]).toEqual([0, '导出了5个文件。\n']);
    const { files } = document as { files: { file: string; bytes: number; sha256: string }[] };
    expect(files.map(({ file }) => path.basename(file)).sort()).toEqual(namesIn(shell));
    for (const { file, bytes, sha256 } of files) {
      const found = readFileSync(file);
      expect([found.length, createHash('sha256').update(found).digest('hex')]).toEqual([bytes, sha256]);
      expect(statSync(file).mode & 0o077).toBe(0);
    }
    expect(looks(shell)).toEqual([]);
  });

  it('writes the same bytes again over its own files, and leaves nothing half written', async () => {
    const shell = await held();
    const run = () => shell.json(['export', '--branch', 'QH1', '--month', '2026-11', '--out', 'out']);
    const first = await run();
    const name = namesIn(shell)[0] ?? '';
    writeFileSync(path.join(shell.cwd, 'out', name), 'old');
    expect((await run()).document).toEqual(first.document);
    expect(namesIn(shell).some((one) => one.endsWith('.tmp'))).toBe(false);
  });

  it('keeps the files of branches that are called the same beside each other', async () => {
    const shell = await held();
    shell.store().write((tx) => {
      const twin = tx.org.branchByCode('QH2');
      if (!twin) throw new Error('no branch');
      tx.org.putBranch({ ...twin, name: tx.org.branchByCode('QH1')?.name ?? '' });
      const day = writeDay(tx, twin.id, '2026-11-15');
      writeTotals(tx, day, { expected: 1, present: 1, leave: 0, absent: 0 }, day.plannedAt);
    });
    for (const [period, count] of [
      [['--month', '2026-11'], 5],
      [['--year', '2026'], 6],
    ] as const) {
      const folder = period[1];
      for (const code of ['QH1', 'QH2'])
        expect((await shell.run(['export', '--branch', code, ...period, '--out', folder])).status).toBe(0);
      const names = namesIn(shell, folder);
      expect(names).toHaveLength(2 * count);
      for (const code of ['QH1', 'QH2'])
        expect(names.filter((name) => name.includes(`-${code}.`))).toHaveLength(count);
    }
    const zip = namesIn(shell, '2026').filter((name) => name.endsWith('.zip'));
    expect(zip[0]).toMatch(/2026年度组织生活台账-QH1\.zip$/);
  });

  it('writes a branch’s year', async () => {
    const shell = await held();
    const { status, out } = await shell.run(['export', '--branch', 'QH1', '--year', '2026', '--out', 'out']);
    expect(status).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => path.basename(line)).sort()).toEqual(namesIn(shell));
    expect(lines.filter((line) => line.endsWith('.zip'))).toHaveLength(1);
    expect(lines).toHaveLength(6);
  });

  it('writes counts alone above the branch', async () => {
    const shell = await held();
    const scopes = [
      { scope: ['--township', '望禾镇'], count: 2 },
      { scope: ['--county'], count: 3 },
    ];
    for (const { scope, count } of scopes) {
      const folder = scope[0] ?? '';
      const ran = await shell.run(['export', ...scope, '--month', '2026-11', '--out', folder]);
      expect([ran.status, namesIn(shell, folder).length]).toEqual([0, count]);
      const csv = namesIn(shell, folder).find((name) => name.endsWith('支部汇总.csv')) ?? '';
      const bytes = readFileSync(path.join(shell.cwd, folder, csv));
      for (const name of ['林福贵', '赵静', '高子轩']) expect(bytes.toString()).not.toContain(name);
      expect(flatRows(bytes)[0]).toMatchObject({ 支部编号: 'QH1', 应到: '2', 实到: '2' });
    }
    expect(looks(shell)).toEqual([]);
  });

  it('gives names above the branch for a reason, which is written down for every branch', async () => {
    const shell = await held();
    const argv = ['export', '--township', '望禾镇', '--month', '2026-11', '--out', 'out', '--names'];
    const refused = await shell.run(argv);
    expect([refused.status, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('请写上原因');
    expect(looks(shell)).toEqual([]);
    const { status } = await shell.run([...argv, '--reason', '县里抽查台账']);
    expect([status, namesIn(shell).length]).toEqual([0, 4]);
    const branches = shell
      .store()
      .read((tx) => tx.org.branches({ townshipId: tx.org.townships()[0]?.id as never }));
    expect(looks(shell).map(({ actor, subject }) => [actor, subject])).toEqual(
      branches.map(({ id }) => ['operator', `branch:${String(id)}`]),
    );
    const own = shell.store().read((tx) => tx.looks.ofBranch(branches[0]?.id as never));
    expect(own.map(({ by, month }) => [by, month])).toEqual([['operator', '2026-11']]);
    // Codes and hashes only: the words stay erasable.
    expect(JSON.stringify(looks(shell))).not.toContain('抽查');
    const reason = String(looks(shell)[0]?.detail['reason']);
    expect(shell.store().read((tx) => tx.attendance.text(reason))).toBe('县里抽查台账');
    const flat = namesIn(shell).find((name) => name.includes('到会明细')) ?? '';
    expect(readFileSync(path.join(shell.cwd, 'out', flat), 'utf8')).toContain('林福贵');
  });

  it('says what it did not find, with what is called like it', async () => {
    const shell = await held();
    const errors: [string[], string][] = [
      [['--branch', 'QH9', '--month', '2026-11'], '没有编号为“QH9”的支部。相近的是：QH1 '],
      [['--township', '望河镇', '--month', '2026-11'], '没有“望河镇”这个乡镇。相近的是：望禾镇。'],
      [['--branch', 'QH1', '--month', '2027-01'], '2027年1月还没到'],
      [['--branch', 'QH1', '--month', '2020-01'], '起才有记录'],
      [['--branch', 'QH1', '--year', '2020'], '起才有记录'],
    ];
    for (const [argv, part] of errors) {
      const { status, out, err } = await shell.run(['export', ...argv, '--out', 'out']);
      expect([status, out], argv.join(' ')).toEqual([1, '']);
      expect(err).toContain(part);
    }
  });

  it('takes one scope and one time', async () => {
    const shell = await held();
    const errors: [string[], string][] = [
      [['--month', '2026-11'], '只能写一个'],
      [['--county', '--branch', 'QH1', '--month', '2026-11'], '只能写一个'],
      [['--county'], '--month 2026-11 或 --year 2026'],
      [['--county', '--month', '2026-11', '--year', '2026'], '只能写一个'],
      [['--county', '--month', '2026-13'], '“2026-13”'],
      [['--county', '--year', '26'], '“26”'],
      [['--branch', 'QH1', '--month', '2026-11', '--names', '--reason', '查'], '本来就有姓名'],
      [['--county', '--month', '2026-11', '--names', '--reason', '查'], '原因要写2到60个字'],
      [['--county', '--month', '2026-11', '--names', '--reason', '查'.repeat(61)], '原因要写2到60个字'],
      [['--county', '--month', '2026-11', '--reason', '查'], '只和 --names 一起用'],
    ];
    for (const [argv, part] of errors) {
      const { status, out, err } = await shell.run(['export', ...argv, '--out', 'out']);
      expect([status, out], argv.join(' ')).toEqual([2, '']);
      expect(err).toContain(part);
    }
    const noFolder = await shell.run(['export', '--county', '--month', '2026-11']);
    expect([noFolder.status, noFolder.out]).toEqual([2, '']);
  });

  it('says where it cannot write, and writes nothing down about names then', async () => {
    const shell = await held();
    writeFileSync(path.join(shell.cwd, 'taken'), 'a file');
    const names = ['--names', '--reason', '县里抽查台账'];
    const where = ['--out', 'taken/out'];
    const { status, err } = await shell.run(['export', '--county', '--month', '2026-11', ...where, ...names]);
    expect(status).toBe(1);
    expect(err).toContain('taken/out');
    expect(looks(shell)).toEqual([]);
    mkdirSync(path.join(shell.cwd, 'there'));
    expect((await shell.run(['export', '--county', '--month', '2026-11', '--out', 'there'])).status).toBe(0);
  });

  it('shows how far it is to whoever looks', async () => {
    const shell = await held();
    let err = '';
    const argv = ['export', '--county', '--month', '2026-11', '--out', 'out'];
    await shell.run(argv, { stderr: { isTTY: true, write: (text) => (err += text) } });
    expect(err).toContain('100%');
  });
});
