import { openDayOn } from '../../attendance/day-in-hand.ts';
import { dayTally } from '../../attendance/day-tally.ts';
import { cannotTap, tickList } from '../../attendance/tick-scope.ts';
import type { TodoSource } from '../todo-item.ts';

/** On the day, before the closing: those who cannot tap and about whom nothing stands, by name or by figures. */
export const namesToTick: TodoSource = ({ tx, text, today }, branch) => {
  const day = openDayOn(tx, branch, today);
  if (!day) return [];
  const { states, totals } = dayTally(tx, day);
  if (totals) return [];
  const { expected } = tickList(tx, day, { who: 'officer' });
  const open = expected.filter((member) => !states.has(member.person.id) && cannotTap(tx, member));
  if (open.length === 0) return [];
  const payload = String(day.id);
  return [
    {
      line: text.ticks.todo(open.length),
      rows: [[{ label: text.ticks.todoButton, action: 'attend.tick', payload }]],
    },
  ];
};
