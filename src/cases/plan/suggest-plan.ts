import { aroundDate, fixedDate, parseFixedDay } from '../../domain/calendar/fixed-day.ts';
import type { FixedDate, ShiftRule } from '../../domain/calendar/fixed-day.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { addMonths, lastDate, monthOf } from '../../domain/calendar/time.ts';
import type { LocalDate, LocalTime, Month } from '../../domain/ids.ts';
import { lastDateOf } from '../../domain/party-day/sittings.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Plan } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isSetFor, settingFor } from '../settings/effective.ts';

export interface Suggestion extends FixedDate {
  readonly month: Month;
  /** What the fixed day, the settings and last time give; the date may be unknown. */
  readonly plan: Omit<Plan, 'date'> & { readonly date: LocalDate | undefined };
  /** When to ask, where the date is not known; never shown as a date. */
  readonly around: LocalDate;
}

/** The month's plan filled in from the fixed day, the settings and last time (三定, design §4). */
export function suggestPlan(tx: Tx, branch: Branch, month: Month, rules: QuietRules): Suggestion {
  const fixed = parseFixedDay(branch.fixedDay);
  if (!fixed.ok) throw new Error(`branch ${branch.code}: fixed day ${branch.fixedDay} cannot be read`);
  const shift = settingFor(tx, 'shift', branch) as ShiftRule;
  const found = fixedDate(fixed.value, month, rules.holidays, shift);
  const last = tx.partyDays.history(branch.id, 6).find((day) => day.state === 'planned' && day.month < month);
  const plan = {
    date: found.date,
    time: branch.time ?? last?.time ?? (settingFor(tx, 'time', branch) as LocalTime),
    place: branch.place ?? last?.place ?? (settingFor(tx, 'place', branch) || null),
    forms: last?.forms ?? (['study'] as const),
    theme: null,
    sittings: [],
    // Whom 记录 names after the fact is that day's only.
    ...(last ? tx.partyDays.plannedHosts(last.id) : { chairId: null, recorderId: null }),
  };
  return { ...found, month, plan, around: found.date ?? aroundDate(fixed.value, month, rules.holidays) };
}

/**
 * The plan that needs nobody's word: the branch has said 以后照旧，不用问, and neither a holiday nor a year whose holidays are
 * not known is in the way.
 */
export function standingPlan(
  tx: Tx,
  branch: Branch,
  { plan, collision, uncovered }: Suggestion,
): Plan | undefined {
  const { date } = plan;
  if (date === undefined || collision || uncovered === true) return undefined;
  return isSetFor(tx, 'standing', branch) ? { ...plan, date } : undefined;
}

/**
 * The month that a plan is made for now: this one while its Party day, or a sitting of it, is still to come (planned or by the fixed day),
 * else the next.
 */
export function monthInHand(tx: Tx, branch: Branch, today: LocalDate, rules: QuietRules): Month {
  const current = monthOf(today);
  const planned = tx.partyDays.of(branch.id, current);
  if (planned)
    return lastDateOf(planned) >= today || planned.state !== 'planned' ? current : addMonths(current, 1);
  const { date = lastDate(current) } = suggestPlan(tx, branch, current, rules).plan;
  return date >= today ? current : addMonths(current, 1);
}
