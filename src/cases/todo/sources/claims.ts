import type { TodoSource } from '../todo-item.ts';

/** Accounts in the branch's group whose owner nobody has named yet. */
export const claimsToMatch: TodoSource = ({ tx, text }, branch) => {
  const chatId = tx.chats.chatOf(branch.id);
  const count = chatId === undefined ? 0 : tx.accounts.pendingClaimsIn(chatId).length;
  if (count === 0) return [];
  const payload = String(branch.id);
  return [
    {
      line: text.todo.claims(count),
      rows: [[{ label: text.todo.buttonClaims, action: 'todo.claims', payload }]],
    },
  ];
};
