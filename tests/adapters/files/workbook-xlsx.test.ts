import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { officeDocuments } from '../../../src/adapters/files/office-documents.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import type { Cell, Workbook } from '../../../src/domain/workbook.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { calculatedSheet } from '../../harness/calculated-sheet.ts';
import { onPath } from '../../tools/outside-programs.ts';
import { townshipOf } from './digest-facts.ts';
import { monthOfPeople, nameOf } from './dues-facts.ts';
import { unzip, zip } from './zip.ts';

const render = (workbook: Workbook) => officeDocuments('zh-CN').workbook(workbook);
const monthSheet = (count: number) => catalogs['zh-CN'].duesBooks.month(monthOfPeople(count)).workbook;

function sheet(rows: readonly (readonly Cell[])[], name = '表'): Workbook {
  return {
    sheets: [
      {
        name,
        orientation: 'landscape',
        columnWidths: [10, 10, 10],
        headingRows: 1,
        pageNumber: ['第', '页 & 共', '页'],
        rows,
      },
    ],
  };
}

const text = (words: string): Cell => ({ kind: 'text', text: words });

describe('a workbook', () => {
  it('writes money to the fen, whatever the amount', async () => {
    const fens = [
      0,
      1,
      7,
      10,
      30,
      110,
      1150,
      -1,
      -1005,
      123_456_789_01,
      ...Array.from({ length: 200 }, (_, k) => k * 37),
    ];
    const { numbers } = await calculatedSheet(await render(sheet(fens.map((fen) => [{ kind: 'fen', fen }]))));
    for (const [at, fen] of fens.entries()) {
      const written = numbers.get(`A${at + 1}`) ?? '';
      expect(written).toMatch(/^-?\d+(\.\d{1,2})?$/);
      expect(BigInt(Math.round(Number(written) * 100))).toBe(BigInt(fen));
    }
  });

  it('keeps text as text, and puts cells where spans leave room', async () => {
    const words = ['=1+1', '+1', '-x', '@x', '\t=1', '=HYPERLINK("http://x")', '0012', '2026-10-01', '<b>&'];
    const bytes = await render(
      sheet([...words.map((word) => [text(word)]), [{ ...text('宽'), span: 2 }, text('后')]]),
    );
    const [read] = await readWorkbook(Buffer.from(bytes), { trim: false });
    expect(read?.data.slice(0, -1).map(([cell]) => cell)).toEqual(words);
    expect(read?.data.at(-1)).toEqual(['宽', null, '后']);
    expect((await calculatedSheet(bytes)).formulas.size).toBe(0);
  });

  it('brings along what a formula comes to, and months and days as days of the calendar', async () => {
    const { formulas, numbers } = await calculatedSheet(
      await render(
        sheet([
          [
            { kind: 'fen', fen: 30 },
            { kind: 'month', month: '2026-10' as Month },
            { kind: 'date', date: '2026-11-27' as LocalDate },
          ],
          [
            { kind: 'formula', formula: 'SUM(A1:A1)', result: 30, money: true },
            { kind: 'formula', formula: '1+1', result: 2, money: false },
          ],
        ]),
      ),
    );
    expect([formulas.get('A2'), numbers.get('A2'), numbers.get('B2')]).toEqual(['SUM(A1:A1)', '0.3', '2']);
    expect([numbers.get('B1'), numbers.get('C1')]).toEqual(['46296', '46353']);
  });

  it('prints on A4, as wide as one page, with its headings and page number', async () => {
    const entries = unzip(await render(sheet([[text('标题')]], "收'缴")));
    const xml = entries.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    expect(xml).toMatch(/^<\?xml[^>]*\?><worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    expect(xml).toContain('<oddFooter>&amp;C第&amp;P页 &amp;&amp; 共&amp;N页</oddFooter>');
    expect(entries.get('xl/workbook.xml')?.toString()).toContain(`>'收''缴'!$1:$1</definedName>`);
  });

  it('is the same bytes for the same cells', async () => {
    const once = Buffer.from(await render(monthSheet(113)));
    expect(Buffer.from(await render(monthSheet(113))).equals(once)).toBe(true);
    expect(Buffer.from(await render(monthSheet(112))).equals(once)).toBe(false);
  });
});

const soffice = onPath('soffice');
const hasCalc =
  soffice !== undefined && existsSync(path.join(path.dirname(realpathSync(soffice)), 'libsclo.so'));
if (soffice !== undefined && !hasCalc)
  process.stderr.write(
    'soffice is there without Calc: workbooks on paper are not tested (Debian: libreoffice-calc-nogui)\n',
  );
const pdfToText = 'pdftotext';
const hasPdfText = spawnSync(pdfToText, ['-v']).error === undefined;
if (hasCalc && !hasPdfText)
  process.stderr.write('pdftotext is not on PATH: workbooks on paper are not tested\n');

/** The workbook as LibreOffice gives it in another format. */
function converted<T>(bytes: Uint8Array, to: string, look: (file: string) => T): T {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zhibu-workbook-'));
  try {
    const file = path.join(directory, 'book.xlsx');
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${path.join(directory, 'profile')}`;
    const convert = [profile, '--headless', '--convert-to', to, '--outdir', directory, file];
    execFileSync(soffice ?? '', convert, { stdio: 'pipe' });
    const made = readdirSync(directory).find((name) => /\.(csv|pdf)$/.test(name)) ?? '';
    return look(path.join(directory, made));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Pages as text, with the size of the paper in points. */
function printed(bytes: Uint8Array) {
  return converted(bytes, 'pdf', (pdf) => {
    const pages = execFileSync(pdfToText, ['-layout', pdf, '-']).toString().split('\f').slice(0, -1);
    const box = execFileSync(pdfToText, ['-bbox', '-l', '1', pdf, '-']).toString();
    const [, width, height] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(box) ?? [];
    return { pages, widthPt: Math.round(Number(width)), heightPt: Math.round(Number(height)) };
  });
}

/** Every cell as LibreOffice calculates it: exact numbers, UTF-8, everything quoted. */
function asCsv(bytes: Uint8Array): readonly (readonly string[])[] {
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false';
  return converted(bytes, filter, (file) =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) =>
        Array.from(
          line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,|^)(?=,|$)/g),
          ([, quoted, plain]) => quoted ?? plain ?? '',
        ),
      ),
  );
}

/** The same workbook without what its formulas come to: whoever opens it has to calculate. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const entries = unzip(bytes);
  const name = 'xl/worksheets/sheet1.xml';
  const xml = entries.get(name)?.toString() ?? '';
  return zip(entries.set(name, Buffer.from(xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f>'))));
}

describe.runIf(hasCalc)('a workbook in LibreOffice', () => {
  it('comes to what was written beside each formula', { timeout: 120_000 }, async () => {
    const bytes = await render(monthSheet(113));
    const { formulas, numbers } = await calculatedSheet(bytes);
    const rows = asCsv(withoutResults(bytes));
    expect(formulas.size).toBeGreaterThan(113);
    for (const address of formulas.keys()) {
      const [, column = '', row = ''] = /^([A-Z])(\d+)$/.exec(address) ?? [];
      const cell = rows[Number(row) - 1]?.[column.charCodeAt(0) - 65] ?? '';
      expect(Number(cell).toFixed(6), address).toBe(Number(numbers.get(address)).toFixed(6));
    }
    const names = rows.map((row) => row[1]);
    expect(names).toContain('=HYPERLINK(""http://x"",""点我"")');
    expect(names).toContain('+1');
  });
});

describe.runIf(hasCalc && hasPdfText)('the month sheet on paper', () => {
  it('eight people on one page', { timeout: 120_000 }, async () => {
    const { pages, widthPt, heightPt } = printed(await render(monthSheet(8)));
    expect([widthPt, heightPt]).toEqual([842, 595]);
    expect(pages).toHaveLength(1);
    for (const word of ['序号', '备注', '本月收到现金', '差额', '组织委员：', '第1页，共1页'])
      expect(pages[0]).toContain(word);
  });

  it(
    '113 people on pages of one width, each with the headings and its number',
    { timeout: 120_000 },
    async () => {
      const { pages } = printed(await render(monthSheet(113)));
      expect(pages.length).toBeLessThanOrEqual(6);
      for (const [at, page] of pages.entries()) {
        expect(page).toMatch(/序号.*姓名.*已确认.*备注/);
        expect(page).toContain(`第${at + 1}页，共${pages.length}页`);
      }
      const everything = pages.join('\n');
      for (let k = 4; k < 113; k++) expect(everything).toContain(nameOf(k));
    },
  );
});

describe.runIf(hasCalc && hasPdfText)('the digest’s workbook in LibreOffice', () => {
  const hostile = '=HYPERLINK("http://x","点我")';
  const draw = () => {
    const facts = townshipOf(60, (at) => (at === 5 ? hostile : `第${at + 1}村`));
    return render(catalogs['zh-CN'].digestFiles.workbook(facts).workbook);
  };

  it(
    'is on A4 across, with its headings on every page, and the months on the last',
    { timeout: 120_000 },
    async () => {
      const { pages, widthPt, heightPt } = printed(await draw());
      expect([widthPt, heightPt]).toEqual([842, 595]);
      expect(pages).toHaveLength(4);
      for (const page of pages.slice(0, 3)) expect(page).toMatch(/序号.*村.*支部.*状态.*补学/);
      expect(pages[3]).toMatch(/月份.*已开展.*没有记录.*未登记/);
      const everything = pages.join('\n');
      for (const words of ['第60村党支部', '线下和转场合计', '仅供了解和帮助，不作排名考核依据。'])
        expect(everything).toContain(words);
    },
  );

  it('comes to what was written beside each sum, and a name stays text', { timeout: 120_000 }, async () => {
    const bytes = await draw();
    const { formulas, numbers } = await calculatedSheet(bytes);
    const rows = asCsv(withoutResults(bytes));
    expect(formulas.size).toBe(14);
    for (const address of formulas.keys()) {
      const [, column = '', row = ''] = /^([A-Z])(\d+)$/.exec(address) ?? [];
      expect(rows[Number(row) - 1]?.[column.charCodeAt(0) - 65], address).toBe(numbers.get(address));
    }
    expect(rows.map((row) => row[1])).toContain(hostile.replaceAll('"', '""'));
  });
});
