import type { TodoSource } from '../todo-item.ts';

/** Messages to the branch's group that may or may not have arrived: only a person can tell. */
export const uncertainSends: TodoSource = ({ tx, text }, branch) => {
  const chatId = tx.chats.chatOf(branch.id);
  return tx.outbox
    .uncertain()
    .filter((row) => chatId !== undefined && row.chatId === chatId)
    .map(({ id, body }) => {
      const payload = `${String(branch.id)}.${String(id)}`;
      return {
        line: text.todo.uncertain(text.todo.uncertainKinds[body.kind] ?? body.kind),
        rows: [
          [
            { label: text.todo.buttonSeen, action: 'todo.seen', payload },
            { label: text.todo.buttonResend, action: 'todo.resend', payload },
          ],
        ],
      };
    });
};
