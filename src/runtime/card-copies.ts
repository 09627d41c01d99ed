import { isLater, strayKind } from '../domain/delivery/copies.ts';
import type { Instant } from '../domain/ids.ts';
import type { Card } from '../ports/store/cards.ts';
import type { Tx } from '../ports/store/store.ts';

/**
 * The chat has the card in this message. When it has it in another one too (the first copy turned up after an officer had
 * it sent again), the card lives on in the later message, and the earlier one becomes a card of its own that says so: the
 * edit lane brings it there and tries again where it must. Repeats change nothing.
 */
export function foundMessage(
  tx: Tx,
  card: Card,
  { messageId, revision, at }: { messageId: string; revision: number; at: Instant },
): void {
  const known = card.messageId;
  if (known === null || known === messageId || isLater(messageId, known)) {
    tx.cards.sent(card.id, messageId, revision, at);
    if (known !== null && known !== messageId) retire(tx, card, known, at);
    return;
  }
  retire(tx, card, messageId, at);
}

function retire(tx: Tx, { id, chatId }: Card, messageId: string, at: Instant): void {
  const { card: stray, created } = tx.cards.ensure({
    kind: strayKind,
    chatId,
    subject: messageId,
    view: { of: id },
    at,
  });
  // The number may have been another message's before the group moved.
  const isOfOldGroup = stray.state === 'lost' && stray.messageId === null;
  if (isOfOldGroup) tx.cards.revive(stray.id);
  if (created || isOfOldGroup) tx.cards.sent(stray.id, messageId, 0, at);
}
