import { comingDay, dayInHand } from '../../attendance/day-in-hand.ts';
import { pendingLeaves } from '../../attendance/pending-leaves.ts';
import { leaveRows } from '../../cards/leaves.ts';
import type { TodoSource } from '../todo-item.ts';

/** Leave that waits for an officer's word, for the coming day or the one in hand; what is to be talked over does not. */
export const leavesToAgree: TodoSource = (view, branch) => {
  const { tx, text, today } = view;
  const hand = dayInHand(tx, branch, today);
  for (const day of [comingDay(tx, branch, today), hand.kind === 'day' ? hand.day : undefined]) {
    const asking = day ? pendingLeaves(tx, day, view).filter(({ deferred }) => !deferred) : [];
    if (!day || asking.length === 0) continue;
    const labels = asking.map(({ label }) => label);
    return [{ line: text.todo.leaves(day.date, labels), rows: leaveRows(view, day, asking) }];
  }
  return [];
};
