import { actorRef } from '../../domain/authority/actor.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import { localOf, monthOf } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate } from '../../domain/ids.ts';
import type { Situation } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';

/** Nobody planned the month, and somebody says who came: the Party day was today, now. */
export function recordTodayAsHeld(
  { tx, now, today, actor, rules }: Situation & { tx: Tx; now: Instant; today: LocalDate; actor: Actor },
  branch: Branch,
): PartyDay {
  const month = monthOf(today);
  const { plan } = suggestPlan(tx, branch, month, rules);
  const { time } = localOf(now, rules.zone);
  const held = {
    ...plan,
    date: today,
    time,
    state: 'planned',
    reasonHash: null,
    at: now,
    by: actorRef(actor),
  } as const;
  return tx.partyDays.revise({ branchId: branch.id, month }, held);
}
