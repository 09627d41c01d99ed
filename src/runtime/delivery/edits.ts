import { afterFault } from '../../domain/delivery/policy.ts';
import type { CardId, Instant } from '../../domain/ids.ts';
import { MessengerError } from '../../ports/messenger.ts';
import type { ChatRef, Content } from '../../ports/messenger.ts';
import { thrownFacts } from '../../ports/thrown-facts.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { CardRenderers } from '../../card.ts';
import type { World } from '../world.ts';
import { refOf, renderCard } from './content.ts';

interface PreparedEdit {
  readonly cardId: CardId;
  readonly ref: ChatRef;
  readonly messageId: string;
  readonly content: Content;
  /** Card revision that the content shows: what is asked for meanwhile is another edit. */
  readonly revision: number;
}

/** Renders the card as it stands now. `undefined` when it cannot be edited any more. */
export function prepareEdit(
  world: World,
  renderers: CardRenderers,
  cardId: CardId,
): PreparedEdit | undefined {
  return world.store.read((tx): PreparedEdit | undefined => {
    const card = tx.cards.card(cardId);
    const chat = card && tx.chats.chat(card.chatId);
    if (!card || chat?.standing !== 'present' || card.messageId === null) return undefined;
    const content = renderCard(world, renderers, tx, card);
    return { cardId, ref: refOf(chat), messageId: card.messageId, content, revision: card.wanted };
  });
}

/**
 * Edits, and resolves to how what the card shows now is written down. May repeat freely: the same content again is a success.
 * Never rejects.
 */
export async function sendEdit(
  world: World,
  edit: PreparedEdit,
  attempts: number,
): Promise<(tx: Tx) => 'shown' | 'again'> {
  try {
    await world.messenger.edit(edit.ref, edit.messageId, edit.content);
    return (tx) => {
      tx.cards.shown(edit.cardId, edit.revision);
      return 'shown';
    };
  } catch (error) {
    return (tx) => settleFailure(world, tx, edit, attempts, error);
  }
}

function settleFailure(
  world: World,
  tx: Tx,
  edit: PreparedEdit,
  attempts: number,
  error: unknown,
): 'shown' | 'again' {
  const fault = error instanceof MessengerError ? error.fault : ({ kind: 'rejected' } as const);
  if (!(error instanceof MessengerError))
    world.log.error('edit.bug', { card: edit.cardId, ...thrownFacts(error) });
  const next = afterFault('edit', fault, attempts);
  world.log.warn('edit.fault', { card: edit.cardId, fault: fault.kind, then: next.then });
  const card = tx.cards.card(edit.cardId);
  if (!card) return 'shown';
  switch (next.then) {
    case 'retry':
      tx.cards.postpone(edit.cardId, (world.clock.now() + next.afterMs) as Instant);
      return 'again';
    case 'migrate':
      tx.chats.migrate(card.chatId, next.toExternalId);
      return 'again';
    case 'leave':
      tx.chats.setStanding(card.chatId, 'left');
      return 'shown';
    case 'end':
      tx.cards.setState(edit.cardId, 'lost');
      return 'shown';
  }
}
