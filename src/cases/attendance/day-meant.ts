import type { Call } from '../../command.ts';
import { addMonths, monthOf } from '../../domain/calendar/time.ts';
import type { SaidWhen } from '../../domain/grammar/attend-when.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { lastDateOf } from '../../domain/party-day/sittings.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';
import { dayInHand } from './day-in-hand.ts';

/** Months without signal are recorded when there is one again, so far back. */
export const lateMonths = 12;

/** The Party day that somebody's words are about. */
export type DayMeant =
  | { readonly kind: 'day'; readonly day: PartyDay }
  /** Nobody planned it, and it was on that date. */
  | { readonly kind: 'held'; readonly date: LocalDate }
  /** Nobody planned it, the usual date is another: was it then? */
  | { readonly kind: 'askHeld'; readonly date: LocalDate; readonly usual: LocalDate }
  /** Planned for another date than the one said. */
  | { readonly kind: 'askOther'; readonly day: PartyDay; readonly date: LocalDate }
  | { readonly kind: 'future'; readonly day: PartyDay }
  /** Called off, or the month was skipped; if it was held after all, then on that date. */
  | { readonly kind: 'cancelled'; readonly day: PartyDay; readonly date: LocalDate }
  | { readonly kind: 'notYet' | 'tooOld'; readonly month: Month };

/** By the day or month that was said, else the one in hand. */
export function dayMeant(call: Call, branch: Branch, when: SaidWhen | undefined): DayMeant {
  const { tx, today } = call;
  if (!when) {
    const hand = dayInHand(tx, branch, today);
    if (hand.kind === 'cancelled') return { ...hand, date: today };
    return hand.kind === 'unplanned' ? unplanned(call, branch, today) : hand;
  }
  const month = when.kind === 'month' ? when.month : monthOf(when.date);
  if (month < addMonths(monthOf(today), -lateMonths)) return { kind: 'tooOld', month };
  const day = tx.partyDays.of(branch.id, month);
  if (day && day.state !== 'planned')
    return { kind: 'cancelled', day, date: when.kind === 'date' ? when.date : day.date };
  if (day && day.date > today) return { kind: 'future', day };
  if (day && (when.kind === 'month' || (when.date >= day.date && when.date <= lastDateOf(day))))
    return { kind: 'day', day };
  if (day && when.kind === 'date') return { kind: 'askOther', day, date: when.date };
  const date = when.kind === 'date' ? when.date : undefined;
  if (month > monthOf(today) || (date !== undefined && date > today)) return { kind: 'notYet', month };
  const { plan, around } = suggestPlan(tx, branch, month, call.rules);
  const usual = plan.date ?? date ?? around;
  if (date !== undefined && date !== usual) return { kind: 'askHeld', date, usual };
  return usual <= today ? { kind: 'held', date: usual } : { kind: 'askHeld', date: today, usual };
}

/** Without a word about the day: today, once the usual day has come. */
function unplanned(call: Call, branch: Branch, today: LocalDate): DayMeant {
  const { plan } = suggestPlan(call.tx, branch, monthOf(today), call.rules);
  const usual = plan.date ?? today;
  return usual <= today ? { kind: 'held', date: today } : { kind: 'askHeld', date: today, usual };
}
