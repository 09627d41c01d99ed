import { lastPermittedBefore, nextPermittedFrom } from '../calendar/quiet-hours.ts';
import type { QuietRules } from '../calendar/quiet-hours.ts';
import { addDays, after, hourMs, localOf, minuteMs } from '../calendar/time.ts';
import type { Instant, LocalDate } from '../ids.ts';
import { daysFrom } from './month-steps.ts';
import type { MonthFigures, MonthSteps } from './month-steps.ts';

/** The steps that something falls due at. */
export type DueStep = Exclude<keyof MonthSteps, 'makeUpUntil' | 'makeUpLastDate'>;

/** A figure at its smallest and at its largest among the branches. */
export interface Spread {
  readonly least: number;
  readonly most: number;
}

interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

export type FigureSpreads = Readonly<Record<keyof MonthFigures, Spread>>;

/** Where to look for the Party days that have a step in a window. */
export interface StepSearch {
  /** First and last date, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** False for a day of these dates that cannot have it all the same. */
  mayHave(day: { readonly date: LocalDate; readonly plannedAt: Instant }): boolean;
}

/**
 * The dates that a Party day must have for this step to fall into the window, whatever its hour, the branch's figures and
 * the time of planning: its own date for what comes before the day, the date of its last sitting for what comes after.
 * No such day is left out; of days within the range most have the step at another time.
 */
export function searchOfStep(
  step: DueStep,
  window: Window,
  figures: FigureSpreads,
  rules: QuietRules,
): StepSearch {
  const dates = datesOfStep(step, window, figures, rules);
  if (step !== 'notice') return { ...dates, mayHave: () => true };
  // That of a plan made late comes on any day up to the Party day itself, but soon after the plan.
  const regularFrom = addDays(dates.from, figures.noticeDays.least);
  const plannedFrom = meantFrom(window, rules);
  return { ...dates, mayHave: ({ date, plannedAt }) => date >= regularFrom || plannedAt >= plannedFrom };
}

function datesOfStep(
  step: DueStep,
  window: Window,
  figures: FigureSpreads,
  rules: QuietRules,
): Pick<StepSearch, 'from' | 'to'> {
  const dateOf = (instant: Instant): LocalDate => localOf(instant, rules.zone).date;
  /** What moves out of quiet time to `instant` or earlier was meant for this instant at the latest. */
  const meantUntil = (instant: Instant): Instant => nextPermittedFrom(after(instant, hourMs), rules);
  const from = dateOf(window.from);
  switch (step) {
    case 'ask': {
      // The question keeps its distance to a notice that moved: quiet time can move it twice.
      const { askDays, noticeDays } = figures;
      const ahead = daysFrom(meantUntil(window.to), askDays.most - noticeDays.least, rules.zone);
      const notice = meantUntil(ahead);
      return { from: addDays(from, askDays.least), to: addDays(dateOf(notice), noticeDays.most) };
    }
    case 'askAgain':
    case 'reminder': {
      const { least, most } = step === 'askAgain' ? figures.askAgainDays : figures.reminderDays;
      return { from: addDays(from, least), to: addDays(dateOf(meantUntil(window.to)), most) };
    }
    case 'notice':
      return { from, to: addDays(dateOf(meantUntil(window.to)), figures.noticeDays.most) };
    case 'card':
      return { from, to: dateOf(after(window.to, figures.cardMinutes.most * minuteMs)) };
    case 'close': {
      const { least, most } = figures.closeHours;
      return {
        from: dateOf(after(meantFrom(window, rules), -most * hourMs)),
        to: dateOf(after(window.to, -least * hourMs)),
      };
    }
    case 'makeUpReminder': {
      const { least, most } = figures.makeUpReminderDays;
      return {
        from: addDays(dateOf(meantFrom(window, rules)), -most),
        to: addDays(dateOf(window.to), -least),
      };
    }
  }
}

/** What waits through quiet time until the window was meant for this instant at the earliest. */
function meantFrom({ from }: Window, rules: QuietRules): Instant {
  return lastPermittedBefore(after(from, -1), rules);
}
