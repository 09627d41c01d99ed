import type { CardRenderer, CardView } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { BranchId } from '../../domain/ids.ts';
import { boundOfficers } from '../roster/officers.ts';
import { nothingOpen, openItems } from '../todo/open-items.ts';
import type { OpenItems } from '../todo/open-items.ts';

/** Which branches the list is about: those its reader was an officer of when asking. */
export interface TodoView {
  readonly branchIds: readonly BranchId[];
}

/** 待办 of an officer: what waits, each with the tap that settles it; drawn again as things settle. */
export const todoCard: CardRenderer = (view) => {
  const { tx, card, today, rules, text } = view;
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const { branchIds } = card.view as TodoView;
  const held = branchIds.filter((id) =>
    boundOfficers(tx, id, today).some(({ chatId }) => chatId === card.chatId),
  );
  const items = held
    .flatMap((id) => openItems(tx, id, today, rules) ?? [])
    .filter((item) => !nothingOpen(item));
  if (items.length === 0) return { text: text.todo.empty };
  const parts = items.map((item) => describe(view, item, items.length > 1 || held.length > 1));
  return {
    text: [text.todo.title, ...parts.flatMap(({ lines }) => lines)].join('\n'),
    buttons: parts.flatMap(({ rows }) => rows),
  };
};

function describe(
  { text }: CardView,
  { branch, unplanned, claims, leaves, closing, uncertain }: OpenItems,
  named: boolean,
): { lines: readonly string[]; rows: readonly (readonly CardButton[])[] } {
  const lines: string[] = named ? [text.todo.branch(branch.name)] : [];
  const rows: CardButton[][] = [];
  const offer = (line: string, label: string, action: string, payload: string) => {
    lines.push(line);
    rows.push([{ label: named ? `${branch.name.replace(/党支部$/, '')} ${label}` : label, action, payload }]);
  };
  const id = String(branch.id);
  if (unplanned)
    offer(text.todo.plan(unplanned), text.todo.buttonPlan(unplanned), 'todo.plan', `${id}.${unplanned}`);
  if (claims > 0) offer(text.todo.claims(claims), text.todo.buttonClaims, 'todo.claims', id);
  if (leaves)
    offer(
      text.todo.leaves(leaves.day.date, leaves.names),
      text.todo.buttonLeaves,
      'leave.agreeAll',
      String(leaves.day.id),
    );
  if (closing)
    offer(
      text.todo.closing(closing.day.date, closing.count),
      text.todo.buttonClosing,
      'todo.closing',
      String(closing.day.id),
    );
  for (const row of uncertain) {
    lines.push(text.todo.uncertain(text.todo.uncertainKinds[row.body.kind] ?? row.body.kind));
    const payload = `${id}.${String(row.id)}`;
    rows.push([
      { label: text.todo.buttonSeen, action: 'todo.seen', payload },
      { label: text.todo.buttonResend, action: 'todo.resend', payload },
    ]);
  }
  return { lines, rows };
}
