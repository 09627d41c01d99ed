import { fixedDate, parseFixedDay } from '../../domain/calendar/fixed-day.ts';
import type { FixedDate } from '../../domain/calendar/fixed-day.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { addMonths, monthOf } from '../../domain/calendar/time.ts';
import type { LocalDate, LocalTime, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Plan } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { defaultTime, settingFor } from './figures.ts';

export interface Suggestion {
  readonly month: Month;
  readonly plan: Plan;
  /** The fixed day falls on a public holiday: nearest days on both sides, inside the month. */
  readonly collision: FixedDate['collision'];
}

/** The month's plan filled in from the fixed day, the roster's hour and place, and last time (三定, design §4). */
export function suggestPlan(tx: Tx, branch: Branch, month: Month, rules: QuietRules): Suggestion {
  const fixed = parseFixedDay(branch.fixedDay);
  if (!fixed.ok) throw new Error(`branch ${branch.code}: fixed day ${branch.fixedDay} cannot be read`);
  const { date, collision } = fixedDate(fixed.value, month, rules.holidays);
  const last = tx.partyDays.history(branch.id, 6).find((day) => day.state === 'planned' && day.month < month);
  const plan: Plan = {
    date,
    time:
      branch.time ?? last?.time ?? (settingFor(tx, 'time', branch) as LocalTime | undefined) ?? defaultTime,
    place: branch.place ?? last?.place ?? settingFor(tx, 'place', branch) ?? null,
    forms: last?.forms ?? ['study'],
    theme: null,
    sittings: [],
    chairId: null,
    recorderId: null,
  };
  return { month, plan, collision };
}

/**
 * The month that a plan is made for now: this one while its Party day is still to come (planned or by the fixed day),
 * else the next.
 */
export function monthInHand(tx: Tx, branch: Branch, today: LocalDate, rules: QuietRules): Month {
  const current = monthOf(today);
  const planned = tx.partyDays.of(branch.id, current);
  if (planned)
    return planned.date >= today || planned.state === 'cancelled' ? current : addMonths(current, 1);
  return suggestPlan(tx, branch, current, rules).plan.date >= today ? current : addMonths(current, 1);
}
