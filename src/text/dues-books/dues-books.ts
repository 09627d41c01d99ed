import type {
  HandOverBook,
  MonthBook,
  QuarterBook,
  TownshipQuarterBook,
  YearBook,
} from '../../domain/dues/books.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { BookWords } from './book-words.ts';
import { handOverLayout } from './hand-over-layout.ts';
import { monthLayout } from './month-layout.ts';
import { quarterLayout } from './quarter-layout.ts';
import { townshipLayout } from './township-layout.ts';
import { yearLayout } from './year-layout.ts';

/** A book ready to be written and sent. */
export interface DrawnBook {
  readonly fileName: string;
  readonly caption: string;
  readonly workbook: Workbook;
}

/** The dues books in the words of a language. */
export function duesBooksIn(words: BookWords) {
  const drawn = (title: string, caption: string, workbook: Workbook): DrawnBook => ({
    fileName: `${title.replace(/[\\/:*?"<>|\s]/g, '')}.xlsx`,
    caption,
    workbook,
  });
  return {
    month: (book: MonthBook) =>
      drawn(words.monthTitle(book.branch, book.month), words.privateCaption, monthLayout(book, words)),
    quarter: (book: QuarterBook) =>
      drawn(words.quarterTitle(book.branch, book.quarter), words.totalsCaption, quarterLayout(book, words)),
    township: (book: TownshipQuarterBook) =>
      drawn(
        words.townshipTitle(book.township, book.quarter),
        words.totalsCaption,
        townshipLayout(book, words),
      ),
    year: (book: YearBook) =>
      drawn(words.yearTitle(book.branch, book.year), words.yearCaption, yearLayout(book, words)),
    handOver: (book: HandOverBook) =>
      drawn(words.handOverTitle(book.branch, book.today), words.privateCaption, handOverLayout(book, words)),
  };
}
