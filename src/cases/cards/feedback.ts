import type { CardRenderer } from '../../card.ts';
import { feedbackName } from '../../domain/feedback.ts';
import { signerOf } from '../feedback/feedback-signer.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';
import { pageButtons, pageOf } from './paging.ts';

/** Each may be a thousand characters long. */
const perPage = 3;

/** 意见 that waits for the county's word. Of an unsigned one there is nothing to show but the words. */
export const feedbackCard: CardRenderer = ({ tx, card, text, today }) => {
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const admin = adminOfChat(tx, card.chatId);
  if (admin?.townshipId !== null) return { text: text.common.noRightAdmin };
  const words = text.feedback;
  const all = tx.feedback.open();
  const shown = pageOf(all, (card.view as { page: number } | null)?.page ?? 0, perPage);
  const turn = pageButtons(shown, text, 'feedback.page', String);
  return {
    text: [
      all.length === 0 ? words.noneOpen : words.listTitle(all.length),
      ...shown.items.map((one) =>
        words.listItem(feedbackName(one), one.date, one.text, signerOf(tx, one, today)),
      ),
    ].join('\n\n'),
    buttons: [
      ...shown.items.map((one) => [
        { label: words.buttonAnswer(one.number), action: 'feedback.answer', payload: String(one.id) },
        { label: words.buttonRead(one.number), action: 'feedback.read', payload: String(one.id) },
      ]),
      ...(turn.length > 0 ? [turn] : []),
    ],
  };
};
