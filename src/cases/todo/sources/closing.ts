import { dayInHand } from '../../attendance/day-in-hand.ts';
import { dayTally } from '../../attendance/day-tally.ts';
import { openPeople } from '../../cards/closing.ts';
import type { TodoSource } from '../todo-item.ts';

/** A closed Party day with people about whom nothing stands. */
export const dayToFinish: TodoSource = ({ tx, text, today }, branch) => {
  const hand = dayInHand(tx, branch, today);
  if (hand.kind !== 'day' || hand.day.closedAt === null) return [];
  const counted = dayTally(tx, hand.day);
  const count = counted.totals === undefined ? openPeople(tx, hand.day, counted).length : 0;
  if (count === 0) return [];
  const payload = String(hand.day.id);
  return [
    {
      line: text.todo.closing(hand.day.date, count),
      rows: [[{ label: text.todo.buttonClosing, action: 'todo.closing', payload }]],
    },
  ];
};
