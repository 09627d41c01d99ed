import { approvalsList } from '../../binding/approvals-list.ts';
import { claimsIn } from '../../binding/refresh-approvals.ts';
import type { TodoSource } from '../todo-item.ts';

/** Accounts whose owner an officer of this branch can name: those of the branch's group, and those said to be of it without a group. */
export const claimsToMatch: TodoSource = ({ tx, text, today }, branch) => {
  const groups = new Set([tx.chats.chatOf(branch.id) ?? null, null]);
  return [...groups].flatMap((groupId) => {
    if (claimsIn(tx, groupId).length === 0) return [];
    const count = approvalsList(tx, groupId, [branch.id], today).claims.length;
    if (count === 0) return [];
    const payload = groupId === null ? `${String(branch.id)}.0` : String(branch.id);
    return [
      {
        line: text.todo.claims(count),
        rows: [[{ label: text.todo.buttonClaims, action: 'todo.claims', payload }]],
      },
    ];
  });
};
