import { addMonths, daysBetween } from '../../../domain/calendar/time.ts';
import { isLeftAlone } from '../../plan/condition.ts';
import { monthInHand, standingPlan, suggestPlan } from '../../plan/suggest-plan.ts';
import type { TodoSource } from '../todo-item.ts';

/** Earlier than this before the fixed day nobody needs to think of the plan. */
const planHorizonDays = 10;

/** A month has no plan, its day is near, and it will not be planned by itself. */
export const monthToPlan: TodoSource = ({ tx, text, today, rules }, branch) => {
  const hand = monthInHand(tx, branch, today, rules);
  const month = [hand, addMonths(hand, 1)].find((one) => tx.partyDays.of(branch.id, one) === undefined);
  if (month === undefined || isLeftAlone(tx, branch, month)) return [];
  const suggestion = suggestPlan(tx, branch, month, rules);
  if (daysBetween(today, suggestion.around) > planHorizonDays) return [];
  if (standingPlan(tx, branch, suggestion)) return [];
  const payload = `${String(branch.id)}.${month}`;
  return [
    {
      line: text.todo.plan(month),
      rows: [[{ label: text.todo.buttonPlan(month), action: 'todo.plan', payload }]],
    },
  ];
};
