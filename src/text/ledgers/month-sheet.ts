import type { AttendanceDay, AttendanceRow } from '../../domain/ledgers/attendance.ts';
import type { Cell, Sheet } from '../../domain/workbook.ts';
import { cells, plainRow, signRow } from '../dues-books/cells.ts';
import { countKeys } from './ledger-words.ts';
import type { CountKey, LedgerWords } from './ledger-words.ts';

const columnWidths = [6, 14, 14, 13, 13, 12, 13, 24];
const columns = columnWidths.length;

/** The sheet of one Party day: when and where, the counts, everybody by number. */
export function monthSheet(branch: string, day: AttendanceDay, words: LedgerWords): Sheet {
  const head: readonly (readonly Cell[])[] = [
    ledgerTitle(words.attendanceTitle(branch, day.month), columns),
    ...words.dayLines(day).map((line) => plainRow(line, columns)),
    countKeys.map((key) => cells.head(words.counts[key])),
    countKeys.map((key) => cells.count(countOf(day, key))),
    words.monthHead.map((text) => cells.head(text)),
  ];
  return {
    name: words.month(day.month),
    orientation: 'portrait',
    columnWidths,
    headingRows: head.length,
    pageNumber: words.pageNumber,
    rows: [
      ...head,
      ...day.rows.map((row, at) => personRow(row, at, words)),
      ...words.dayNotes(day).map((note) => plainRow(note, columns)),
      plainRow('', columns),
      signRow(words.signatures.month, columns),
    ],
  };
}

export function countOf(day: AttendanceDay, key: CountKey): number {
  return key === 'guests' || key === 'madeUp' ? day[key] : day.tally[key];
}

/** The title over a ledger. Ledgers bear no date of their own: the same entries give the same sheet on any day. */
export function ledgerTitle(text: string, span: number): readonly Cell[] {
  return [{ kind: 'text', text, heading: true, bold: true, sizePt: 16, align: 'center', span }];
}

function personRow(row: AttendanceRow, at: number, words: LedgerWords): readonly Cell[] {
  const centred = { align: 'center' } as const;
  return [
    cells.count(at + 1),
    cells.text(row.name),
    cells.text(row.number),
    cells.text(row.group ?? ''),
    cells.text(words.state(row.state), centred),
    cells.text(words.reason(row), centred),
    cells.text(words.madeUp(row), centred),
    cells.text(words.note(row)),
  ];
}
