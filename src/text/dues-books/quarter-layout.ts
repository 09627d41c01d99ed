import type { HandUpRow, QuarterBook } from '../../domain/dues/books.ts';
import type { Cell, Workbook } from '../../domain/workbook.ts';
import type { BalanceLine, BookWords } from './book-words.ts';
import { cashLines, moneyLine } from './cash-lines.ts';
import { cells, plainRow, sectionRow, signRow, sumOf, titleRows } from './cells.ts';

const columnWidths = [13, 12, 13, 14, 14, 14, 16];
const columns = columnWidths.length;
const place = { labelSpan: 3, column: 'D', noteSpan: 3 };

/** 季度上缴表: the quarter's months, the way from them to the cash, and what of it was handed up. */
export function quarterLayout(book: QuarterBook, words: BookWords): Workbook {
  const rows: (readonly Cell[])[] = [
    ...titleRows(words.quarterTitle(book.branch, book.quarter), words.under(book.today), columns),
    ...monthRows(book, words),
    sectionRow(words.sections.quarterCash, columns),
  ];
  const total = rows.length - 1;
  const firstCash = rows.length + 1;
  const paidFen = book.months.reduce((fen, month) => fen + month.paidFen, 0);
  const lines = cashLines((line) => words.quarterCash(line), words.cashNotes, place, firstCash, {
    cash: book.cash,
    confirmed: { formula: `F${total}`, fen: paidFen },
    others: () => undefined,
  });
  rows.push(...lines, sectionRow(words.sections.handUps, columns), words.handUpHead.map(headCell));
  const firstHandUp = rows.length + 1;
  rows.push(...handUpTable(book.handUps, firstHandUp, words));
  rows.push(sectionRow(words.sections.balance, columns));
  // The last three lines of the cash are the cash itself, the ledger and their difference.
  const cash = `D${firstCash + lines.length - 3}`;
  const handedUp = `D${firstHandUp + Math.max(1, book.handUps.length)}`;
  rows.push(
    ...balanceLines(book, rows.length + 1, cash, handedUp, words),
    plainRow('', columns),
    signRow(words.signatures.quarter, columns),
  );
  return {
    sheets: [
      {
        name: words.sheets.quarter,
        orientation: 'portrait',
        columnWidths,
        headingRows: 2,
        pageNumber: words.pageNumber,
        rows,
      },
    ],
  };
}

/** 乡镇收据号 takes two columns. */
function headCell(text: string, at: number): Cell {
  return cells.head(text, at === 1 ? { span: 2 } : {});
}

function monthRows({ months }: QuarterBook, words: BookWords): readonly (readonly Cell[])[] {
  const first = 4;
  const last = first + months.length - 1;
  const total = (of: (month: QuarterBook['months'][number]) => number) =>
    months.reduce((sum, month) => sum + of(month), 0);
  const [dueFen, paidFen] = [total((month) => month.dueFen), total((month) => month.paidFen)];
  const bold = { bold: true };
  return [
    words.quarterHead.map((text) => cells.head(text)),
    ...months.map((month, at) => [
      cells.month(month.month),
      cells.count(month.members),
      cells.count(month.payers),
      cells.fen(month.dueFen),
      cells.count(month.paid),
      cells.fen(month.paidFen),
      cells.money(`D${first + at}-F${first + at}`, month.dueFen - month.paidFen),
    ]),
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
    ],
  ];
}

function handUpTable(
  handUps: readonly HandUpRow[],
  first: number,
  words: BookWords,
): readonly (readonly Cell[])[] {
  const fen = handUps.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const total = [
    cells.text(words.total, { bold: true, align: 'center', span: 3 }),
    cells.money(sumOf('D', first, first + handUps.length - 1), fen, { bold: true }),
    cells.blank({ span: 3 }),
  ];
  if (handUps.length === 0) return [[cells.text(words.none, { span: columns })], total];
  return [
    ...handUps.map((row, at) => [
      cells.date(row.date),
      cells.text(words.handUpReceipt(row), { span: 2 }),
      cells.fen(row.amountFen),
      ...(row.reversal
        ? [cells.blank(), cells.blank()]
        : [
            cells.fen(row.dueFen),
            cells.money(`ROUND(D${first + at}-E${first + at},2)`, row.amountFen - row.dueFen),
          ]),
      cells.text(words.answer(row), { align: 'center' }),
    ]),
    total,
  ];
}

/** 手中结余 = 上季结余 + 本季收到 − 本季上缴. */
function balanceLines(
  { beforeFen, cash: { ledgerFen }, handUps }: QuarterBook,
  first: number,
  cash: string,
  handedUp: string,
  words: BookWords,
): readonly (readonly Cell[])[] {
  const handedUpFen = handUps.reduce((fen, { amountFen }) => fen + amountFen, 0);
  const line = (name: BalanceLine, cell: Cell) =>
    moneyLine(
      place,
      words.balance(name),
      (style) => ({ ...cell, ...style }),
      '',
      name === 'inHand' ? { bold: true } : {},
    );
  return [
    line('before', cells.fen(beforeFen)),
    line('received', cells.money(cash, ledgerFen)),
    line('toHandUp', cells.money(`D${first}+D${first + 1}`, beforeFen + ledgerFen)),
    line('handedUp', cells.money(handedUp, handedUpFen)),
    line('inHand', cells.money(`D${first + 2}-D${first + 3}`, beforeFen + ledgerFen - handedUpFen)),
  ];
}
