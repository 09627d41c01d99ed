import { daysBetween } from '../../../domain/calendar/time.ts';
import { monthInHand, suggestPlan } from '../../plan/suggest-plan.ts';
import type { TodoSource } from '../todo-item.ts';

/** Earlier than this before the fixed day nobody needs to think of the plan. */
const planHorizonDays = 10;

/** The month in hand has no plan, and its day is near. */
export const monthToPlan: TodoSource = ({ tx, text, today, rules }, branch) => {
  const month = monthInHand(tx, branch, today, rules);
  if (tx.partyDays.of(branch.id, month)) return [];
  const { plan } = suggestPlan(tx, branch, month, rules);
  if (daysBetween(today, plan.date) > planHorizonDays) return [];
  const payload = `${String(branch.id)}.${month}`;
  return [
    {
      line: text.todo.plan(month),
      rows: [[{ label: text.todo.buttonPlan(month), action: 'todo.plan', payload }]],
    },
  ];
};
