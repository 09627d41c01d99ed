import type { YearBook } from '../../domain/dues/books.ts';
import type { Cell, Workbook } from '../../domain/workbook.ts';
import type { BalanceLine, BookWords } from './book-words.ts';
import { moneyLine } from './cash-lines.ts';
import { cells, plainRow, signRow, sumOf, titleRows } from './cells.ts';

const columnWidths = [13, 10, 11, 13, 11, 13, 13, 13];
const columns = columnWidths.length;
const place = { labelSpan: 7, column: 'H', noteSpan: 0 };
const first = 4;

/** 年度公示表: totals by month, for the wall. */
export function yearLayout(book: YearBook, words: BookWords): Workbook {
  const { months, beforeFen, handedUpFen } = book;
  const last = first + months.length - 1;
  const total = (of: (month: YearBook['months'][number]) => number) =>
    months.reduce((sum, month) => sum + of(month), 0);
  const [dueFen, paidFen] = [total((month) => month.dueFen), total((month) => month.paidFen)];
  const cashFen = total(({ ledgerFen }) => ledgerFen);
  const bold = { bold: true };
  const rows: (readonly Cell[])[] = [
    ...titleRows(words.yearTitle(book.branch, book.year), words.under(book.today), columns),
    words.yearHead.map((text) => cells.head(text)),
    ...months.map((month, at) => [
      cells.month(month.month),
      cells.count(month.members),
      cells.count(month.payers),
      cells.fen(month.dueFen),
      cells.count(month.paid),
      cells.fen(month.paidFen),
      cells.money(`D${first + at}-F${first + at}`, month.dueFen - month.paidFen),
      cells.fen(month.ledgerFen),
    ]),
    ...(months.length === 0 ? [[cells.text(words.none, { span: columns })]] : []),
    [
      cells.text(words.total, { ...bold, align: 'center' }),
      cells.blank(),
      cells.total(
        sumOf('C', first, last),
        total(({ payers }) => payers),
        bold,
      ),
      cells.money(sumOf('D', first, last), dueFen, bold),
      cells.total(
        sumOf('E', first, last),
        total(({ paid }) => paid),
        bold,
      ),
      cells.money(sumOf('F', first, last), paidFen, bold),
      cells.money(sumOf('G', first, last), dueFen - paidFen, bold),
      cells.money(sumOf('H', first, last), cashFen, bold),
    ],
  ];
  const sums = rows.length;
  const line = (name: BalanceLine, cell: Cell) =>
    moneyLine(place, words.yearLines[name], (style) => ({ ...cell, ...style }));
  rows.push(
    line('before', cells.fen(beforeFen)),
    line('received', cells.money(`H${sums}`, cashFen)),
    line('handedUp', cells.fen(handedUpFen)),
    line('inHand', cells.money(`H${sums + 1}+H${sums + 2}-H${sums + 3}`, beforeFen + cashFen - handedUpFen)),
    plainRow(words.yearNote, columns),
    plainRow('', columns),
    signRow(words.signatures.year, columns),
  );
  return {
    sheets: [
      {
        name: words.sheets.year,
        orientation: 'portrait',
        columnWidths,
        headingRows: 3,
        pageNumber: words.pageNumber,
        rows,
      },
    ],
  };
}
