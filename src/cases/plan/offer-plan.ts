import type { BranchId, ChatId } from '../../domain/ids.ts';
import type { CardRequest, Situation } from '../../domain/outcome.ts';
import { instantAt } from '../../domain/calendar/time.ts';
import { monthSteps } from '../../domain/party-day/month-steps.ts';
import type { Instant, LocalDate } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { isLeftAlone } from './condition.ts';
import { figuresFor } from './figures.ts';
import { monthInHand, suggestPlan } from './suggest-plan.ts';

/**
 * The plan card at once, for branches whose question of this month was past when their group was registered: the officer
 * is there and acting, and nothing else would ask.
 */
export function offerPlans(
  { tx, now, today, rules }: Pick<Situation, 'rules'> & { tx: Tx; now: Instant; today: LocalDate },
  chatId: ChatId,
  branchIds: readonly BranchId[],
): readonly CardRequest[] {
  return branchIds.flatMap((id): readonly CardRequest[] => {
    const branch = tx.org.branch(id);
    const month = branch && monthInHand(tx, branch, today, rules);
    if (!branch || month === undefined || isLeftAlone(tx, branch, month) || tx.partyDays.of(id, month))
      return [];
    const { plan, around } = suggestPlan(tx, branch, month, rules);
    const start = instantAt(around, plan.time, rules.zone);
    const { ask } = monthSteps({ start, plannedAt: start, rules, figures: figuresFor(tx, branch) });
    return ask > now ? [] : [{ kind: cardKinds.plan, chatId, subject: `${String(id)}:${month}` }];
  });
}
