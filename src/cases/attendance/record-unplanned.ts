import { actorRef } from '../../domain/authority/actor.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import { localOf, monthOf } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate } from '../../domain/ids.ts';
import type { Situation } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchPlans } from '../cards/touch.ts';
import { plannedDay } from '../plan/steps.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';

/**
 * Nobody planned the month, or it was called off, and somebody says who came: the Party day was on that date; today's was
 * now. One whose closing is past is closed at once: no prompt will come any more.
 */
export function recordAsHeld(
  { tx, now, today, actor, rules }: Situation & { tx: Tx; now: Instant; today: LocalDate; actor: Actor },
  branch: Branch,
  date: LocalDate,
): PartyDay {
  const month = monthOf(date);
  const { plan } = suggestPlan(tx, branch, month, rules);
  const held = {
    ...plan,
    date,
    time: date === today ? localOf(now, rules.zone).time : plan.time,
    state: 'planned',
    reasonHash: null,
    at: now,
    by: actorRef(actor),
  } as const;
  const day = tx.partyDays.revise({ branchId: branch.id, month }, held);
  touchPlans(tx, branch.id, month);
  const close = plannedDay(tx, rules, day)?.steps.close;
  if (month === monthOf(today) && close !== undefined && close > now) return day;
  tx.partyDays.setClosed(day.id, now);
  return { ...day, closedAt: now };
}
