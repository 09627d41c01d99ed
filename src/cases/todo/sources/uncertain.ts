import { localOf } from '../../../domain/calendar/time.ts';
import { restoredAtIn, restoredReason } from '../../../domain/delivery/restored.ts';
import type { OutboxRow } from '../../../ports/store/outbox.ts';
import type { TodoCardView, TodoSource } from '../todo-item.ts';
import { isWorthAsking } from '../uncertain-sends.ts';
import { programFacts } from '../../../domain/program-facts.ts';

/** Messages to the branch's group that may or may not have arrived: only a person can tell. */
export const uncertainSends: TodoSource = (view, branch) => {
  const { tx, text, now } = view;
  const words = text.todo;
  const chatId = tx.chats.chatOf(branch.id);
  if (chatId === undefined) return [];
  return tx.outbox
    .uncertainIn(chatId)
    .filter((row) => isWorthAsking(row, now))
    .map((row) => {
      const payload = `${String(branch.id)}.${String(row.id)}`;
      const seen = { action: 'todo.seen', payload };
      const resend = { action: 'todo.resend', payload };
      return hasDeadTwin(view, row)
        ? {
            line: words.deadTwin(whatItWas(view, row)),
            rows: [
              [
                { label: words.buttonSendAnew, ...resend },
                { label: words.buttonLetBe, ...seen },
              ],
            ],
          }
        : {
            line: words.uncertain(whatItWas(view, row), sentAt(view, row)),
            rows: [
              [
                { label: words.buttonSeen, ...seen },
                { label: words.buttonResend, ...resend },
              ],
            ],
          };
    });
};

/**
 * A card made since the database was restored: what the lost program may have sent in its place has buttons that nobody knows
 * any more, so having seen it is no reason to keep it.
 */
function hasDeadTwin({ tx }: TodoCardView, { reason, cardId }: OutboxRow): boolean {
  const restoredAt = restoredAtIn(tx.settings.meta(programFacts.restored));
  const card = cardId === null ? undefined : tx.cards.card(cardId);
  return (
    reason === restoredReason &&
    restoredAt !== undefined &&
    card !== undefined &&
    card.createdAt >= restoredAt
  );
}

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
