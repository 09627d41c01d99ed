import type { CardRenderers } from '../../src/card.ts';
import type { ChatId, Instant } from '../../src/domain/ids.ts';
import type { Content } from '../../src/ports/messenger.ts';
import type { OutboxRow } from '../../src/ports/store/outbox.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { messageContent, renderCard } from '../../src/runtime/delivery/content.ts';
import { judge } from '../../src/runtime/delivery/guards.ts';
import { momentIn } from '../../src/runtime/world.ts';
import type { World } from '../../src/runtime/world.ts';

/** A message as a phone shows it: the newest content of a card, not its history. */
export interface Shown {
  readonly chat: string;
  readonly messageId: string;
  content: Content;
}

/** What people see: every message that left, answers to taps, reactions. */
export interface Phones {
  readonly messages: readonly Shown[];
  readonly answers: ReadonlyMap<string, string>;
  readonly reactions: readonly string[];
  /** Sends and edits all that may leave now. */
  deliver(): void;
}

export function createPhones(world: World, renderers: CardRenderers): Phones {
  const messages: Shown[] = [];
  const answers = new Map<string, string>();
  const reactions: string[] = [];

  function leave(tx: Tx, row: OutboxRow, now: Instant): void {
    const { body } = row;
    if (row.chatId === null || !tx.outbox.claim(row.id)) return;
    if (body.kind === 'answer') answers.set(body.tapId, body.text);
    else if (body.kind === 'reaction') reactions.push(`${body.messageId}${body.emoji}`);
    else {
      const messageId = String(1_000 + messages.length);
      const card = row.cardId === null ? undefined : tx.cards.card(row.cardId);
      const content =
        body.kind === 'message'
          ? messageContent(world, row.chatId, body)
          : card && renderCard(world, renderers, tx, card);
      if (!content) throw new Error(`phones: cannot show a ${body.kind}`);
      messages.push({ chat: external(tx, row.chatId), messageId, content: checked(content) });
      if (card) tx.cards.sent(card.id, messageId, card.wanted, now);
      tx.outbox.end(row.id, 'sent', now, { messageId });
      return;
    }
    tx.outbox.end(row.id, 'sent', now);
  }

  function leaveAll(tx: Tx, rows: readonly OutboxRow[], now: Instant): boolean {
    let moved = false;
    for (const row of rows) {
      const verdict = judge(tx, row, now, momentIn(world, tx).rules);
      if (verdict.verdict === 'wait') continue;
      moved = true;
      if (verdict.verdict === 'go') leave(tx, row, now);
      else tx.outbox.end(row.id, 'dropped', now, { reason: verdict.reason });
    }
    return moved;
  }

  return {
    messages,
    answers,
    reactions,
    deliver() {
      world.store.write((tx) => {
        const now = world.clock.now();
        for (;;) {
          const rows = [...tx.outbox.dueAnswers(now, 100), ...tx.outbox.dueCreates(now, 100)];
          if (!leaveAll(tx, rows, now)) break;
        }
        for (const card of tx.cards.behind(now, 100)) {
          const place = external(tx, card.chatId);
          const shown = messages.find(
            ({ chat, messageId }) => chat === place && messageId === card.messageId,
          );
          if (shown) shown.content = checked(renderCard(world, renderers, tx, card));
          tx.cards.shown(card.id, card.wanted);
        }
      });
    },
  };
}

/** What the messenger would refuse. */
function checked(content: Content): Content {
  if (content.text === '' || content.text.length > 4096) throw new Error('phones: text empty or too long');
  for (const { label, target } of (content.buttons ?? []).flat()) {
    if (label === '') throw new Error('phones: a button without words');
    if ('data' in target && new TextEncoder().encode(target.data).length > 64)
      throw new Error('phones: button data too long');
  }
  if ((content.buttons ?? []).flat().length > 100) throw new Error('phones: too many buttons');
  return content;
}

function external(tx: Tx, chatId: ChatId): string {
  return tx.chats.chat(chatId)?.externalId ?? '';
}
