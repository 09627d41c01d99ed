import type { CardContent } from '../../domain/outcome.ts';
import type { CardId, ChatId } from '../../domain/ids.ts';
import type { Button, ChatRef, Content } from '../../ports/messenger.ts';
import type { Card } from '../../ports/store/cards.ts';
import type { Chat } from '../../ports/store/chats.ts';
import type { OutboxBody, StoredButton } from '../../ports/store/outbox.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { CardRenderers } from '../../card.ts';
import { signButton } from '../signed-data.ts';
import { momentIn } from '../world.ts';
import type { World } from '../world.ts';

/** How the messenger names the chat now. */
export function refOf(chat: Chat): ChatRef {
  const { externalId, kind, threadId } = chat;
  return { externalId, kind, ...(threadId === null ? {} : { threadId }) };
}

/** Renders the card as the store stands at this moment. */
export function renderCard(world: World, renderers: CardRenderers, tx: Tx, card: Card): Content {
  const render = renderers[card.kind];
  if (!render) throw new Error(`no renderer for cards of kind ${card.kind}`);
  const content: CardContent = render({ ...momentIn(world, tx), card });
  return signed(world.buttonKey, card.chatId, card.id, content.text, content.buttons);
}

export function messageContent(
  world: World,
  chatId: ChatId,
  body: Extract<OutboxBody, { kind: 'message' }>,
): Content {
  return signed(world.buttonKey, chatId, null, body.text, body.buttons);
}

function signed(
  key: Uint8Array,
  chatId: ChatId,
  cardId: CardId | null,
  text: string,
  rows: readonly (readonly StoredButton[])[] | undefined,
): Content {
  if (!rows || rows.length === 0) return { text };
  return { text, buttons: rows.map((row) => row.map((button) => signedButton(key, chatId, cardId, button))) };
}

function signedButton(key: Uint8Array, chatId: ChatId, cardId: CardId | null, button: StoredButton): Button {
  const { label, url, action = '', payload = '' } = button;
  if (url !== undefined) return { label, target: { url } };
  return { label, target: { data: signButton(key, chatId, { action, payload, cardId }) } };
}
