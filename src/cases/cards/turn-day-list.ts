import type { ButtonCall } from '../../command.ts';
import type { Outcome } from '../../domain/outcome.ts';

/** Which page of a private list is shown. */
export interface ListPage {
  readonly page: number;
}

/** Opens the private list of this kind about a day, or a branch, or turns its page. */
export function turnDayList(kind: string) {
  return ({ tx, card, payload, chat, messageId }: ButtonCall): Outcome => {
    const [id = '', page = '0'] = payload.split('.');
    const view: ListPage = { page: Number(page) };
    if (card?.kind !== kind)
      return {
        cards: [{ kind, chatId: chat.id, subject: `${id}:${messageId}`, supersedes: `${id}:`, view }],
      };
    tx.cards.setView(card.id, view);
    tx.cards.touch(card.id);
    return {};
  };
}
