import { monthsBetween } from '../../domain/calendar/time.ts';
import type { BranchId, LocalDate, Month } from '../../domain/ids.ts';
import type {
  AttendanceDay,
  AttendanceMonth,
  AttendanceYear,
  LedgerPerson,
  MakeUpRow,
  MakeUpYear,
} from '../../domain/ledgers/attendance.ts';
import type { Tx } from '../../ports/store/store.ts';
import { attendanceDay, dayThatCame } from './attendance-day.ts';

/** The day on which a ledger is asked for, and the county's time zone. */
export interface LedgerDay {
  readonly today: LocalDate;
  readonly zone: string;
}

/** 考勤台账 of the month; `undefined` while there is no Party day that has come. */
export function attendanceMonth(
  tx: Tx,
  branchId: BranchId,
  month: Month,
  { today, zone }: LedgerDay,
): AttendanceMonth | undefined {
  const day = dayThatCame(tx, branchId, month, today);
  return day && { branch: tx.org.branch(branchId)?.name ?? '', day: attendanceDay(tx, day, zone) };
}

/** 考勤台账 of the year, as far as it has come. */
export function attendanceYear(
  tx: Tx,
  branchId: BranchId,
  year: number,
  { today, zone }: LedgerDay,
): AttendanceYear {
  const months = monthsOf(year).map((month) => {
    const planned = tx.partyDays.of(branchId, month);
    const come = dayThatCame(tx, branchId, month, today);
    return {
      month,
      state: planned?.state ?? ('undated' as const),
      date: planned?.date ?? null,
      day: come && attendanceDay(tx, come, zone),
    };
  });
  return {
    branch: tx.org.branch(branchId)?.name ?? '',
    year,
    months,
    people: peopleOf(months.flatMap(({ day }) => day ?? [])),
  };
}

/** 补学台账 of the year. */
export function makeUpYear(tx: Tx, branchId: BranchId, year: number, day: LedgerDay): MakeUpYear {
  const { branch, months } = attendanceYear(tx, branchId, year, day);
  const days = months.flatMap((month) => month.day ?? []);
  return {
    branch,
    year,
    rows: days.flatMap(({ date, theme, rows }) =>
      rows.filter(missed).map(({ name, number, state, leaveReason, madeUp }): MakeUpRow => ({
        date,
        theme,
        name,
        number,
        state,
        leaveReason,
        madeUp,
      })),
    ),
    reportedOn: days.flatMap(({ date, reported }) => (reported ? [date] : [])),
  };
}

/** Whose study is to be made up, or was: silence beside reported figures means nothing. */
function missed({ counted, state, madeUp }: AttendanceDay['rows'][number]): boolean {
  const cameNot = state === 'leave' || state === 'absent' || state === 'unrecorded';
  return madeUp !== null || (counted && cameNot);
}

function monthsOf(year: number): readonly Month[] {
  return monthsBetween(`${year}-01` as Month, `${year}-12` as Month);
}

/** The latest name of each, by number. */
function peopleOf(days: readonly AttendanceDay[]): readonly LedgerPerson[] {
  const people = new Map<string, string>();
  for (const { rows } of days) for (const { name, number } of rows) people.set(number, name);
  return [...people]
    .map(([number, name]) => ({ name, number }))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}
