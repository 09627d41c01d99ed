import { addMonths, monthOf } from '../../domain/calendar/time.ts';
import type { PlanReading } from '../../domain/grammar/plan-reading.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { sittingsOf } from '../../domain/party-day/sittings.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay, Plan } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { shifted } from './shifted.ts';
import { monthInHand } from './suggest-plan.ts';

interface Meaning {
  readonly tx: Tx;
  readonly today: LocalDate;
  readonly rules: QuietRules;
}

/** The month that the words are about: the one named or the date's own, else the one in hand. */
export function planMonth(situation: Meaning, branch: Branch, args: PlanReading): Month {
  const { tx, today, rules } = situation;
  if (args.month !== undefined) return args.month;
  const date = args.sittings?.[0]?.date ?? args.date;
  const hand = monthInHand(tx, branch, today, rules);
  if (args.verb === 'plan' && date !== undefined) return monthOf(date);
  if (args.verb !== 'move' && args.verb !== 'cancel') return hand;
  return meansThisMonth(situation, branch, args, hand) ? monthOf(today) : hand;
}

/**
 * The day has passed and nobody came, and now it is put off within the month or called off: that day is meant, and not
 * the next month's.
 */
function meansThisMonth(
  { tx, today }: Meaning,
  branch: Branch,
  { verb, date, planned, shift }: PlanReading,
  hand: Month,
): boolean {
  const here = tx.partyDays.of(branch.id, monthOf(today));
  if (hand === monthOf(today) || here?.state !== 'planned' || dayTally(tx, here).recorded) return false;
  const next: PartyDay | undefined = tx.partyDays.of(branch.id, addMonths(monthOf(today), 1));
  const target = date ?? shifted(here, shift).date;
  if (target !== undefined) return monthOf(target) === monthOf(today) && target >= (date ?? today);
  if (planned !== undefined && next && isOn(next, planned)) return false;
  return planned === undefined ? verb === 'cancel' && !next : isOn(here, planned);
}

/** A date was said of what is moved or cancelled, and the Party day is not then. */
export function isOtherDay(
  { planned }: PlanReading,
  day: Omit<Plan, 'date'> & { readonly date: LocalDate | undefined },
): day is Plan {
  const { date } = day;
  return planned !== undefined && date !== undefined && !isOn({ ...day, date }, planned);
}

function isOn(day: Plan, dayOfMonth: number): boolean {
  return sittingsOf(day).some(({ date }) => Number(date.slice(8)) === dayOfMonth);
}
