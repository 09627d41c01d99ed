import type { Reported } from '../attendance/on-behalf.ts';
import type { LeaveReason } from '../attendance/state.ts';
import type { Tally } from '../attendance/tally.ts';
import type { LocalDate, Month } from '../ids.ts';
import type { MemberStatus } from '../people/facts.ts';
import type { PartyDayState } from '../party-day/party-day.ts';
import type { WrittenDay } from '../record/page-facts.ts';

/**
 * What the ledger says about one person on one Party day. Whoever was not expected and did not come is 流动, 可不参加 or
 * 停止党籍. `unnamed`: figures were reported, and nobody said anything about this one; silence means nothing then.
 */
export type LedgerState =
  'present' | 'online' | 'leave' | 'absent' | 'unrecorded' | 'unnamed' | 'away' | 'excused' | 'suspended';

/** 补学: on which day it was entered, by whom, and why where that was after the window. */
export interface MadeUpMark {
  readonly date: LocalDate;
  readonly by: string;
  readonly lateReason: string | null;
}

/** Whoever a ledger names; namesakes are told apart. */
export interface LedgerPerson {
  readonly name: string;
  /** 编号: the identity. */
  readonly number: string;
}

/** One person on one Party day. */
export interface AttendanceRow extends LedgerPerson {
  readonly group: string | null;
  readonly status: MemberStatus;
  /** Counted in 应到 that day: expected beforehand, or came all the same. */
  readonly counted: boolean;
  readonly state: LedgerState;
  readonly leaveReason: LeaveReason | null;
  /** Leave was asked, and no officer has agreed. */
  readonly waiting: boolean;
  /** 乡镇代录. */
  readonly onBehalf: boolean;
  readonly madeUp: MadeUpMark | null;
}

/** A Party day with everybody on the roster of that day, by number. */
export interface AttendanceDay extends WrittenDay {
  readonly tally: Tally;
  /** A totals line governs; `null`: counted by name. */
  readonly reported: Reported | null;
  /** 列席. */
  readonly guests: number;
  /** How many of 应到 have made up the study. */
  readonly madeUp: number;
  readonly rows: readonly AttendanceRow[];
  /** Recorded, and counted nowhere: the roster of that date does not have them by now. */
  readonly offRoster: readonly string[];
}

/** 考勤台账 of a month. */
export interface AttendanceMonth {
  readonly branch: string;
  readonly day: AttendanceDay;
}

/** A month of the year as the year's sheet has it; `day`: only of a day that has come. */
export interface YearMonth {
  readonly month: Month;
  readonly state: PartyDayState | 'undated';
  readonly date: LocalDate | null;
  readonly day: AttendanceDay | undefined;
}

/** 考勤台账 of a year: all twelve months. */
export interface AttendanceYear {
  readonly branch: string;
  readonly year: number;
  readonly months: readonly YearMonth[];
  /** Everybody of any of the year's days, by number. */
  readonly people: readonly LedgerPerson[];
}

/** Somebody of 应到 who did not come, with what became of the study. */
export interface MakeUpRow extends LedgerPerson {
  readonly date: LocalDate;
  readonly theme: string | null;
  readonly state: LedgerState;
  readonly leaveReason: LeaveReason | null;
  readonly madeUp: MadeUpMark | null;
}

/** 补学台账 of a year, by day and number. */
export interface MakeUpYear {
  readonly branch: string;
  readonly year: number;
  readonly rows: readonly MakeUpRow[];
  /** Days of which figures were reported: whoever nobody named is in no row. */
  readonly reportedOn: readonly LocalDate[];
}
