import { monthOf, addMonths } from '../../domain/calendar/time.ts';
import { lastDateOf, sitsOn } from '../../domain/party-day/sittings.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from './day-tally.ts';

/** The Party day that words about attendance mean now. */
export type DayInHand =
  /** Held today or lately: the latest planned one that has come. */
  | { readonly kind: 'day'; readonly day: PartyDay }
  /** The month's day is still to come. */
  | { readonly kind: 'future'; readonly day: PartyDay }
  /** Called off, or skipped this month: planning again takes that back. */
  | { readonly kind: 'cancelled'; readonly day: PartyDay }
  /** Nothing was planned: recording works all the same, as of today (design §4). */
  | { readonly kind: 'unplanned' };

/** This month's Party day; before it has come, last month's while nobody has said who came: a leave asked is no record. */
export function dayInHand(tx: Tx, branch: Branch, today: LocalDate): DayInHand {
  const month = monthOf(today);
  const current = tx.partyDays.of(branch.id, month);
  if (current?.state === 'planned' && current.date <= today) return { kind: 'day', day: current };
  const last = tx.partyDays.of(branch.id, addMonths(month, -1));
  if (last?.state === 'planned' && !dayTally(tx, last).recorded) return { kind: 'day', day: last };
  if (current && current.state !== 'planned') return { kind: 'cancelled', day: current };
  return current ? { kind: 'future', day: current } : { kind: 'unplanned' };
}

/** The Party day that somebody may still ask leave for: the next planned one, today's included until it is closed. */
export function comingDay(tx: Tx, branch: Branch, today: LocalDate): PartyDay | undefined {
  const month = monthOf(today);
  return [month, addMonths(month, 1)]
    .flatMap((candidate) => tx.partyDays.of(branch.id, candidate) ?? [])
    .find((day) => day.state === 'planned' && lastDateOf(day) >= today && day.closedAt === null);
}

/** The branch's planned Party day with a sitting on that date, until it is closed. */
export function openDayOn(tx: Tx, branch: Branch, date: LocalDate): PartyDay | undefined {
  const day = tx.partyDays.of(branch.id, monthOf(date));
  return day?.state === 'planned' && day.closedAt === null && sitsOn(day, date) ? day : undefined;
}
