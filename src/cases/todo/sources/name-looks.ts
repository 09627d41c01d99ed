import { shownLook } from '../../above/name-looks.ts';
import type { TodoSource } from '../todo-item.ts';

const mostLines = 3;

/** Who above the branch has seen names of it, once, until an officer has read it (design rule 7). */
export const looksToRead: TodoSource = (view, branch) => {
  const { tx, text } = view;
  const looks = tx.looks.unnoted(branch.id);
  const last = looks.at(-1);
  if (!last) return [];
  const shown = looks.slice(-mostLines).map((look) => text.above.look(shownLook(view, look)));
  const more = looks.length - shown.length;
  const lines = [...shown, ...(more > 0 ? [text.above.looksMore(more)] : [])];
  const payload = `${String(branch.id)}.${String(last.id)}`;
  return [
    {
      line: lines.join('\n'),
      rows: [[{ label: text.above.buttonRead, action: 'members.looksRead', payload }]],
    },
  ];
};
