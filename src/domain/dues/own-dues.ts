import type { LocalDate, Month } from '../ids.ts';
import type { PayMode } from './periods.ts';
import type { DuesState } from './person-months.ts';

/** A month, or the quarter that ends with it. */
export interface DuesPeriod {
  readonly month: Month;
  readonly mode: PayMode;
}

/** What a person is told of the own dues. Amounts in fen, as the branch approved them. */
export interface OwnDues {
  /** A month’s amount as it holds today; 0: none. */
  readonly monthlyFen: number;
  readonly period: DuesPeriod & {
    readonly state: DuesState;
    /** What is to be paid of it, or what was. */
    readonly fen: number;
  };
  /** Months before the period that nobody has paid or claimed. */
  readonly earlier: { readonly months: readonly Month[]; readonly fen: number };
  /** The last month that is paid ahead. */
  readonly paidAhead: Month | undefined;
  /** The newest receipt that stands. */
  readonly receipt:
    | {
        readonly date: LocalDate;
        readonly fen: number;
        readonly year: number;
        readonly no: number;
      }
    | undefined;
}
