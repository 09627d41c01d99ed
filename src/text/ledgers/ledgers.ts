import type { AttendanceMonth, AttendanceYear, MakeUpYear } from '../../domain/ledgers/attendance.ts';
import type { AwayYear } from '../../domain/ledgers/away.ts';
import type { Sheet } from '../../domain/workbook.ts';
import type { DrawnBook } from '../dues-books/dues-books.ts';
import { awaySheet } from './away-sheet.ts';
import type { LedgerWords } from './ledger-words.ts';
import { makeUpSheet } from './make-up-sheet.ts';
import { monthSheet } from './month-sheet.ts';
import { yearSheet } from './year-sheet.ts';

/** The name as a part of a file's: no character that a file system refuses. */
export function inFileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\s]/g, '');
}

/** The ledgers (台账) in the words of a language. */
export function ledgersIn(words: LedgerWords) {
  const drawn = (title: string, sheets: readonly Sheet[]): DrawnBook => ({
    fileName: `${inFileName(title)}.xlsx`,
    caption: words.privateCaption,
    workbook: { sheets },
  });
  return {
    attendanceMonth: ({ branch, day }: AttendanceMonth) =>
      drawn(words.attendanceTitle(branch, day.month), [monthSheet(branch, day, words)]),
    /** The year's sheet, and behind it one of each month. */
    attendanceYear: (year: AttendanceYear) =>
      drawn(words.attendanceYearTitle(year.branch, year.year), [
        yearSheet(year, words),
        ...year.months.flatMap(({ day }) => (day ? [monthSheet(year.branch, day, words)] : [])),
      ]),
    makeUpYear: (year: MakeUpYear) =>
      drawn(words.makeUpTitle(year.branch, year.year), [makeUpSheet(year, words)]),
    awayYear: (year: AwayYear) => drawn(words.awayTitle(year.branch, year.year), [awaySheet(year, words)]),
  };
}
