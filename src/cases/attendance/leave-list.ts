import type { ButtonCall } from '../../command.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { cardKinds } from '../cards/touch.ts';
import type { LeavesView } from '../cards/leaves.ts';

/** Opens the leaves of a day one by one, or turns the page of that list. */
export function turnLeaveList({ tx, card, payload, chat, messageId }: ButtonCall): Outcome {
  const [id = '', page = '0'] = payload.split('.');
  const view: LeavesView = { page: Number(page) };
  if (card?.kind !== cardKinds.leaves)
    return {
      cards: [
        {
          kind: cardKinds.leaves,
          chatId: chat.id,
          subject: `${id}:${messageId}`,
          supersedes: `${id}:`,
          view,
        },
      ],
    };
  tx.cards.setView(card.id, view);
  tx.cards.touch(card.id);
  return {};
}
