import { monthOf } from '../../domain/calendar/time.ts';
import type { BranchId, LocalDate, Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { BookInputs } from '../dues/books/book-files.ts';
import { dayThatCame } from './attendance-day.ts';
import { monthsOfYear } from './branch-counts.ts';
import type { Above } from './branch-counts.ts';
import type { LedgerInputs } from './ledger-files.ts';

type Inputs = LedgerInputs & Pick<BookInputs, 'dues-month'> & { readonly 'record-page': unknown };

/** A file to be made: which one, and from what. The chat and the command line want the same ones. */
export type FileWanted = {
  readonly [Task in keyof Inputs]: { readonly task: Task; readonly input: Inputs[Task] };
}[keyof Inputs];

/** The month of a branch: record page, 考勤台账 and their flat table of a day that has come, and the dues. */
export function monthFiles(
  tx: Tx,
  branchId: BranchId,
  month: Month,
  today: LocalDate,
): readonly FileWanted[] {
  const day = dayThatCame(tx, branchId, month, today);
  const flat = { of: { branchId }, months: [month] } as const;
  return [
    ...(day
      ? ([
          { task: 'record-page', input: { partyDayId: day.id } },
          { task: 'attendance-month', input: { branchId, month } },
          { task: 'flat-attendance', input: flat },
        ] as const)
      : []),
    ...(month > monthOf(today)
      ? []
      : ([
          { task: 'dues-month', input: { branchId, month } },
          { task: 'flat-dues', input: flat },
        ] as const)),
  ];
}

/** A month, or a whole year. */
export type Period =
  { readonly kind: 'month'; readonly month: Month } | { readonly kind: 'year'; readonly year: number };

/** Of a month as above; of a year its bundle, the ledgers of it by themselves, and the flat tables. */
export function branchFiles(
  tx: Tx,
  branchId: BranchId,
  period: Period,
  today: LocalDate,
): readonly FileWanted[] {
  if (period.kind === 'month') return monthFiles(tx, branchId, period.month, today);
  const input = { branchId, year: period.year };
  const flat = { of: { branchId }, months: monthsOfYear(period.year, today) };
  return [
    { task: 'year-bundle', input },
    { task: 'attendance-year', input },
    { task: 'make-up-year', input },
    { task: 'away-year', input },
    { task: 'flat-attendance', input: flat },
    { task: 'flat-dues', input: flat },
  ];
}

/** What is asked for above the branch in a chat: counts as a sheet, and flat; the county sees townships and no single branch. */
export function countsFiles(above: Above, month: Month): readonly FileWanted[] {
  return [
    { task: 'counts-sheet', input: { above, month } },
    {
      task: above.townshipId === null ? 'townships-table' : 'counts-table',
      input: { above, months: [month] },
    },
  ];
}

/**
 * For the operator: what the chat gives, of the county its branches as well, and of a year the flat tables; with names those of the
 * people too.
 */
export function aboveFiles(
  above: Above,
  period: Period,
  today: LocalDate,
  names: boolean,
): readonly FileWanted[] {
  const months = period.kind === 'month' ? [period.month] : monthsOfYear(period.year, today);
  return [
    ...(period.kind === 'month'
      ? [{ task: 'counts-sheet' as const, input: { above, month: period.month } }]
      : []),
    ...(above.townshipId === null ? [{ task: 'townships-table' as const, input: { above, months } }] : []),
    { task: 'counts-table', input: { above, months } },
    ...(names
      ? ([
          { task: 'flat-attendance', input: { of: above, months } },
          { task: 'flat-dues', input: { of: above, months } },
        ] as const)
      : []),
  ];
}
