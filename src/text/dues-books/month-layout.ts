import { yearOf } from '../../domain/calendar/time.ts';
import { otherMoney } from '../../domain/dues/books.ts';
import type {
  BookReceipt,
  MonthBook,
  MonthBookRow,
  OtherMoney,
  OtherMoneyRow,
} from '../../domain/dues/books.ts';
import type { Month } from '../../domain/ids.ts';
import type { Cell, Workbook } from '../../domain/workbook.ts';
import type { BookWords } from './book-words.ts';
import { cashLines } from './cash-lines.ts';
import { cells, plainRow, sectionRow, signRow, sumOf, titleRows } from './cells.ts';

const columnWidths = [5, 13, 13, 7, 9, 10, 10, 10, 10, 11, 11, 10, 10, 26];
const columns = columnWidths.length;

/** 月度收缴表: who owes what, what else came in, and that both together are the cash of the month. */
export function monthLayout(book: MonthBook, words: BookWords): Workbook {
  const rows: (readonly Cell[])[] = [
    ...titleRows(words.monthTitle(book.branch, book.month), words.under(book.today), columns),
    words.monthHead.map((text) => cells.head(text)),
    sectionRow(words.sections.own, columns),
  ];
  const first = rows.length + 1;
  rows.push(...book.rows.map((row, at) => personRow(row, at, first + at, book.month, words)));
  if (book.rows.length === 0) rows.push(noneRow(words));
  rows.push(totalRow(book.rows, first, words));
  const total = rows.length;

  rows.push(sectionRow(words.sections.others, columns));
  const listed = new Map<OtherMoney, string>();
  for (const kind of otherMoney) {
    const parts = book.others.filter((other) => other.kind === kind);
    if (parts.length > 0) listed.set(kind, sumOf('G', rows.length + 1, rows.length + parts.length));
    rows.push(...parts.map((part) => otherRow(part, book, words)));
  }
  if (book.others.length === 0) rows.push(noneRow(words));

  rows.push(sectionRow(words.sections.monthCash, columns));
  rows.push(
    ...cashLines(
      (line) => words.monthCash(line),
      words.cashNotes,
      { labelSpan: 6, column: 'G', noteSpan: 7 },
      rows.length + 1,
      {
        cash: book.cash,
        confirmed: { formula: `G${total}`, fen: sum(book.rows, ({ paidFen }) => paidFen) },
        others: (kind) => listed.get(kind),
      },
    ),
    plainRow('', columns),
    signRow(words.signatures.month, columns),
  );
  return {
    sheets: [
      {
        name: words.sheets.month,
        orientation: 'landscape',
        columnWidths,
        headingRows: 3,
        pageNumber: words.pageNumber,
        rows,
      },
    ],
  };
}

function personRow(
  row: MonthBookRow,
  at: number,
  line: number,
  month: Month,
  words: BookWords,
): readonly Cell[] {
  const standing = row.receipts.filter(({ reversedOn }) => reversedOn === null);
  return [
    cells.count(at + 1),
    cells.text(row.name),
    cells.text(row.number),
    cells.text(row.duesClass === undefined ? '' : words.duesClass(row.duesClass), { align: 'center' }),
    cells.fen(row.standardFen),
    cells.fen(row.dueFen),
    cells.fen(row.paidFen),
    cells.money(`F${line}-G${line}`, row.dueFen - row.paidFen),
    cells.text(words.state(row.state), { align: 'center' }),
    ...receiptCells(standing, month, words),
    cells.text(words.ownNote(row, row.receipts, yearOf(month))),
  ];
}

function totalRow(rows: readonly MonthBookRow[], first: number, words: BookWords): readonly Cell[] {
  const last = first + rows.length - 1;
  const bold = { bold: true };
  const dueFen = sum(rows, (row) => row.dueFen);
  const paidFen = sum(rows, (row) => row.paidFen);
  return [
    cells.text(words.total, { ...bold, align: 'center', span: 5 }),
    cells.money(sumOf('F', first, last), dueFen, bold),
    cells.money(sumOf('G', first, last), paidFen, bold),
    cells.money(sumOf('H', first, last), dueFen - paidFen, bold),
    cells.blank({ span: 6 }),
  ];
}

function otherRow(row: OtherMoneyRow, { others, month }: MonthBook, words: BookWords): readonly Cell[] {
  return [
    cells.count(others.indexOf(row) + 1),
    cells.text(row.name),
    cells.text(row.number),
    cells.text(row.duesClass === undefined ? '' : words.duesClass(row.duesClass), { align: 'center' }),
    cells.blank(),
    cells.blank(),
    cells.fen(row.fen),
    cells.blank(),
    cells.text(words.other(row.kind), { align: 'center' }),
    ...receiptCells([row.receipt], month, words),
    cells.text(words.otherNote(row, yearOf(month))),
  ];
}

/** 收款日期, 收据号, 收款人, 方式. */
function receiptCells(receipts: readonly BookReceipt[], month: Month, words: BookWords): readonly Cell[] {
  const [only, ...more] = receipts;
  const each = (of: (receipt: BookReceipt) => string) => [...new Set(receipts.map(of))].join('、');
  const dates =
    only && more.length === 0
      ? cells.date(only.date)
      : cells.text(
          each(({ date }) => words.day(date)),
          { align: 'center' },
        );
  return [
    dates,
    cells.text(
      each((receipt) => words.receiptNo(receipt, yearOf(month))),
      { align: 'center' },
    ),
    cells.text(
      each(({ receiver }) => receiver),
      { align: 'center' },
    ),
    cells.text(
      each(({ paidBy, payer }) => words.paidBy(paidBy, payer)),
      { align: 'center' },
    ),
  ];
}

function noneRow(words: BookWords): readonly Cell[] {
  return [cells.text(words.none, { span: columns })];
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
