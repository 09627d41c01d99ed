import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTables } from '../../../src/adapters/files/read-tables.ts';
import { emptyRoster } from '../../../src/domain/roster/known.ts';
import type { Table } from '../../../src/domain/roster/table.ts';
import { validateImport, type ImportBatch } from '../../../src/domain/roster/validate-import.ts';
import { makeCounty } from '../../county/county.ts';
import { encodeGb18030 } from './gb18030.ts';
import { workbook, type WorkbookCell } from './workbook.ts';

type Files = readonly (readonly [string, Uint8Array])[];

async function tablesOf(files: Files): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const [name, bytes] of files) {
    const result = await readTables(name, bytes);
    if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.reason)}`);
    tables.push(...result.value);
  }
  return tables;
}

async function batchOf(files: Files): Promise<ImportBatch> {
  const result = validateImport(await tablesOf(files), emptyRoster);
  if (!result.ok) throw new Error(`rejected: ${JSON.stringify(result.reason.slice(0, 3))}`);
  return result.value;
}

/** What is said, without where it stands. */
function contents({ branches, members, admins, holidays }: ImportBatch) {
  return [branches, members, admins, holidays].map((rows) =>
    rows.map(({ kind, key, cells, values }) => ({ kind, key, cells, values })),
  );
}

/** As somebody types it into a spreadsheet: amounts and days are numbers there. */
function asTyped(text: string): WorkbookCell {
  if (text === '') return null;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

const county = makeCounty();
const files = Object.entries(county) as [keyof typeof county, string][];
const utf8: Files = files.map(([name, text]) => [name, new TextEncoder().encode(text)]);

describe('the invented county', () => {
  let fromUtf8: ImportBatch;
  beforeAll(async () => {
    fromUtf8 = await batchOf(utf8);
  });

  it('is read without a reject: 219 branches, 6,500 members, 25 admins', () => {
    expect(fromUtf8.branches).toHaveLength(219);
    expect(fromUtf8.members).toHaveLength(6500);
    expect(fromUtf8.admins).toHaveLength(25);
    expect(fromUtf8.tables.map(({ kind, ignoredHeadings }) => [kind, ignoredHeadings])).toEqual([
      ['branches', []],
      ['members', []],
      ['admins', []],
    ]);
    const names = new Set(fromUtf8.members.map(({ values }) => values.name));
    expect([...names].some((name) => name.includes('𬭎'))).toBe(true);
    expect(names.size).toBeLessThan(6500);
  });

  it('has the dues that the files add up to, to the fen', () => {
    const fen = fromUtf8.members.reduce((sum, { values }) => sum + values.dueFen, 0);
    const digits = county['members.csv'].split('\n').slice(1, -1);
    const expected = digits.reduce(
      (sum, row) => sum + BigInt((row.split(',')[9] ?? '').replace('.', '')),
      0n,
    );
    expect(BigInt(fen)).toBe(expected);
  });

  it('says the same in UTF-8 with BOM', async () => {
    const withBom: Files = files.map(([name, text]) => [name, new TextEncoder().encode(`\ufeff${text}`)]);
    expect(contents(await batchOf(withBom))).toEqual(contents(fromUtf8));
  });

  it('says the same in GB18030', async () => {
    const gb18030: Files = files.map(([name, text]) => [name, encodeGb18030(text.replaceAll('\n', '\r\n'))]);
    expect(contents(await batchOf(gb18030))).toEqual(contents(fromUtf8));
  });

  it('says the same as one workbook of three sheets, amounts typed as numbers', async () => {
    const sheets = files.map(([name, text]) => ({
      name: name.replace('.csv', ''),
      rows: text
        .trimEnd()
        .split('\n')
        .map((row) => row.split(',').map(asTyped)),
    }));
    const book: Files = [['青禾县.xlsx', await workbook(...sheets)]];
    expect(contents(await batchOf(book))).toEqual(contents(fromUtf8));
  });

  it('says the same in any order of files', async () => {
    expect(contents(await batchOf([...utf8].reverse()))).toEqual(contents(fromUtf8));
  });
});

/** What no cell of the column can be. */
const badCells: Readonly<Record<string, readonly string[]>> = {
  县: ['', '青河县', '青\u202e禾县'],
  乡镇: ['望\u0007禾镇', '镇'.repeat(65)],
  村: ['', '石\u200b桥村'],
  支部编号: ['', 'QH 01', '?', '620523196501011234'],
  支部: ['', '党\ufffd支部'],
  党日: ['', '0', '29', '月底'],
  编号: ['', '6.2e+17', 'Q*'],
  姓名: ['', '林\u2066福贵', '林'.repeat(65), '#N/A'],
  状态: ['', '好', '群众'],
  职务: ['\u0000', '县委\u0007'],
  党小组: ['第\t1组', '#REF!'],
  流动: ['也许', '2'],
  可不参加: ['?'],
  党费类别: ['', '学生'],
  月党费: ['', '0.555', '-1', 'O.50', '1e3'],
  有智能手机: ['好'],
  别名: ['大\u202d王', '大'.repeat(65)],
};

describe('one bad cell anywhere in the county', () => {
  const tables = tablesOf(utf8);

  it('rejects the import and is named by file, line, column and value', async () => {
    const all = await tables;
    const somewhere = fc.nat({ max: all.length - 1 }).chain((table) =>
      fc.record({
        table: fc.constant(table),
        row: fc.nat({ max: (all[table]?.rows.length ?? 1) - 1 }),
        column: fc.nat({ max: (all[table]?.headings.length ?? 1) - 1 }),
        bad: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(somewhere, ({ table, row, column, bad }) => {
        const target = all[table];
        const heading = target?.headings[column] ?? '';
        const choices = badCells[heading] ?? [];
        // 职务 of admins is free text: only what is wrong everywhere is wrong there.
        const value = choices[bad % choices.length] ?? '';
        const spoilt = all.map((one, at) => (at === table ? withCell(one, row, column, value) : one));
        const result = validateImport(spoilt, emptyRoster);
        const line = target?.rows[row]?.line ?? 0;
        expect(result.ok).toBe(false);
        if (result.ok) return;
        const named = result.reason.filter(
          (reject) => reject.file === target?.file && reject.line === line && reject.column === heading,
        );
        expect(named).toHaveLength(1);
        expect(value.startsWith((named[0]?.value ?? '?').replace('…', ''))).toBe(true);
        // A code that nobody has any more is missing to those who point to it; nothing else may be rejected.
        const others = result.reason.filter((reject) => reject !== named[0]);
        expect(others.every(({ reason }) => reason.code.startsWith('unknown-'))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

function withCell(table: Table, row: number, column: number, value: string): Table {
  const rows = table.rows.map((one, at) =>
    at === row ? { ...one, cells: one.cells.map((cell, index) => (index === column ? value : cell)) } : one,
  );
  return { ...table, rows };
}
