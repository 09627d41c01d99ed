import { otherMoney } from '../../domain/dues/books.ts';
import type { CashFacts, OtherMoney } from '../../domain/dues/books.ts';
import type { Cell, CellStyle } from '../../domain/workbook.ts';
import type { BookWords, CashLine } from './book-words.ts';
import { cells } from './cells.ts';

/** Where a table has room for lines of label, amount and note. */
export interface LinePlace {
  readonly labelSpan: number;
  /** Letter of the column of amounts, which is the next one. */
  readonly column: string;
  readonly noteSpan: number;
}

/** A line: what it is, what it comes to, what is to be said about it. */
export function moneyLine(
  { labelSpan, noteSpan }: LinePlace,
  label: string,
  amount: (style: CellStyle) => Cell,
  note = '',
  style: CellStyle = {},
): readonly Cell[] {
  return [
    cells.text(label, { span: labelSpan, ...style }),
    amount(style),
    ...(noteSpan > 0 ? [cells.text(note, { span: noteSpan })] : []),
  ];
}

/**
 * From dues to cash: 已确认 of the months, less what was not received now, with what was received for something else, makes
 * the cash of the span; the ledger must say the same. `firstRow`: where the first line will stand.
 */
export function cashLines(
  label: (line: CashLine) => string,
  notes: BookWords['cashNotes'],
  place: LinePlace,
  firstRow: number,
  {
    cash,
    confirmed,
    others,
  }: {
    readonly cash: CashFacts;
    /** 已确认 in the table above. */
    readonly confirmed: { readonly formula: string; readonly fen: number };
    /** Where the money for something else is listed, by kind; a plain amount else. */
    readonly others: (kind: OtherMoney) => string | undefined;
  },
): readonly (readonly Cell[])[] {
  const { column } = place;
  const last = firstRow + 2 + otherMoney.length;
  const cashFen =
    confirmed.fen -
    cash.otherTimesFen -
    cash.otherBranchesFen +
    otherMoney.reduce((sum, kind) => sum + cash.others[kind], 0);
  const cashFormula = `${column}${firstRow}-${column}${firstRow + 1}-${column}${firstRow + 2}+SUM(${column}${firstRow + 3}:${column}${last})`;
  const line = (name: CashLine, amount: (style: CellStyle) => Cell, style: CellStyle = {}) =>
    moneyLine(place, label(name), amount, notes[name], style);
  const bold = { bold: true };
  return [
    line('confirmed', (style) => cells.money(confirmed.formula, confirmed.fen, style)),
    line('otherTimes', (style) => cells.fen(cash.otherTimesFen, style)),
    line('otherBranches', (style) => cells.fen(cash.otherBranchesFen, style)),
    ...otherMoney.map((kind) => {
      const listed = others(kind);
      const fen = cash.others[kind];
      return line(kind, (style) =>
        listed === undefined ? cells.fen(fen, style) : cells.money(listed, fen, style),
      );
    }),
    line('cash', (style) => cells.money(cashFormula, cashFen, style), bold),
    line('ledger', (style) => cells.fen(cash.ledgerFen, style)),
    line(
      'difference',
      (style) =>
        cells.money(`ROUND(${column}${last + 1}-${column}${last + 2},2)`, cashFen - cash.ledgerFen, style),
      bold,
    ),
  ];
}
