import { comingDay, dayInHand } from '../../attendance/day-in-hand.ts';
import { dayTally } from '../../attendance/day-tally.ts';
import { displayName } from '../../roster/display-name.ts';
import type { TodoSource } from '../todo-item.ts';

/** Leave that waits for an officer's word, for the coming day or the one in hand. */
export const leavesToAgree: TodoSource = ({ tx, text, today }, branch) => {
  const hand = dayInHand(tx, branch, today);
  for (const day of [comingDay(tx, branch, today), hand.kind === 'day' ? hand.day : undefined]) {
    if (!day) continue;
    const { roster, states } = dayTally(tx, day);
    const asking = roster.filter(({ person }) => states.get(person.id) === 'leaveAsked');
    if (asking.length === 0) continue;
    const names = asking.map((member) => displayName(member, roster));
    const payload = String(day.id);
    return [
      {
        line: text.todo.leaves(day.date, names),
        rows: [[{ label: text.todo.buttonLeaves, action: 'leave.agreeAll', payload }]],
      },
    ];
  }
  return [];
};
