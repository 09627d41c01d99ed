import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/adapters/files/csv-table.ts';
import { writeCsv } from '../../../src/adapters/files/write-csv.ts';

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function readBack(bytes: Uint8Array): readonly (readonly string[])[] {
  const read = readCsv(bytes);
  if (!read.ok) throw new Error(`not read: ${JSON.stringify(read.reason)}`);
  return read.value.map(({ cells }) => cells);
}

const hostile = [
  '=HYPERLINK("http://x","y")',
  '+1',
  '-1',
  '@x',
  '\t=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  ' =1',
  '"=1"',
  "'=1",
  "''=1",
  '\u3000=1',
  "'\tx",
];

describe('a table written as CSV', () => {
  it('begins with the mark by which Excel and WPS know UTF-8, and ends its lines as RFC 4180 has it', () => {
    expect(textOf(writeCsv([['姓名'], ['张三，"大"'], ['a,"b"\nc']]))).toBe(
      '\uFEFF姓名\r\n"张三，""大"""\r\n"a,""b""\nc"\r\n',
    );
  });

  it('has no cell that a spreadsheet program would calculate', () => {
    for (const cell of hostile) {
      const [line = ''] = textOf(writeCsv([[cell]]))
        .slice(1)
        .split('\r\n');
      const shown = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
      expect(shown, JSON.stringify(cell)).toBe(`'${cell}`);
    }
    expect(textOf(writeCsv([['2026-11-15', '0.50', '林福贵', '']]))).toBe(
      '\uFEFF2026-11-15,0.50,林福贵,\r\n',
    );
  });

  it('is read back by the reader of rosters as it was', () => {
    expect(readBack(writeCsv(hostile.map((cell) => [cell, '后'])))).toEqual(
      hostile.map((cell) => [cell, '后']),
    );
    const character = fc.constantFrom(...'=+-@＝＋－＠\'" ,\t\n\u3000ab张'.split(''));
    const cell = fc.string({ unit: character, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(readBack(writeCsv(rows))).toEqual(rows);
      }),
    );
  });
});
