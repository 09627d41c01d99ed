import type { Quarter } from '../../../domain/calendar/time.ts';
import type { BranchId, Month, TownshipId } from '../../../domain/ids.ts';
import type { FileCall, FileMaker } from '../../../file-maker.ts';
import type { Documents } from '../../../ports/documents.ts';
import type { Catalog } from '../../../text/catalog.ts';
import { handOverBook } from './hand-over-book.ts';
import type { BookDay } from './ledger-span.ts';
import { monthBook } from './month-book.ts';
import { quarterBook, townshipQuarterBook } from './quarter-book.ts';
import { yearBook } from './year-book.ts';

/** What each dues book is made from: ids and periods. */
export interface BookInputs {
  readonly 'dues-month': { readonly branchId: BranchId; readonly month: Month };
  readonly 'dues-quarter': { readonly branchId: BranchId; readonly quarter: Quarter };
  readonly 'dues-year': { readonly branchId: BranchId; readonly year: number };
  readonly 'dues-hand-over': { readonly branchId: BranchId };
  readonly 'dues-township-quarter': { readonly townshipId: TownshipId; readonly quarter: Quarter };
}

type DrawnBook = ReturnType<Catalog['duesBooks']['month']>;

/** The dues books as files, as the store stands when they are made. */
export function duesBookFiles(documents: Documents): Readonly<Record<keyof BookInputs, FileMaker>> {
  const maker =
    (draw: (call: FileCall, input: never, day: BookDay) => DrawnBook): FileMaker =>
    (call, input) => {
      const day = { today: call.today, zone: call.rules.zone };
      const { fileName, caption, workbook } = draw(call, input as never, day);
      return documents.workbook(workbook).then((bytes) => ({ fileName, caption, bytes }));
    };
  return {
    'dues-month': maker(({ tx, text }, { branchId, month }: BookInputs['dues-month'], day) =>
      text.duesBooks.month(monthBook(tx, branchId, month, day)),
    ),
    'dues-quarter': maker(({ tx, text }, { branchId, quarter }: BookInputs['dues-quarter'], day) =>
      text.duesBooks.quarter(quarterBook(tx, branchId, quarter, day)),
    ),
    'dues-year': maker(({ tx, text }, { branchId, year }: BookInputs['dues-year'], day) =>
      text.duesBooks.year(yearBook(tx, branchId, year, day)),
    ),
    'dues-hand-over': maker(({ tx, text }, { branchId }: BookInputs['dues-hand-over'], day) =>
      text.duesBooks.handOver(handOverBook(tx, branchId, day)),
    ),
    'dues-township-quarter': maker(
      ({ tx, text }, { townshipId, quarter }: BookInputs['dues-township-quarter'], day) =>
        text.duesBooks.township(townshipQuarterBook(tx, townshipId, quarter, day)),
    ),
  };
}
