import type { MonthSums, TownshipMonths } from '../../domain/digest/township-months.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Cell, Sheet } from '../../domain/workbook.ts';
import { cells, plainRow, sumOf, titleRows } from '../dues-books/cells.ts';
import type { DigestWords } from './digest-words.ts';

const first = 4;

/** Columns behind the month; the number of branches is one of the month, and is not added up. */
const columns: readonly (readonly [of: (month: MonthSums) => number, summed: boolean])[] = [
  [({ normal }) => normal.branches, false],
  [({ normal }) => normal.days.held, true],
  [({ normal }) => normal.days.unrecorded, true],
  [({ normal }) => normal.days.undated, true],
  [({ normal }) => normal.days.cancelled, true],
  [({ normal }) => normal.days.skipped, true],
  [({ normal }) => normal.days.planned, true],
  [({ normal }) => normal.tally.expected, true],
  [({ normal }) => normal.tally.present, true],
  [({ normal }) => normal.tally.online, true],
  [({ normal }) => normal.tally.leave, true],
  [({ normal }) => normal.tally.absent, true],
  [({ normal }) => normal.tally.unrecorded, true],
  [({ apart }) => apart.branches, false],
  [({ apart }) => apart.days.held, true],
  [({ apart }) => apart.tally.expected, true],
  [({ apart }) => apart.tally.present, true],
];
const columnWidths = [11, ...columns.map(() => 9)];

/** The township's totals, a row a month. */
export function monthsSheet(
  { township, linkedOnly, months, today }: TownshipMonths & { readonly today: LocalDate },
  words: DigestWords,
): Sheet {
  const last = first + months.length - 1;
  const rows: (readonly Cell[])[] = [
    ...titleRows(words.monthsTitle(township, linkedOnly), words.under(today), columnWidths.length),
    words.monthsHead.map((text) => cells.head(text)),
    ...months.map((month) => [cells.month(month.month), ...columns.map(([of]) => cells.count(of(month)))]),
    [
      cells.text(words.total, { bold: true, align: 'center' }),
      ...columns.map(([of, summed], at) =>
        summed
          ? cells.total(
              sumOf(letterOf(at + 1), first, last),
              months.reduce((sum, month) => sum + of(month), 0),
              { bold: true },
            )
          : cells.blank(),
      ),
    ],
    plainRow(words.sheetNote, columnWidths.length),
  ];
  return {
    name: words.sheets.months,
    orientation: 'landscape',
    columnWidths,
    headingRows: 3,
    pageNumber: words.pageNumber,
    rows,
  };
}

/** 0 → A. */
function letterOf(column: number): string {
  return String.fromCharCode(65 + column);
}
