import { actorRef } from '../../domain/authority/actor.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import { localOf, monthOf } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate } from '../../domain/ids.ts';
import type { Situation } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Call } from '../../command.ts';
import { cardKinds, touchDay, touchPlans } from '../cards/touch.ts';
import { plannedDay } from '../plan/steps.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';
import { dayTally } from './day-tally.ts';

/**
 * Nobody planned the month, or it was called off, and somebody says who came: the Party day was on that date at the
 * usual hour; before that hour it is now. One whose closing is past is closed at once: no prompt will come any more.
 */
export function recordAsHeld(
  { tx, now, today, actor, rules }: Situation & { tx: Tx; now: Instant; today: LocalDate; actor: Actor },
  branch: Branch,
  date: LocalDate,
): PartyDay {
  const month = monthOf(date);
  const { plan } = suggestPlan(tx, branch, month, rules);
  const { time: hour } = localOf(now, rules.zone);
  const held = {
    ...plan,
    date,
    time: date === today && plan.time > hour ? hour : plan.time,
    state: 'planned',
    reasonHash: null,
    at: now,
    by: actorRef(actor),
  } as const;
  const before = tx.partyDays.of(branch.id, month);
  const day = tx.partyDays.revise({ branchId: branch.id, month }, held);
  touchPlans(tx, branch.id, month, today);
  if (before && month < monthOf(today)) leaveCheckIn(tx, before);
  const close = plannedDay(tx, rules, day)?.steps.close;
  if (month === monthOf(today) && close !== undefined && close > now) return day;
  tx.partyDays.setClosed(day.id, now);
  return { ...day, closedAt: now };
}

/** In a later month the group's card keeps saying that the day was called off. */
function leaveCheckIn(tx: Tx, day: PartyDay): void {
  const chatId = tx.chats.chatOf(day.branchId);
  const card = chatId === undefined ? undefined : tx.cards.find(cardKinds.checkIn, chatId, day.date);
  if (card?.state === 'open') tx.cards.setState(card.id, 'closed');
}

/**
 * Takes a day back that was only held because of a record, once nothing is recorded of it any more: it is called off as
 * it was before. `writtenAt`: when that record was written.
 */
export function callOffAgain(
  { tx, now, today, actor }: Pick<Call, 'tx' | 'now' | 'today' | 'actor'>,
  day: PartyDay,
  writtenAt: Instant,
): PartyDay | undefined {
  if (day.plannedAt !== writtenAt || dayTally(tx, day).recorded) return undefined;
  // Whoever was named for the day since stands in revisions of the same time.
  const before = tx.partyDays.revisions(day.id).findLast(({ state }) => state !== 'planned');
  if (!before) return undefined;
  const { branchId, month } = day;
  const by = actorRef(actor);
  const back = tx.partyDays.revise({ branchId, month }, { ...before, at: now, by });
  tx.partyDays.setClosed(back.id, null);
  touchPlans(tx, branchId, month, today);
  touchDay(tx, back);
  return { ...back, closedAt: null };
}
