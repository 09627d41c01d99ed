import { addMonths, instantAt, localOf, monthOf, monthsBetween } from '../../domain/calendar/time.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { monthSteps } from '../../domain/party-day/month-steps.ts';
import type { MonthFigures, MonthSteps } from '../../domain/party-day/month-steps.ts';
import { searchOfStep } from '../../domain/party-day/step-dates.ts';
import type { DueStep } from '../../domain/party-day/step-dates.ts';
import { lastSitting } from '../../domain/party-day/sittings.ts';
import type { Instant, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { countyFigures, figuresFor } from './figures.ts';

export interface PlannedDay {
  readonly day: PartyDay;
  readonly branch: Branch;
  readonly start: Instant;
  /** Start of the last sitting; `start` where there is one. */
  readonly lastStart: Instant;
  readonly steps: MonthSteps;
  readonly figures: MonthFigures;
}

/** Start and steps of a Party day by its current plan. */
export function plannedDay(tx: Tx, rules: QuietRules, day: PartyDay): PlannedDay | undefined {
  const branch = tx.org.branch(day.branchId);
  return branch && plannedBy(figuresFor(tx, branch), rules, branch, day);
}

function plannedBy(figures: MonthFigures, rules: QuietRules, branch: Branch, day: PartyDay): PlannedDay {
  const start = instantAt(day.date, day.time, rules.zone);
  const last = lastSitting(day);
  const lastStart = instantAt(last.date, last.time, rules.zone);
  return {
    day,
    branch,
    start,
    lastStart,
    figures,
    steps: monthSteps({ start, lastStart, plannedAt: day.plannedAt, rules, figures }),
  };
}

/**
 * The planned Party days whose `step` can fall into the window, by month and in administrative order. Only days of the
 * right dates are looked at: a tick asks this of a whole county, for two hours.
 */
export function plannedDays(
  tx: Tx,
  rules: QuietRules,
  window: { from: Instant; to: Instant },
  step: DueStep,
): readonly PlannedDay[] {
  const figures = countyFigures(tx);
  const search = searchOfStep(step, window, figures.spreads, rules);
  return tx.partyDays.plannedBetween(search.from, search.to).flatMap((day) => {
    const branch = search.mayHave(day) ? tx.org.branch(day.branchId) : undefined;
    return branch ? [plannedBy(figures.of(branch), rules, branch, day)] : [];
  });
}

/** The months of the window, and the one after it: steps before a day can fall into the month before. */
export function monthsAround(window: { from: Instant; to: Instant }, zone: string): readonly Month[] {
  const monthAt = (instant: Instant) => monthOf(localOf(instant, zone).date);
  return monthsBetween(monthAt(window.from), addMonths(monthAt(window.to), 1));
}

export function within(
  instant: Instant | undefined,
  window: { from: Instant; to: Instant },
): instant is Instant {
  return instant !== undefined && instant >= window.from && instant <= window.to;
}
