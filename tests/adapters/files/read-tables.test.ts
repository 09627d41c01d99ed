import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/adapters/files/read-tables.ts';
import type { Table } from '../../../src/domain/roster/table.ts';
import { encodeGb18030 } from './gb18030.ts';
import { workbook, type WorkbookCell } from './workbook.ts';
import { unzip, zip } from './zip.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function tables(file: string, bytes: Uint8Array): Promise<readonly Table[]> {
  const result = await readTables(file, bytes);
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.reason)}`);
  return result.value;
}

async function faultOf(file: string, bytes: Uint8Array): Promise<unknown> {
  const result = await readTables(file, bytes);
  return result.ok ? undefined : result.reason;
}

describe('CSV', () => {
  const text = '日期,性质,名称\n2026-10-01,放假,国庆节\n2026-10-10,上班,𬭎䶮\n';
  const expected = {
    file: 'h.csv',
    headingLine: 1,
    headings: ['日期', '性质', '名称'],
    rows: [
      { line: 2, cells: ['2026-10-01', '放假', '国庆节'] },
      { line: 3, cells: ['2026-10-10', '上班', '𬭎䶮'] },
    ],
  };

  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(text)],
    ['UTF-8 with BOM', utf8(`\ufeff${text}`)],
    ['GB18030', encodeGb18030(text)],
    ['Windows line ends', utf8(text.replaceAll('\n', '\r\n'))],
    ['old Mac line ends', utf8(text.replaceAll('\n', '\r'))],
    ['no line end at the end', utf8(text.trimEnd())],
    ['blank lines at the end', utf8(`${text}\n\r\n,,\n  \n`)],
    ['every cell in quotes', utf8(text.replaceAll(/[^,\n]+/g, '"$&"'))],
  ])('reads %s', async (_what, bytes) => {
    expect(await tables('h.csv', bytes)).toEqual([expected]);
  });

  it('keeps true line numbers past blank lines and line breaks inside quotes', async () => {
    const [table] = await tables(
      'h.csv',
      utf8('\n日期,性质,名称\r\n"a\r\nb",c,d\n\n"x\n\ny","q\nz",3\n5,6,7'),
    );
    expect(table?.headingLine).toBe(2);
    expect(table?.rows).toEqual([
      { line: 3, cells: ['a\nb', 'c', 'd'] },
      { line: 6, cells: ['x\n\ny', 'q\nz', '3'] },
      { line: 10, cells: ['5', '6', '7'] },
    ]);
  });

  it('keeps quotes, commas and blanks that belong to a cell', async () => {
    const [table] = await tables('h.csv', utf8('日期,性质,名称\n"a,b","说""好""", c \n'));
    expect(table?.rows[0]?.cells).toEqual(['a,b', '说"好"', ' c ']);
  });

  it('skips a title above the headings', async () => {
    const [table] = await tables('h.csv', utf8('青禾县节假日,,\n日期,性质,名称\n2026-10-01,放假,国庆节\n'));
    expect(table).toMatchObject({ headingLine: 2, rows: [{ line: 3 }] });
  });

  it('leaves short and long rows as they are, for the check to name', async () => {
    const [table] = await tables('h.csv', utf8('日期,性质,名称,\n1,2\n1,2,3,,\n1,2,3,,5\n'));
    expect(table?.headings).toEqual(['日期', '性质', '名称']);
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['1', '2', '3'],
      ['1', '2', '3', '', '5'],
    ]);
  });

  it('hands on a table of unknown headings, to be rejected by name', async () => {
    expect(await tables('x.csv', utf8('甲,乙\n1,2\n'))).toMatchObject([{ headings: ['甲', '乙'] }]);
  });
});

describe('XLSX', () => {
  const holidays: readonly (readonly WorkbookCell[])[] = [
    ['日期', '性质', '名称', '时间', '数'],
    [{ days: 46296, format: 'yyyy/m/d' }, '放假', '国庆节', { days: 0.375, format: 'h:mm' }, 0.5],
    [null, null, null, null, null],
    ['2026-10-10', '上班', ' 调休 ', { days: 0.3819444444, format: 'hh:mm:ss' }, 0.1 + 0.2],
    [{ days: 46297.5, format: 'yyyy"年"m"月"d"日"' }, true, null, 1234567890, 620523196501011234],
  ];

  it('gives cells as a person sees them, with true row numbers', async () => {
    const [table] = await tables('h.xlsx', await workbook({ name: '节假日', rows: holidays }));
    expect(table).toEqual({
      file: 'h.xlsx',
      sheet: '节假日',
      headingLine: 1,
      headings: ['日期', '性质', '名称', '时间', '数'],
      rows: [
        { line: 2, cells: ['2026-10-01', '放假', '国庆节', '09:00', '0.5'] },
        { line: 4, cells: ['2026-10-10', '上班', '调休', '09:10', '0.3'] },
        { line: 5, cells: ['2026-10-02', 'TRUE', '', '1234567890', '6.205231965010112e+17'] },
      ],
    });
  });

  it('is told by its bytes, whatever the file is called', async () => {
    expect(await tables('h.csv', await workbook({ name: '1', rows: holidays }))).toHaveLength(1);
  });

  it('gives every sheet whose headings are recognised', async () => {
    const bytes = await workbook(
      { name: '说明', rows: [['先看这里'], ['填表说明']] },
      { name: '节假日', rows: holidays },
      { name: '空', rows: [] },
      { name: '管理人员', rows: [['县', '乡镇', '编号', '职务', '姓名']] },
    );
    expect((await tables('all.xlsx', bytes)).map(({ sheet }) => sheet)).toEqual(['节假日', '管理人员']);
  });

  it('gives the first sheet when none is recognised', async () => {
    const bytes = await workbook({ name: '甲', rows: [['x', 'y']] }, { name: '乙', rows: [['z', 'w']] });
    expect(await tables('x.xlsx', bytes)).toMatchObject([{ sheet: '甲', headings: ['x', 'y'] }]);
  });

  it('refuses one that is cut short or scrambled anywhere', async () => {
    const bytes = await workbook({ name: '节假日', rows: holidays });
    for (let length = 4; length < bytes.length; length += 97)
      expect(await faultOf('h.xlsx', bytes.slice(0, length))).toEqual({
        file: 'h.xlsx',
        fault: { code: 'broken-workbook' },
      });
  });
});

describe('files that are no tables', () => {
  it.each<[string, string, Uint8Array, unknown]>([
    ['nothing', 'a.csv', new Uint8Array(), { code: 'empty' }],
    ['a lone BOM', 'a.csv', utf8('\ufeff'), { code: 'empty' }],
    ['blank lines', 'a.csv', utf8('\n ,\n'), { code: 'empty' }],
    ['text under the name of a workbook', 'a.xlsx', utf8('日期,性质,名称'), { code: 'broken-workbook' }],
    [
      'an old or locked workbook',
      'a.xls',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
      { code: 'old-or-locked-workbook' },
    ],
    ['UTF-16', 'a.csv', Uint8Array.of(0xff, 0xfe, 0xe5, 0x65), { code: 'utf-16' }],
    ['bytes of no text', 'a.csv', Uint8Array.of(0xe6, 0x97, 0xff, 0xff, 0x0a), { code: 'unknown-encoding' }],
    [
      'a picture',
      'a.csv',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0),
      { code: 'unknown-encoding' },
    ],
    [
      'a quote never closed',
      'a.csv',
      utf8('日期,性质,名称\n"2026,放假,x\n1,2,3\n'),
      { code: 'quotes', line: 2 },
    ],
    [
      'a quote inside a cell',
      'a.csv',
      utf8('日期,性质,名称\n1,2,3\n1,放"假,x\n'),
      { code: 'quotes', line: 3 },
    ],
    [
      'a file beyond any roster',
      'a.csv',
      new Uint8Array(33 * 1024 * 1024),
      { code: 'too-large', bytes: 34603008, limitBytes: 33554432 },
    ],
  ])('%s', async (_what, file, bytes, fault) => {
    expect(await faultOf(file, bytes)).toEqual({ file, fault });
  });
});

it('shows the errors of formulas in the sheet that has them, for the check to name', async () => {
  const rows = [
    ['日期', '性质', '名称'],
    ['1', '2', 7],
  ];
  const entries = unzip(await workbook({ name: '甲', rows }, { name: '乙 & 丙', rows }));
  const sheet = 'xl/worksheets/sheet2.xml';
  const xml = entries.get(sheet)?.toString() ?? '';
  const formula = '<c r="C2" s="1" t="e"><f>VLOOKUP(A2,B:B,1)</f><v>#N/A</v></c>';
  entries.set(sheet, Buffer.from(xml.replace(/<c r="C2"[^>]*>.*?<\/c>/, formula)));
  const both = await tables('a.xlsx', zip(entries));
  expect(both.map(({ sheet: name, rows: found }) => [name, found[0]?.cells])).toEqual([
    ['甲', ['1', '2', '7']],
    ['乙 & 丙', ['1', '2', '#N/A']],
  ]);
});
