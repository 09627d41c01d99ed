import type { Reported } from '../attendance/on-behalf.ts';
import type { Rate } from '../attendance/rates.ts';
import type { LeaveReason, PersonAttendance, TotalsLine } from '../attendance/state.ts';
import type { LocalDate, LocalTime, Month } from '../ids.ts';
import type { PartyDayForm, Sitting } from '../party-day/party-day.ts';

/** Somebody on the record page; what the paper book asks beside a name (缺席原因, handbook §1.4). */
export interface PageName {
  readonly name: string;
  readonly reason?: LeaveReason;
  /** Leave was asked, and no officer has agreed: still 未登记. */
  readonly waiting?: true;
}

/**
 * How many there are and who is known by name. Under a totals line the two differ: names are never invented, and none
 * that was recorded is left out.
 */
export interface PageGroup {
  readonly count: number;
  readonly names: readonly PageName[];
}

/** 议定事项 with 责任人, 时限 and, once somebody has said it, 落实情况. */
export interface PageDecision {
  readonly text: string;
  readonly responsible: string | null;
  readonly deadline: LocalDate | null;
  readonly outcome: string | null;
}

/** Somebody who has made up the study: with the reason where it was marked after the window. */
export interface MadeUpName {
  readonly name: string;
  readonly lateReason: string | null;
}

/** How somebody stands by a late correction; `undone`: what stood was taken back. */
export type CorrectedAs = 'present' | 'online' | 'leaveAgreed' | 'absent' | 'undone';

/** 更正: what was changed late, in one act, and why. */
export interface PageCorrection {
  readonly date: LocalDate;
  /** Empty when its text was erased. */
  readonly reason: string;
  readonly people: readonly { readonly name: string; readonly to: CorrectedAs }[];
  readonly totals: TotalsLine | 'undone' | null;
  readonly guests: number | 'undone' | null;
}

/** When, where and about what a Party day was, and who ran it: the same on the record page and in the ledgers. */
export interface WrittenDay {
  readonly month: Month;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly place: string | null;
  /** Empty: one sitting. */
  readonly sittings: readonly Sitting[];
  readonly forms: readonly PartyDayForm[];
  readonly theme: string | null;
  readonly chair: string | null;
  readonly recorder: string | null;
}

/** Everything on a 主题党日 page of the 党支部工作手册 (handbook §1.6), as pure facts: text and .docx draw the same ones. */
export interface RecordPageFacts extends WrittenDay {
  readonly branch: string;
  readonly expected: number;
  readonly present: number;
  /** A totals line governs: figures are its, names only as far as they are known. */
  readonly reported: Reported | null;
  readonly onSite: PageGroup;
  readonly online: PageGroup;
  readonly leave: PageGroup;
  readonly absent: PageGroup;
  readonly unrecorded: PageGroup;
  /** Whose leave no officer has agreed to, where reported figures count them somewhere already. */
  readonly waiting: readonly string[];
  /** 乡镇代录: whom the township recorded by name. */
  readonly onBehalf: readonly string[];
  /** Recorded, and counted nowhere: the roster of that date does not have them by now. */
  readonly offRoster: readonly { readonly name: string; readonly state: PersonAttendance }[];
  /** 列席. */
  readonly guests: number;
  readonly agenda: readonly string[];
  /** 上月议定事项落实: decisions of the Party day before this one. */
  readonly previous: { readonly month: Month; readonly decisions: readonly PageDecision[] } | undefined;
  readonly decisions: readonly PageDecision[];
  /** 三有; `null`: nobody has said. */
  readonly recorded: boolean | null;
  readonly pictured: boolean | null;
  readonly pictures: number | null;
  readonly discussed: boolean | null;
  readonly madeUp: readonly MadeUpName[];
  readonly corrections: readonly PageCorrection[];
  /** 到会率 and 参学率. */
  readonly attended: Rate;
  readonly studied: Rate;
}
