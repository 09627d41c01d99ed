import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellForm } from '../../../src/domain/roster/column.ts';
import {
  accountCell,
  codeCell,
  codesCell,
  nameCell,
  namesCell,
  textCell,
} from '../../../src/domain/roster/text-cells.ts';

/** Reads a cell to its canonical text, or to the code of the refusal in brackets. */
function reader<T>(form: CellForm<T>): (raw: string) => string {
  return (raw) => {
    const cell = form.parse(raw);
    return cell.ok ? form.format(cell.value) : `[${cell.reason.code}]`;
  };
}

describe.each<[string, (raw: string) => string, readonly (readonly [string, string])[]]>([
  [
    '编号',
    reader(codeCell),
    [
      ['QH0100011001', 'QH0100011001'],
      [' ＱＨ０１ ', 'QH01'],
      ['望禾-001', '望禾-001'],
      ['QH 01', '[code-shape]'],
      ['6.2e+17', '[code-shape]'],
      ['6.205231965010112e+17', '[code-shape]'],
      ['../x', '[code-shape]'],
      ['x'.repeat(33), '[code-shape]'],
      ['620523196501011234', '[identity-card]'],
      ['62052319650101123X', '[identity-card]'],
    ],
  ],
  [
    '兼任支部',
    reader(codesCell),
    [
      ['', ''],
      ['QH1、QH2', 'QH1、QH2'],
      ['QH1,QH2 QH1', 'QH1、QH2'],
      ['QH1、=1+1', '[code-shape]'],
    ],
  ],
  [
    '账号',
    reader(accountCell),
    [
      ['1234567890', '1234567890'],
      ['１２３', '123'],
      ['@linfugui', '[account-shape]'],
      ['0123', '[account-shape]'],
      ['-100123', '[account-shape]'],
      ['1'.repeat(17), '[account-shape]'],
    ],
  ],
  [
    '姓名',
    reader(nameCell),
    [
      ['林福贵', '林福贵'],
      [' 林福贵\u3000', '林福贵'],
      ['王\u3000军', '王军'],
      ['旦增•多杰', '旦增·多杰'],
      ['Tenzin  Dorje', 'Tenzin Dorje'],
      ['䶮', '䶮'],
      ['林\u202e福贵', '[hidden-character]'],
      ['林\u200b福贵', '[hidden-character]'],
      ['林\n福贵', '[hidden-character]'],
      ['林\t福贵', '[hidden-character]'],
      ['林\u0007', '[hidden-character]'],
      ['林\ud800', '[hidden-character]'],
      ['林\ufffd', '[damaged-text]'],
      ['#N/A', '[formula-error]'],
      ['#REF!', '[formula-error]'],
      ['𬭎'.repeat(64), '𬭎'.repeat(64)],
      ['林'.repeat(65), '[too-long]'],
    ],
  ],
  [
    '地点',
    reader(textCell),
    [
      ['村委会  二楼', '村委会 二楼'],
      ['=HYPERLINK("x")', '=HYPERLINK("x")'],
      ['楼\u2066', '[hidden-character]'],
    ],
  ],
  [
    '联系村',
    reader(namesCell),
    [
      ['', ''],
      ['石桥村、上庄村', '石桥村、上庄村'],
      ['石桥村，石桥村', '石桥村'],
      ['石桥村\n上庄村', '石桥村、上庄村'],
      ['石\u202e桥村', '[hidden-character]'],
    ],
  ],
])('%s', (_name, read, cases) => {
  it.each(cases)('%j → %s', (raw, expected) => {
    expect(read(raw)).toBe(expected);
  });

  it('reads its own canonical text back', () => {
    for (const [, text] of cases) if (!text.startsWith('[')) expect(read(text)).toBe(text);
  });
});

it('never lets an invisible character into a name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (raw) => {
      const name = nameCell.parse(raw);
      if (!name.ok) return;
      expect(name.value).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(Array.from(name.value).length).toBeLessThanOrEqual(64);
      expect(nameCell.parse(name.value)).toEqual(name);
    }),
    { numRuns: 500 },
  );
});
