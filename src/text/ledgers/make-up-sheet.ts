import type { MakeUpRow, MakeUpYear } from '../../domain/ledgers/attendance.ts';
import type { Cell, Sheet } from '../../domain/workbook.ts';
import { cells, plainRow, signRow } from '../dues-books/cells.ts';
import type { LedgerWords } from './ledger-words.ts';
import { ledgerTitle } from './month-sheet.ts';

const columnWidths = [6, 12, 24, 14, 14, 18, 10, 12, 12, 22];
const columns = columnWidths.length;

/** 补学台账: a row for everybody who missed a day, with what became of it. */
export function makeUpSheet({ branch, year, rows, reportedOn }: MakeUpYear, words: LedgerWords): Sheet {
  return {
    name: words.sheets.makeUp,
    orientation: 'landscape',
    columnWidths,
    headingRows: 2,
    pageNumber: words.pageNumber,
    rows: [
      ledgerTitle(words.makeUpTitle(branch, year), columns),
      words.makeUpHead.map((text) => cells.head(text)),
      ...rows.map((row, at) => missedRow(row, at, words)),
      ...(rows.length === 0 ? [[cells.text(words.none, { span: columns })]] : []),
      plainRow(words.makeUpCounts(rows), columns),
      ...(reportedOn.length === 0 ? [] : [plainRow(words.reportedOn(reportedOn), columns)]),
      plainRow('', columns),
      signRow(words.signatures.makeUp, columns),
    ],
  };
}

function missedRow(row: MakeUpRow, at: number, words: LedgerWords): readonly Cell[] {
  const { madeUp } = row;
  const centred = { align: 'center' } as const;
  return [
    cells.count(at + 1),
    cells.date(row.date),
    cells.text(row.theme ?? ''),
    cells.text(row.name),
    cells.text(row.number),
    cells.text([words.state(row.state), words.reason(row)].filter((word) => word !== '').join(' '), centred),
    cells.text(words.makeUpDone(row), centred),
    madeUp ? cells.date(madeUp.date) : cells.blank(),
    cells.text(madeUp?.by ?? '', centred),
    cells.text(words.makeUpNote(row)),
  ];
}
