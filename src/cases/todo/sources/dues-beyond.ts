import { monthOf } from '../../../domain/calendar/time.ts';
import { beyondOf } from '../../../domain/dues/beyond.ts';
import { owedTo } from '../../dues/branch-dues.ts';
import { namesIn } from '../../dues/names-in.ts';
import type { TodoSource } from '../todo-item.ts';

/** More than these at once nobody looks through. */
const shownAtOnce = 4;

/** Money of whoever paid ahead and then died, left, was suspended or waived: it can be given back. */
export const duesToGiveBack: TodoSource = ({ tx, text, today, branchDues }, branch) => {
  const dues = branchDues(branch.id);
  const found = dues.members.flatMap(
    (member) => beyondOf(member.person.id, owedTo(branch.id, member), member.state, monthOf(today)) ?? [],
  );
  if (found.length === 0) return [];
  const names = namesIn(tx, branch.id, today);
  const words = text.duesBeyond;
  const lines = found.slice(0, shownAtOnce).map((one) => words.todo(names(one.personId), one));
  const more = found.length - lines.length;
  return [{ line: [...lines, ...(more > 0 ? [words.more(more)] : [])].join('\n'), rows: [] }];
};
