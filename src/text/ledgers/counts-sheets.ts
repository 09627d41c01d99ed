import { isApart } from '../../domain/digest/month-facts.ts';
import type { MonthDay } from '../../domain/digest/month-facts.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { BranchCounts, CountsScope, CountsTable } from '../../domain/ledgers/flat.ts';
import { sumDues, townshipCounts } from '../../domain/ledgers/township-counts.ts';
import type { Cell, Sheet } from '../../domain/workbook.ts';
import { cells, plainRow, sectionRow, signRow, sumOf } from '../dues-books/cells.ts';
import type { DrawnBook } from '../dues-books/dues-books.ts';
import { inFileName } from './ledgers.ts';
import { ledgerTitle } from './month-sheet.ts';

/** What a language has to say for the sheets of counts above the branch. */
export interface CountsWords {
  title(scope: CountsScope, month: Month): string;
  readonly sheets: Readonly<Record<'days' | 'dues', string>>;
  readonly branchHead: readonly string[];
  readonly townshipHead: readonly string[];
  readonly duesHead: Readonly<Record<CountsScope['kind'], readonly string[]>>;
  readonly total: string;
  /** 线下 and 转场 are counted apart. */
  readonly apart: string;
  condition(condition: BranchCounts['condition']): string;
  date(date: LocalDate): string;
  day(kind: MonthDay['kind']): string;
  /** Counts only, no person, no ranking. */
  readonly note: string;
  readonly caption: string;
  readonly pageNumber: readonly [string, string, string];
  readonly signatures: readonly string[];
}

const tallyKeys = ['expected', 'present', 'online', 'leave', 'absent', 'unrecorded'] as const;
const dayKinds = ['held', 'planned', 'unrecorded', 'cancelled', 'skipped', 'undated'] as const;

/** The month of a township (a row a branch) or of the county (a row a township), in administrative order. */
export function countsBook({ scope, months, rows }: CountsTable, words: CountsWords): DrawnBook {
  const [month] = months;
  if (month === undefined) throw new Error('Drawing a sheet of counts: found no month; name one.');
  const title = words.title(scope, month);
  const days = scope.kind === 'county' ? townshipDays(rows) : branchDays(rows, words);
  const head = scope.kind === 'county' ? words.townshipHead : words.branchHead;
  return {
    fileName: `${inFileName(title)}.xlsx`,
    caption: words.caption,
    workbook: { sheets: [daySheet(title, head, days, words), duesSheet(title, scope.kind, rows, words)] },
  };
}

/** Counts of a line; `null`: a day that was not held was not counted. */
interface Line {
  readonly apart: boolean;
  readonly labels: readonly string[];
  readonly counts: readonly (number | null)[];
}

function branchDays(rows: readonly BranchCounts[], words: CountsWords): readonly Line[] {
  return rows.map((row) => {
    const { day, condition, madeUp, place } = row;
    const tally = day.kind === 'held' ? day.tally : null;
    return {
      apart: isApart(row),
      labels: [
        place.branch,
        words.condition(condition),
        'date' in day ? words.date(day.date) : '',
        words.day(day.kind),
      ],
      counts: [...tallyCounts(tally), tally ? madeUp : null],
    };
  });
}

function townshipDays(rows: readonly BranchCounts[]): readonly Line[] {
  return townshipCounts(rows).map(({ apart, township, totals: { branches, days, tally }, madeUp }) => ({
    apart,
    labels: [township],
    counts: [branches, ...dayKinds.map((kind) => days[kind]), ...tallyCounts(tally), madeUp],
  }));
}

function tallyCounts(tally: Tally | null): readonly (number | null)[] {
  return tallyKeys.map((key) => (tally ? tally[key] : null));
}

function daySheet(title: string, head: readonly string[], lines: readonly Line[], words: CountsWords): Sheet {
  const labels = head.length - (lines[0]?.counts.length ?? head.length - 1);
  const columnWidths = head.map((_, at) => (at === 0 ? 5 : at === 1 ? 24 : at < labels ? 12 : 9));
  const rows: (readonly Cell[])[] = [ledgerTitle(title, head.length), head.map((text) => cells.head(text))];
  for (const apart of [false, true]) {
    const own = lines.filter((line) => line.apart === apart);
    if (own.length === 0) continue;
    if (apart) rows.push(sectionRow(words.apart, head.length));
    const first = rows.length + 1;
    rows.push(...own.map((line, at) => lineCells(line, at)), totalCells(own, first, labels, words));
  }
  rows.push(...footRows(head.length, words));
  return {
    name: words.sheets.days,
    orientation: 'landscape',
    columnWidths,
    headingRows: 2,
    pageNumber: words.pageNumber,
    rows,
  };
}

function lineCells({ labels, counts }: Line, at: number): readonly Cell[] {
  return [
    cells.count(at + 1),
    ...labels.map((label, place) => cells.text(label, place === 0 ? {} : { align: 'center' })),
    ...counts.map((count) => (count === null ? cells.blank() : cells.count(count))),
  ];
}

function totalCells(
  lines: readonly Line[],
  first: number,
  labels: number,
  words: CountsWords,
): readonly Cell[] {
  const last = first + lines.length - 1;
  return [
    cells.text(words.total, { bold: true, align: 'center', span: labels }),
    ...(lines[0]?.counts ?? []).map((_, at) =>
      cells.total(
        sumOf(columnName(labels + at), first, last),
        lines.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
        { bold: true },
      ),
    ),
  ];
}

interface DuesLine {
  readonly apart: boolean;
  readonly label: string;
  readonly dues: BranchCounts['dues'];
}

function duesSheet(
  title: string,
  kind: CountsScope['kind'],
  rows: readonly BranchCounts[],
  words: CountsWords,
): Sheet {
  const head = words.duesHead[kind];
  const lines: readonly DuesLine[] =
    kind === 'county'
      ? townshipCounts(rows).map(({ apart, township, dues }) => ({ apart, label: township, dues }))
      : rows.map((row) => ({ apart: isApart(row), label: row.place.branch, dues: row.dues }));
  const drawn: (readonly Cell[])[] = [ledgerTitle(title, head.length), head.map((text) => cells.head(text))];
  for (const apart of [false, true]) {
    const own = lines.filter((line) => line.apart === apart);
    if (own.length === 0) continue;
    if (apart) drawn.push(sectionRow(words.apart, head.length));
    const first = drawn.length + 1;
    drawn.push(...own.map((line, at) => duesCells(line, at, first + at)), duesTotal(own, first, words));
  }
  return {
    name: words.sheets.dues,
    orientation: 'landscape',
    columnWidths: [6, 26, 12, 12, 14, 14, 14, 14],
    headingRows: 2,
    pageNumber: words.pageNumber,
    rows: [...drawn, ...footRows(head.length, words)],
  };
}

function duesCells({ label, dues }: DuesLine, at: number, row: number): readonly Cell[] {
  return [
    cells.count(at + 1),
    cells.text(label),
    cells.count(dues.members),
    cells.count(dues.payers),
    cells.fen(dues.dueFen),
    cells.count(dues.paid),
    cells.fen(dues.paidFen),
    cells.money(`E${row}-G${row}`, dues.dueFen - dues.paidFen),
  ];
}

function duesTotal(lines: readonly DuesLine[], first: number, words: CountsWords): readonly Cell[] {
  const last = first + lines.length - 1;
  const { members, payers, dueFen, paid, paidFen } = sumDues(lines.map(({ dues }) => dues));
  const bold = { bold: true };
  return [
    cells.text(words.total, { ...bold, align: 'center', span: 2 }),
    cells.total(sumOf('C', first, last), members, bold),
    cells.total(sumOf('D', first, last), payers, bold),
    cells.money(sumOf('E', first, last), dueFen, bold),
    cells.total(sumOf('F', first, last), paid, bold),
    cells.money(sumOf('G', first, last), paidFen, bold),
    cells.money(sumOf('H', first, last), dueFen - paidFen, bold),
  ];
}

function footRows(columns: number, words: CountsWords): readonly (readonly Cell[])[] {
  return [plainRow(words.note, columns), plainRow('', columns), signRow(words.signatures, columns)];
}

/** A → 0 … Z → 25: no sheet of counts is wider. */
function columnName(at: number): string {
  return String.fromCharCode(65 + at);
}
