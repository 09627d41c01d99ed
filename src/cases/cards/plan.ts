import type { CardRenderer } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import { phoneRow } from './phone-list.ts';
import { planFacts, suggestedFacts } from '../plan/plan-facts.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';

/** The month's 三定 to an officer (subject: `branch:month`): a tap accepts, or picks a day where a holiday is in the way. */
export const planCard: CardRenderer = (view) => {
  const { tx, card, text, rules, today } = view;
  const { branchId, month, again } = planSubject(card.subject);
  const branch = tx.org.branch(branchId);
  if (!branch) return { text: text.month.notPlanned };
  const planned = tx.partyDays.of(branchId, month);
  if (planned?.state === 'planned')
    return { text: text.month.planChosen(planFacts(tx, planned)), buttons: phoneRow(view, planned) };
  if (planned) return { text: text.month.planCancelled(planFacts(tx, planned)) };
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const { plan, collision } = suggestPlan(tx, branch, month, rules);
  const pick = (date: typeof plan.date, label: string): CardButton[] => [
    { label, action: 'partyday.accept', payload: `${String(branchId)}.${date}` },
  ];
  if (!collision) {
    const buttons = plan.date >= today ? [pick(plan.date, text.month.planAccept)] : [];
    return { text: text.month.askPlan(suggestedFacts(branch, month, plan), again), buttons };
  }
  const days = [collision.earlier, collision.later].filter((date) => date !== undefined && date >= today);
  return {
    text: `${text.month.planCollision(plan.date, collision.holidayName)}\n${text.month.askPlan(suggestedFacts(branch, month, plan), again)}`,
    buttons: days.map((date) => (date === undefined ? [] : pick(date, text.month.planDay(date)))),
  };
};

/** `branch:month`, with `:again` when asked once more, or the message of an officer who wanted to see it. */
export function planSubject(subject: string): { branchId: BranchId; month: Month; again: boolean } {
  const [branchId, month, again] = subject.split(':');
  return { branchId: Number(branchId) as BranchId, month: month as Month, again: again === 'again' };
}
