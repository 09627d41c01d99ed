import type { Quarter } from '../../domain/calendar/time.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type {
  AttendanceDay,
  AttendanceRow,
  LedgerState,
  MakeUpRow,
  YearMonth,
} from '../../domain/ledgers/attendance.ts';
import type { AwayRow, QuarterWord } from '../../domain/ledgers/away.ts';

/** The counts of a Party day in the order in which the ledgers print them. */
export const countKeys = [
  'expected',
  'present',
  'online',
  'leave',
  'absent',
  'unrecorded',
  'guests',
  'madeUp',
] as const;
export type CountKey = (typeof countKeys)[number];

/** What a language has to say for the ledgers; their layout is the same in all. */
export interface LedgerWords {
  attendanceTitle(branch: string, month: Month): string;
  attendanceYearTitle(branch: string, year: number): string;
  makeUpTitle(branch: string, year: number): string;
  awayTitle(branch: string, year: number): string;
  readonly sheets: Readonly<Record<'year' | 'makeUp' | 'away', string>>;
  month(month: Month): string;
  readonly pageNumber: readonly [string, string, string];
  /** When, where, what about, who held it: each a line over the table. */
  dayLines(day: AttendanceDay): readonly string[];
  readonly counts: Readonly<Record<CountKey, string>>;
  readonly monthHead: readonly string[];
  /** What stands before the twelve months of the year's sheet, and behind them. */
  readonly yearHead: readonly [before: readonly string[], behind: readonly string[]];
  /** Under a month's name: its day, or why there is none. */
  yearDay(month: YearMonth): string;
  state(state: LedgerState): string;
  /** A person's cell in the year's sheet. */
  yearMark(row: AttendanceRow): string;
  reason(row: Pick<AttendanceRow, 'leaveReason'>): string;
  madeUp(row: Pick<AttendanceRow, 'madeUp'>): string;
  note(row: AttendanceRow): string;
  /** What is to be said under the table about figures that are not by name. */
  dayNotes(day: AttendanceDay): readonly string[];
  readonly yearNotes: readonly string[];
  readonly none: string;
  readonly makeUpHead: readonly string[];
  makeUpDone(row: MakeUpRow): string;
  makeUpNote(row: MakeUpRow): string;
  makeUpCounts(rows: readonly MakeUpRow[]): string;
  reportedOn(dates: readonly LocalDate[]): string;
  awayHead(quarters: readonly Quarter[]): readonly string[];
  awayContact(row: AwayRow): string;
  awayWord(word: QuarterWord): string;
  readonly awayNote: string;
  readonly signatures: Readonly<Record<'month' | 'year' | 'makeUp' | 'away', readonly string[]>>;
  /** Said beside a file that names people. */
  readonly privateCaption: string;
}
