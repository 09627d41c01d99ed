import type { BranchLine, TownshipSheet } from '../../domain/digest/township-months.ts';
import { isApart } from '../../domain/digest/month-facts.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import type { Cell, Sheet } from '../../domain/workbook.ts';
import { cells, plainRow, sectionRow, sumOf, titleRows } from '../dues-books/cells.ts';
import type { DigestWords } from './digest-words.ts';

const columnWidths = [5, 16, 26, 12, 14, 8, 8, 10, 8, 8, 8, 8];
const columns = columnWidths.length;
const labelSpan = 5;
const first = 4;

const figures: readonly (readonly [column: string, of: (line: BranchLine) => number | null])[] = [
  ['F', tallied(({ expected }) => expected)],
  ['G', tallied(({ present }) => present)],
  ['H', tallied(({ online }) => online)],
  ['I', tallied(({ leave }) => leave)],
  ['J', tallied(({ absent }) => absent)],
  ['K', tallied(({ unrecorded }) => unrecorded)],
  ['L', ({ madeUp }) => (madeUp > 0 ? madeUp : null)],
];

/** A row a branch in administrative order; 线下 and 转场 below, with a total of their own. */
export function branchesSheet(facts: TownshipSheet, words: DigestWords): Sheet {
  const normal = facts.branches.filter((branch) => !isApart(branch));
  const apart = facts.branches.filter(isApart);
  const rows: (readonly Cell[])[] = [
    ...titleRows(
      words.sheetTitle(facts.township, facts.month, facts.linkedOnly),
      words.under(facts.today),
      columns,
    ),
    words.branchesHead.map((text) => cells.head(text)),
    ...normal.map((branch, at) => branchRow(branch, at + 1, words)),
    ...(normal.length === 0 ? [[cells.text(words.none, { span: columns })]] : []),
    totalRow(words.total, normal, first),
  ];
  if (apart.length > 0) {
    rows.push(sectionRow(words.apartSection, columns));
    const from = rows.length + 1;
    rows.push(
      ...apart.map((branch, at) => branchRow(branch, normal.length + at + 1, words)),
      totalRow(words.apartTotal, apart, from),
    );
  }
  rows.push(plainRow(words.sheetNote, columns));
  return {
    name: words.sheets.branches,
    orientation: 'landscape',
    columnWidths,
    headingRows: 3,
    pageNumber: words.pageNumber,
    rows,
  };
}

function branchRow(line: BranchLine, no: number, words: DigestWords): readonly Cell[] {
  const { village, branch, day, condition } = line;
  return [
    cells.count(no),
    cells.text(village),
    cells.text(branch),
    'date' in day ? cells.date(day.date) : cells.blank(),
    cells.text(words.state(day, condition), { align: 'center' }),
    ...figures.map(([, of]) => {
      const figure = of(line);
      return figure === null ? cells.blank() : cells.count(figure);
    }),
  ];
}

function totalRow(label: string, branches: readonly BranchLine[], from: number): readonly Cell[] {
  return [
    cells.text(label, { bold: true, align: 'center', span: labelSpan }),
    ...figures.map(([column, of]) =>
      cells.total(
        sumOf(column, from, from + branches.length - 1),
        branches.reduce((sum, branch) => sum + (of(branch) ?? 0), 0),
        { bold: true },
      ),
    ),
  ];
}

/** Where nothing was recorded no figure stands: 0 would say that nobody came. */
function tallied(figure: (tally: Tally) => number): (line: BranchLine) => number | null {
  return ({ day }) => (day.kind === 'held' ? figure(day.tally) : null);
}
