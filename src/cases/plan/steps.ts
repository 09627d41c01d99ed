import { addMonths, after, hourMs, instantAt, localOf, monthOf } from '../../domain/calendar/time.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { monthSteps } from '../../domain/party-day/month-steps.ts';
import type { MonthFigures, MonthSteps } from '../../domain/party-day/month-steps.ts';
import { lastSitting } from '../../domain/party-day/sittings.ts';
import type { Instant, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { figuresFor } from './figures.ts';

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
  if (!branch) return undefined;
  const start = instantAt(day.date, day.time, rules.zone);
  const last = lastSitting(day);
  const lastStart = instantAt(last.date, last.time, rules.zone);
  const figures = figuresFor(tx, branch);
  return {
    day,
    branch,
    start,
    lastStart,
    figures,
    steps: monthSteps({ start, lastStart, plannedAt: day.plannedAt, rules, figures }),
  };
}

/** Steps after a day can fall into the month after: the closing of an evening at its end, the make-up reminder. */
const reachMs = 28 * 24 * hourMs;

/** Every Party day that is planned in a month touching the window, with one month before and after for steps that reach over. */
export function plannedDays(
  tx: Tx,
  rules: QuietRules,
  window: { from: Instant; to: Instant },
): readonly PlannedDay[] {
  const from = after(window.from, -reachMs);
  return monthsAround({ from, to: window.to }, rules.zone).flatMap((month) =>
    tx.partyDays
      .inMonth(month)
      .filter(({ state }) => state === 'planned')
      .flatMap((day) => plannedDay(tx, rules, day) ?? []),
  );
}

/** The months of the window, and the one after it: steps before a day can fall into the month before. */
export function monthsAround(window: { from: Instant; to: Instant }, zone: string): readonly Month[] {
  const last = addMonths(monthOf(localOf(window.to, zone).date), 1);
  const months: Month[] = [];
  for (let month = monthOf(localOf(window.from, zone).date); month <= last; month = addMonths(month, 1))
    months.push(month);
  return months;
}

export function within(
  instant: Instant | undefined,
  window: { from: Instant; to: Instant },
): instant is Instant {
  return instant !== undefined && instant >= window.from && instant <= window.to;
}
