import type { CardRenderer } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { BranchId } from '../../domain/ids.ts';
import { boundOfficers } from '../roster/officers.ts';
import { openItems } from '../todo/open-items.ts';

/** Which branches the list is about: those its reader was an officer of when asking. */
export interface TodoView {
  readonly branchIds: readonly BranchId[];
}

/** 待办 of an officer: what waits, each with the tap that settles it; drawn again as things settle. */
export const todoCard: CardRenderer = (view) => {
  const { tx, card, today, text } = view;
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const held = (card.view as TodoView).branchIds.flatMap((id) => {
    const branch = tx.org.branch(id);
    const holds = boundOfficers(tx, id, today).some(({ chatId }) => chatId === card.chatId);
    return branch && holds ? [branch] : [];
  });
  const itemsOf = openItems(view);
  const lines: string[] = [];
  const buttons: (readonly CardButton[])[] = [];
  for (const branch of held) {
    const items = itemsOf(branch);
    if (items.length === 0) continue;
    const named = held.length > 1;
    if (named) lines.push(text.todo.branch(branch.name));
    lines.push(...items.map(({ line }) => line));
    const prefix = named ? `${branch.name.replace(/党支部$/, '')} ` : '';
    buttons.push(...items.flatMap(({ rows }) => rows.map((row) => labelled(row, prefix))));
  }
  if (lines.length === 0) return { text: text.todo.empty };
  return { text: [text.todo.title, ...lines].join('\n'), buttons };
};

/** With the branch's name before the first button of a row, where the list is about several. */
function labelled(row: readonly CardButton[], prefix: string): readonly CardButton[] {
  return row.map((button, at) => (at === 0 ? { ...button, label: `${prefix}${button.label}` } : button));
}
