import type { BranchQuarter, HandUpRow, TownshipQuarterBook } from '../../domain/dues/books.ts';
import type { Cell, Workbook } from '../../domain/workbook.ts';
import type { BookWords } from './book-words.ts';
import { cells, plainRow, signRow, sumOf, titleRows } from './cells.ts';

const columnWidths = [5, 24, 8, 9, 12, 12, 12, 12, 12, 12, 12, 16, 14];
const columns = columnWidths.length;
const first = 4;

/** 季度上缴汇总表: a row a branch, totals only. */
export function townshipLayout(book: TownshipQuarterBook, words: BookWords): Workbook {
  const rows: (readonly Cell[])[] = [
    ...titleRows(words.townshipTitle(book.township, book.quarter), words.under(book.today), columns),
    words.townshipHead.map((text) => cells.head(text)),
    ...book.branches.map((branch, at) => branchRow(branch, at, words)),
    totalRow(book.branches, words),
    plainRow(words.townshipNote, columns),
    plainRow('', columns),
    signRow(words.signatures.township, columns),
  ];
  return {
    sheets: [
      {
        name: words.sheets.township,
        orientation: 'landscape',
        columnWidths,
        headingRows: 3,
        pageNumber: words.pageNumber,
        rows,
      },
    ],
  };
}

function handedUp(handUps: readonly HandUpRow[]): number {
  return handUps.reduce((fen, { amountFen }) => fen + amountFen, 0);
}

function inHand({ beforeFen, ledgerFen, handUps }: BranchQuarter): number {
  return beforeFen + ledgerFen - handedUp(handUps);
}

function branchRow(row: BranchQuarter, at: number, words: BookWords): readonly Cell[] {
  const line = first + at;
  const each = (of: (handUp: HandUpRow) => string) =>
    [...new Set(row.handUps.map(of).filter((text) => text !== ''))].join('、');
  return [
    cells.count(at + 1),
    cells.text(row.branch),
    cells.count(row.members),
    cells.count(row.payers),
    cells.fen(row.dueFen),
    cells.fen(row.paidFen),
    cells.money(`E${line}-F${line}`, row.dueFen - row.paidFen),
    cells.fen(row.beforeFen),
    cells.fen(row.ledgerFen),
    cells.fen(handedUp(row.handUps)),
    cells.money(`H${line}+I${line}-J${line}`, inHand(row)),
    cells.text(
      each((handUp) => words.handUpReceipt(handUp)),
      { align: 'center' },
    ),
    cells.text(
      each((handUp) => words.answer(handUp)),
      { align: 'center' },
    ),
  ];
}

function totalRow(branches: readonly BranchQuarter[], words: BookWords): readonly Cell[] {
  const last = first + branches.length - 1;
  const sum = (of: (branch: BranchQuarter) => number) =>
    branches.reduce((total, branch) => total + of(branch), 0);
  const bold = { bold: true };
  const money = (column: string, of: (branch: BranchQuarter) => number) =>
    cells.money(sumOf(column, first, last), sum(of), bold);
  return [
    cells.text(words.total, { ...bold, align: 'center', span: 2 }),
    cells.total(
      sumOf('C', first, last),
      sum(({ members }) => members),
      bold,
    ),
    cells.total(
      sumOf('D', first, last),
      sum(({ payers }) => payers),
      bold,
    ),
    money('E', ({ dueFen }) => dueFen),
    money('F', ({ paidFen }) => paidFen),
    money('G', ({ dueFen, paidFen }) => dueFen - paidFen),
    money('H', ({ beforeFen }) => beforeFen),
    money('I', ({ ledgerFen }) => ledgerFen),
    money('J', ({ handUps }) => handedUp(handUps)),
    money('K', inHand),
    cells.blank({ span: 2 }),
  ];
}
