import type { AwayRow, AwayYear } from '../../domain/ledgers/away.ts';
import type { Cell, Sheet } from '../../domain/workbook.ts';
import { cells, plainRow, signRow } from '../dues-books/cells.ts';
import type { LedgerWords } from './ledger-words.ts';
import { ledgerTitle } from './month-sheet.ts';

const columnWidths = [6, 14, 14, 12, 12, 16, 18, 18, 18, 18];
const columns = columnWidths.length;

/** 流动党员联系台账: a row a person, a column a quarter. */
export function awaySheet({ branch, year, quarters, rows }: AwayYear, words: LedgerWords): Sheet {
  return {
    name: words.sheets.away,
    orientation: 'landscape',
    columnWidths,
    headingRows: 2,
    pageNumber: words.pageNumber,
    rows: [
      ledgerTitle(words.awayTitle(branch, year), columns),
      words.awayHead(quarters.map(({ quarter }) => quarter)).map((text) => cells.head(text)),
      ...rows.map((row, at) => personRow(row, at, words)),
      ...(rows.length === 0 ? [[cells.text(words.none, { span: columns })]] : []),
      plainRow(words.awayNote, columns),
      plainRow('', columns),
      signRow(words.signatures.away, columns),
    ],
  };
}

function personRow(row: AwayRow, at: number, words: LedgerWords): readonly Cell[] {
  return [
    cells.count(at + 1),
    cells.text(row.name),
    cells.text(row.number),
    row.since === null ? cells.blank() : cells.date(row.since),
    row.reviewDate === null ? cells.blank() : cells.date(row.reviewDate),
    cells.text(words.awayContact(row)),
    ...row.quarters.map((word) =>
      word === undefined ? cells.blank() : cells.text(words.awayWord(word), { align: 'center' }),
    ),
  ];
}
