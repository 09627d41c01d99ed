import type { AttendanceRow, AttendanceYear, LedgerPerson } from '../../domain/ledgers/attendance.ts';
import type { Cell, Sheet } from '../../domain/workbook.ts';
import { cells, plainRow, signRow } from '../dues-books/cells.ts';
import { countKeys } from './ledger-words.ts';
import type { LedgerWords } from './ledger-words.ts';
import { countOf, ledgerTitle } from './month-sheet.ts';

const before = [5, 13, 13];
const behind = [6, 6, 6, 6, 7, 6];
const columnWidths = [...before, ...Array.from({ length: 12 }, () => 8), ...behind];
const columns = columnWidths.length;

/** What is counted behind a person's months. */
const personCounts: readonly ((row: AttendanceRow) => boolean)[] = [
  ({ counted }) => counted,
  ({ state }) => state === 'present' || state === 'online',
  ({ state }) => state === 'leave',
  ({ state }) => state === 'absent',
  ({ state }) => state === 'unrecorded',
  ({ madeUp }) => madeUp !== null,
];

/** The sheet of a year: a row a person and a column a month, with the counts of each day under them. */
export function yearSheet(year: AttendanceYear, words: LedgerWords): Sheet {
  const [left, right] = words.yearHead;
  const rows: (readonly Cell[])[] = [
    ledgerTitle(words.attendanceYearTitle(year.branch, year.year), columns),
    [
      ...left.map((text) => cells.head(text)),
      ...year.months.map(({ month }) => cells.head(words.month(month))),
      ...right.map((text) => cells.head(text)),
    ],
    [
      ...left.map(() => cells.blank()),
      ...year.months.map((month) => cells.text(words.yearDay(month), { align: 'center' })),
      ...right.map(() => cells.blank()),
    ],
  ];
  const headingRows = rows.length;
  rows.push(
    ...year.people.map((person, at) => personRow(person, at, year, words)),
    ...(year.people.length === 0 ? [[cells.text(words.none, { span: columns })]] : []),
    ...countKeys.map((key) => [
      cells.text(words.counts[key], { span: before.length, align: 'center', bold: true }),
      ...year.months.map(({ day }) => (day ? cells.count(countOf(day, key), { bold: true }) : cells.blank())),
      cells.blank({ span: behind.length }),
    ]),
    ...words.yearNotes.map((note) => plainRow(note, columns)),
    plainRow('', columns),
    signRow(words.signatures.year, columns),
  );
  return {
    name: words.sheets.year,
    orientation: 'landscape',
    columnWidths,
    headingRows,
    pageNumber: words.pageNumber,
    rows,
  };
}

function personRow(
  { name, number }: LedgerPerson,
  at: number,
  { months }: AttendanceYear,
  words: LedgerWords,
): readonly Cell[] {
  const marks = months.map(({ day }) => day?.rows.find((row) => row.number === number));
  const known = marks.filter((row) => row !== undefined);
  return [
    cells.count(at + 1),
    cells.text(name),
    cells.text(number),
    ...marks.map((row) => (row ? cells.text(words.yearMark(row), { align: 'center' }) : cells.blank())),
    ...personCounts.map((counts) => cells.count(known.filter(counts).length)),
  ];
}
