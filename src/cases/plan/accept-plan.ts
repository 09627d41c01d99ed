import type { ButtonCall } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { BranchId, LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { planSubject, settledPlan } from '../cards/plan.ts';
import { changeSetting } from '../settings/change-setting.ts';
import { planFacts } from './plan-facts.ts';
import { noWords, revisePlan } from './revise-plan.ts';
import { refusalText } from './say-plan.ts';
import { suggestPlan } from './suggest-plan.ts';

/** [就这样], a day beside a holiday, or [以后照旧，不用问] on the card with 三定. */
export function acceptPlan(call: ButtonCall, standing: boolean): Outcome {
  const { tx, payload, card, rules, text } = call;
  const [branchId, date] = payload.split('.');
  const branch = tx.org.branch(Number(branchId) as BranchId);
  if (!branch || !card) return { answer: { text: text.common.staleButton } };
  const { month } = planSubject(card.subject);
  const planned = tx.partyDays.of(branch.id, month);
  if (planned) {
    const same =
      planned.state === 'planned'
        ? text.month.planSame(planFacts(tx, planned))
        : settledPlan(tx, text, planned);
    return { answer: { text: same } };
  }
  const { plan } = suggestPlan(tx, branch, month, rules);
  const chosen = { ...plan, date: date as LocalDate, state: 'planned' } as const;
  const revised = revisePlan({ ...call, by: actorRef(call.actor) }, branch, month, chosen, noWords);
  if (!revised.ok) return { answer: { text: refusalText(call, revised.reason), alert: true } };
  const { cards, day } = revised.value;
  if (!standing) return { answer: { text: text.month.planLine(planFacts(tx, day)) }, cards };
  changeSetting(call, { branch }, 'standing', 'yes');
  return { answer: { text: text.month.planStandingSet }, cards };
}
