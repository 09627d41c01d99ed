import type { HandOverBook, HandOverRow, HandUpRow } from '../../domain/dues/books.ts';
import type { Cell, Workbook } from '../../domain/workbook.ts';
import type { BookWords } from './book-words.ts';
import { moneyLine } from './cash-lines.ts';
import { cells, plainRow, sectionRow, signRow, sumOf, titleRows } from './cells.ts';

const columnWidths = [5, 14, 13, 7, 9, 10, 8, 10, 8, 10, 22];
const columns = columnWidths.length;
const first = 4;
const place = { labelSpan: 7, column: 'H', noteSpan: 3 };

/** 交接表: where everybody stands, the cash, and lines to sign. */
export function handOverLayout(book: HandOverBook, words: BookWords): Workbook {
  const rows: (readonly Cell[])[] = [
    ...titleRows(words.handOverTitle(book.branch, book.today), words.under(book.today), columns),
    words.handOverHead.map((text) => cells.head(text)),
    ...book.rows.map((row, at) => personRow(row, at, words)),
    ...(book.rows.length === 0 ? [[cells.text(words.none, { span: columns })]] : []),
    totalRow(book.rows, words),
    sectionRow(words.sections.money, columns),
  ];
  rows.push(...moneyLines(book, rows.length + 1, words));
  rows.push(
    sectionRow(words.sections.unanswered, columns),
    ...(book.unanswered.length === 0
      ? [[cells.text(words.none, { span: columns })]]
      : book.unanswered.map((row) => handUpRow(row, words))),
    ...words.handOverSignatures.flatMap((labels) => [plainRow('', columns), signRow(labels, columns)]),
  );
  return {
    sheets: [
      {
        name: words.sheets.handOver,
        orientation: 'portrait',
        columnWidths,
        headingRows: 3,
        pageNumber: words.pageNumber,
        rows,
      },
    ],
  };
}

function personRow(row: HandOverRow, at: number, words: BookWords): readonly Cell[] {
  return [
    cells.count(at + 1),
    cells.text(row.name),
    cells.text(row.number),
    cells.text(row.duesClass === undefined ? '' : words.duesClass(row.duesClass), { align: 'center' }),
    cells.fen(row.standardFen),
    cells.month(row.settledUntil),
    cells.count(row.aheadMonths),
    cells.fen(row.aheadFen),
    cells.count(row.openMonths),
    cells.fen(row.openFen),
    cells.text(words.handOverNote(row)),
  ];
}

function totalRow(rows: readonly HandOverRow[], words: BookWords): readonly Cell[] {
  const last = first + rows.length - 1;
  const sum = (of: (row: HandOverRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const bold = { bold: true };
  return [
    cells.text(words.total, { ...bold, align: 'center', span: 6 }),
    cells.total(
      sumOf('G', first, last),
      sum(({ aheadMonths }) => aheadMonths),
      bold,
    ),
    cells.money(
      sumOf('H', first, last),
      sum(({ aheadFen }) => aheadFen),
      bold,
    ),
    cells.total(
      sumOf('I', first, last),
      sum(({ openMonths }) => openMonths),
      bold,
    ),
    cells.money(
      sumOf('J', first, last),
      sum(({ openFen }) => openFen),
      bold,
    ),
    cells.blank(),
  ];
}

function moneyLines(
  { openingFen, receivedFen, handedUpFen, lastReceipt, claims }: HandOverBook,
  from: number,
  words: BookWords,
): readonly (readonly Cell[])[] {
  const lines = words.handOverLines;
  const opening =
    openingFen === 0 ? [] : [moneyLine(place, lines.opening, (style) => cells.fen(openingFen, style))];
  const at = from + opening.length;
  return [
    ...opening,
    moneyLine(place, lines.received, (style) => cells.fen(receivedFen, style)),
    moneyLine(place, lines.handedUp, (style) => cells.fen(handedUpFen, style)),
    moneyLine(
      place,
      lines.inHand,
      (style) =>
        cells.money(
          opening.length === 0 ? `H${at}-H${at + 1}` : `H${from}+H${at}-H${at + 1}`,
          openingFen + receivedFen - handedUpFen,
          style,
        ),
      '',
      { bold: true },
    ),
    [
      cells.text(lines.lastReceipt, { span: place.labelSpan }),
      cells.text(words.lastReceipt(lastReceipt), { span: columns - place.labelSpan }),
    ],
    [
      cells.text(lines.claims, { span: place.labelSpan }),
      cells.text(words.claims(claims), { span: columns - place.labelSpan }),
    ],
  ];
}

function handUpRow(row: HandUpRow, words: BookWords): readonly Cell[] {
  return [
    cells.text(words.quarter(row.quarter), { span: 3 }),
    { ...cells.date(row.date), span: 2 },
    cells.text(words.handUpReceipt(row), { span: 2 }),
    cells.fen(row.amountFen),
    cells.text(words.answer(row), { span: 3 }),
  ];
}
