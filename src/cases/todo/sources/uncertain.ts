import { localOf } from '../../../domain/calendar/time.ts';
import type { OutboxRow } from '../../../ports/store/outbox.ts';
import type { TodoCardView, TodoSource } from '../todo-item.ts';
import { isWorthAsking } from '../uncertain-sends.ts';

/** Messages to the branch's group that may or may not have arrived: only a person can tell. */
export const uncertainSends: TodoSource = (view, branch) => {
  const { tx, text, now } = view;
  const chatId = tx.chats.chatOf(branch.id);
  return tx.outbox
    .uncertain()
    .filter((row) => chatId !== undefined && row.chatId === chatId && isWorthAsking(row, now))
    .map((row) => {
      const payload = `${String(branch.id)}.${String(row.id)}`;
      return {
        line: text.todo.uncertain(whatItWas(view, row), sentAt(view, row)),
        rows: [
          [
            { label: text.todo.buttonSeen, action: 'todo.seen', payload },
            { label: text.todo.buttonResend, action: 'todo.resend', payload },
          ],
        ],
      };
    });
};

function whatItWas({ tx, text }: TodoCardView, { body, cardId }: OutboxRow): string {
  const words = text.todo;
  switch (body.kind) {
    case 'card': {
      const kind = cardId === null ? undefined : tx.cards.card(cardId)?.kind;
      return words.uncertainCards[kind ?? ''] ?? words.uncertainCard;
    }
    case 'document':
      return words.uncertainFile(body.fileName);
    case 'message':
      return words.uncertainMessage(body.text);
    case 'answer':
    case 'reaction':
      return '';
  }
}

/** When it was under way. */
function sentAt({ rules }: TodoCardView, { endedAt, createdAt }: OutboxRow) {
  return localOf(endedAt ?? createdAt, rules.zone);
}
