import { isQuiet, lastPermittedBefore, nextPermittedFrom, type QuietRules } from '../calendar/quiet-hours.ts';
import { addDays, after, hourMs, instantAt, localOf, minuteMs } from '../calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from '../ids.ts';

/** The figures of the month (design §4), settable by county, township and branch. Days are calendar days before or after T. */
export interface MonthFigures {
  readonly askDays: number;
  readonly askAgainDays: number;
  readonly noticeDays: number;
  readonly reminderDays: number;
  readonly cardMinutes: number;
  readonly closeHours: number;
  /** Hours from the closing in which corrections need no reason. */
  readonly correctionHours: number;
  readonly makeUpDays: number;
  /** Days after T until those who have not made up the study are reminded once. */
  readonly makeUpReminderDays: number;
  /** A notice or reminder lapses when it would come later than this before the start. */
  readonly lapseHours: number;
  /** Private reminders that one person gets at most for one Party day, whoever sends them. */
  readonly mostReminders: number;
}

export const defaultMonthFigures: MonthFigures = {
  askDays: 7,
  askAgainDays: 4,
  noticeDays: 5,
  reminderDays: 1,
  cardMinutes: 30,
  closeHours: 3,
  correctionHours: 48,
  makeUpDays: 15,
  makeUpReminderDays: 8,
  lapseHours: 2,
  mostReminders: 2,
};

export interface MonthStepsInput {
  /** T, the start of the Party day. */
  readonly start: Instant;
  /** Start of the last sitting, where there are several: the day closes after it. */
  readonly lastStart?: Instant;
  /** When the current plan was chosen. */
  readonly plannedAt: Instant;
  readonly rules: QuietRules;
  readonly figures: MonthFigures;
}

/** When the steps of a month fall. `undefined` means that the step lapses. */
export interface MonthSteps {
  /** The card with 定时间、定专题、定人员 to the secretary. */
  readonly ask: Instant;
  readonly askAgain: Instant | undefined;
  readonly notice: Instant | undefined;
  readonly reminder: Instant | undefined;
  readonly card: Instant;
  /** The closing prompt to the officer. */
  readonly close: Instant;
  /** Lapses when it would come after the end of the window. */
  readonly makeUpReminder: Instant | undefined;
  /** The end of the last day on which study can be made up; not part of it. */
  readonly makeUpUntil: Instant;
  /** That last day, for people. */
  readonly makeUpLastDate: LocalDate;
}

/**
 * The steps around one Party day (design §4, quiet hours by design rule 6). Questions before the day, notice and
 * reminder move earlier out of quiet hours; the closing prompt waits; the card keeps its time if the Party day itself
 * was put into quiet hours or on a holiday, because an officer chose that.
 */
export function monthSteps(input: MonthStepsInput): MonthSteps {
  const { start, lastStart = start, rules, figures } = input;
  const early = (days: number): Instant => lastPermittedBefore(daysFrom(start, -days, rules.zone), rules);
  const ask = askAt(start, rules, figures);
  const askAgain = early(figures.askAgainDays);
  const makeUpLastDate = addDays(localOf(lastStart, rules.zone).date, figures.makeUpDays);
  const makeUpUntil = instantAt(addDays(makeUpLastDate, 1), '00:00' as LocalTime, rules.zone);
  const makeUpReminder = nextPermittedFrom(
    daysFrom(lastStart, figures.makeUpReminderDays, rules.zone),
    rules,
  );
  return {
    ask,
    askAgain: askAgain > ask ? askAgain : undefined,
    notice: noticeAt(input),
    reminder: reminderAt(input),
    card: cardAt(start, rules, figures),
    close: nextPermittedFrom(after(lastStart, figures.closeHours * hourMs), rules),
    makeUpReminder: makeUpReminder < makeUpUntil ? makeUpReminder : undefined,
    makeUpUntil,
    makeUpLastDate,
  };
}

/** Until when a correction needs no reason: 48 h from the closing, or from the closing prompt while nobody has closed. */
export function correctionsFreeUntil(
  closing: { readonly closedAt: Instant | undefined; readonly steps: MonthSteps },
  figures: MonthFigures,
): Instant {
  return after(closing.closedAt ?? closing.steps.close, figures.correctionHours * hourMs);
}

/** Keeps its distance to a notice that a holiday moves earlier: the question has to come before the notice can. */
function askAt(start: Instant, rules: QuietRules, figures: MonthFigures): Instant {
  const byStart = daysFrom(start, -figures.askDays, rules.zone);
  const notice = lastPermittedBefore(daysFrom(start, -figures.noticeDays, rules.zone), rules);
  const byNotice = daysFrom(notice, figures.noticeDays - figures.askDays, rules.zone);
  return lastPermittedBefore(Math.min(byStart, byNotice) as Instant, rules);
}

/** At its day, moved earlier; for a later plan as soon as permitted; not at all when that is too close to the start. */
function noticeAt({ start, plannedAt, rules, figures }: MonthStepsInput): Instant | undefined {
  const regular = lastPermittedBefore(daysFrom(start, -figures.noticeDays, rules.zone), rules);
  const notice = regular >= plannedAt ? regular : nextPermittedFrom(plannedAt, rules);
  return notice <= lapseAt(start, figures) ? notice : undefined;
}

/** Only when the notice came before it: a plan chosen later than that is itself fresh in everybody's mind. */
function reminderAt({ start, plannedAt, rules, figures }: MonthStepsInput): Instant | undefined {
  const reminder = lastPermittedBefore(daysFrom(start, -figures.reminderDays, rules.zone), rules);
  return reminder > plannedAt && reminder <= lapseAt(start, figures) ? reminder : undefined;
}

function cardAt(start: Instant, rules: QuietRules, figures: MonthFigures): Instant {
  const regular = after(start, -figures.cardMinutes * minuteMs);
  return isQuiet(start, rules) ? regular : nextPermittedFrom(regular, rules);
}

function lapseAt(start: Instant, figures: MonthFigures): Instant {
  return after(start, -figures.lapseHours * hourMs);
}

/** The same wall-clock time, days earlier or later. */
export function daysFrom(instant: Instant, days: number, zone: string): Instant {
  const { date, time } = localOf(instant, zone);
  return instantAt(addDays(date, days), time, zone);
}
