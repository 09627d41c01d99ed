import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeFile } from '../../harness/ledger-files.ts';
import { onPath } from '../../tools/outside-programs.ts';
import { unzip } from '../../adapters/files/zip.ts';
import { formula, ledgerYear } from './ledger-year.ts';

const soffice = onPath('soffice');
const hasCalc =
  soffice !== undefined && existsSync(path.join(path.dirname(realpathSync(soffice)), 'libsclo.so'));
const pdfToText = 'pdftotext';
const hasPdfText = spawnSync(pdfToText, ['-v']).error === undefined;
if (hasCalc && !hasPdfText)
  process.stderr.write('pdftotext is not on PATH: ledgers on paper are not tested\n');
const a4 = ['595x842', '842x595'];

/** Everything that a branch and those above it are given, by file name. */
async function everyFile(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { store, branches, townshipId, person } = ledgerYear();
  for (let k = 10; k < 80; k++) person(`QH0${k}`, `党员${k}`, { duesFen: 50 });
  const [branchId] = branches;
  const above = { townshipId, villageIds: [] };
  const wanted: readonly (readonly [task: string, input: unknown])[] = [
    ['attendance-month', { branchId, month: '2026-10' }],
    ['flat-attendance', { of: { branchId }, months: ['2026-10'] }],
    ['flat-dues', { of: { branchId }, months: ['2026-10'] }],
    ['counts-sheet', { above, month: '2026-10' }],
    ['counts-sheet', { above: { townshipId: null, villageIds: [] }, month: '2026-10' }],
    ['counts-table', { above, months: ['2026-10'] }],
  ];
  const files = new Map<string, Uint8Array>();
  for (const [task, input] of wanted) {
    const { fileName, bytes } = await madeFile(store, '2026-11-27', task, input);
    files.set(fileName, bytes);
  }
  const bundle = await madeFile(store, '2026-11-27', 'year-bundle', { branchId, year: 2026 });
  for (const [name, bytes] of unzip(bundle.bytes)) files.set(name, bytes);
  return files;
}

describe.runIf(hasCalc && hasPdfText)('ledgers in LibreOffice', () => {
  it('open without a word, on A4, with their headings on every page', { timeout: 240_000 }, async () => {
    const files = await everyFile();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zhibu-ledgers-'));
    try {
      for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
      const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
      const names = [...files.keys()].map((name) => path.join(folder, name));
      const printing = spawnSync(soffice ?? '', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...names,
      ]);
      expect(printing.status).toBe(0);
      const said = printing.stderr
        .toString()
        .split('\n')
        .filter((line) => /warn|error|fail/i.test(line) && !line.includes('javaldx'));
      expect(said).toEqual([]);
      for (const name of files.keys()) {
        const pdf = path.join(folder, name.replace(/\.\w+$/, '.pdf'));
        const box = execFileSync(pdfToText, ['-bbox', '-l', '1', pdf, '-']).toString();
        const [, width, height] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(box) ?? [];
        if (!name.endsWith('.csv'))
          expect(a4, name).toContain(`${Math.round(Number(width))}x${Math.round(Number(height))}`);
      }
      const paper = (name: string) => {
        const pdf = path.join(folder, name.replace(/\.\w+$/, '.pdf'));
        return execFileSync(pdfToText, ['-layout', pdf, '-']).toString().split('\f').slice(0, -1);
      };
      const month = paper('石桥村党支部2026年10月主题党日考勤台账.xlsx');
      expect(month.length).toBeGreaterThan(1);
      for (const [at, page] of month.entries()) {
        expect(page).toMatch(/序号 +姓名 +编号 +党小组 +到会情况/);
        expect(page).toContain(`第${at + 1}页，共${month.length}页`);
      }
      for (const name of [
        '石桥村党支部2026年10月主题党日考勤台账.xlsx',
        '石桥村党支部2026年10月主题党日到会明细.csv',
        '01 2026年10月主题党日活动记录.docx',
      ])
        expect(paper(name).join('').replace(/\s/g, ''), name).toContain(formula.slice(0, 10));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('leave a name that looks like a formula text', { timeout: 120_000 }, async () => {
    const { store, branches } = ledgerYear();
    const input = { of: { branchId: branches[0] }, months: ['2026-10'] };
    const { bytes } = await madeFile(store, '2026-11-27', 'flat-attendance', input);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zhibu-flat-'));
    try {
      writeFileSync(path.join(folder, 'flat.csv'), bytes);
      const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
      const convert = [
        '--headless',
        '--convert-to',
        'xlsx',
        '--outdir',
        folder,
        path.join(folder, 'flat.csv'),
      ];
      execFileSync(soffice ?? '', [profile, ...convert], { stdio: 'pipe' });
      const book = unzip(readFileSync(path.join(folder, 'flat.xlsx')));
      expect(book.get('xl/worksheets/sheet1.xml')?.toString()).not.toContain('<f');
      expect(book.get('xl/sharedStrings.xml')?.toString()).toContain('&apos;=HYPERLINK(');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
