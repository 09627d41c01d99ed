import type { BranchMonth, MonthDay } from '../digest/month-facts.ts';
import type { MonthBookRow, MonthSums } from '../dues/books.ts';
import type { Month } from '../ids.ts';
import type { AttendanceDay, AttendanceRow } from './attendance.ts';

/** Where a row of a flat table belongs: names as in the roster, `code` is the 支部编号. */
export interface BranchPlace {
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly code: string;
  readonly branch: string;
}

/** A person and a Party day; the name as the roster has it, namesakes are told apart by their number. */
export interface FlatAttendanceRow {
  readonly place: BranchPlace;
  readonly day: Omit<AttendanceDay, 'rows'>;
  readonly row: AttendanceRow;
}

/** A person and a month of dues. */
export interface FlatDuesRow {
  readonly place: BranchPlace;
  readonly month: Month;
  readonly row: MonthBookRow;
}

/** A branch and a month: counts only, no person's name (design rule 7). */
export interface BranchCounts {
  readonly place: BranchPlace;
  readonly condition: BranchMonth['condition'];
  readonly month: Month;
  readonly day: MonthDay;
  /** 补学 of a day that was held. */
  readonly madeUp: number;
  readonly dues: Omit<MonthSums, 'month'>;
}

/** Whose counts a file holds. */
export interface CountsScope {
  readonly kind: 'township' | 'county';
  readonly name: string;
  /** Only the reader's 联系村. */
  readonly linkedOnly: boolean;
}

/** Counts of a township's or the county's branches, in administrative order and by month. */
export interface CountsTable {
  readonly scope: CountsScope;
  /** One month, or the months of a year. */
  readonly months: readonly Month[];
  readonly rows: readonly BranchCounts[];
}
