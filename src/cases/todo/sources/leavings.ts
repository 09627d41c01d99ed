import { after, hourMs } from '../../../domain/calendar/time.ts';
import { undoButton } from '../../people/changed.ts';
import type { TodoItem, TodoSource } from '../todo-item.ts';

/** So long the officers see that the township did not agree. */
const declinedMs = 7 * 24 * hourMs;

/** 转正, 转出, 去世 that wait for the township, and those that it declined lately. */
export const changesAtTownship: TodoSource = ({ tx, text, now }, branch) => {
  const words = text.people;
  const nameOf = (id: Parameters<typeof tx.people.person>[0]) => tx.people.person(id)?.name ?? '';
  const waiting = tx.changes.pendingIn([branch.id]).map(({ id, personId, kind, from }): TodoItem => {
    const name = nameOf(personId);
    const button = undoButton(branch.id, personId, `c${String(id)}`, text);
    return {
      line: words.waiting(name, kind, from),
      rows: [[{ ...button, label: words.buttonWithdraw(name, kind) }]],
    };
  });
  const declined = tx.changes
    .declinedIn([branch.id], after(now, -declinedMs))
    .filter(({ personId }) => tx.changes.pendingOf(personId).length === 0)
    .map(({ personId, kind }): TodoItem => ({ line: words.declinedItem(nameOf(personId), kind), rows: [] }));
  return [...waiting, ...declined];
};
