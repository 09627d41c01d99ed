import { after, hourMs } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate } from '../../domain/ids.ts';
import { neverKnown } from '../../ports/store/outbox.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchChatTodos } from './touch-chat-todos.ts';

const dayMs = 24 * hourMs;
/** Nobody can look into another's private chat: a tap of the owner may still prove it meanwhile. */
const privateMs = 2 * dayMs;
/** By then nobody remembers whether it was there, and the month whose message it was is over. */
const groupMs = 40 * dayMs;

/** Whether sending it again would still help anybody. */
export function isWorthAsking({ guards, expiresAt }: OutboxRow, now: Instant): boolean {
  const isOver = guards.some((guard) => guard.kind === 'until' && guard.instant < now);
  return !isOver && (expiresAt === null || expiresAt >= now);
}

/**
 * Ends the messages about which nobody will ever know: private ones after two days, those to a group when asking is of no
 * use any more. They count as perhaps seen; nothing is sent again, and a tap that comes after all still counts.
 */
export function endUnknown(moment: {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
}): void {
  const { tx, now } = moment;
  for (const row of tx.outbox.uncertain()) {
    const isPrivate = row.chatId !== null && tx.chats.chat(row.chatId)?.kind === 'private';
    const since = row.endedAt ?? row.createdAt;
    const isOver = isPrivate
      ? since < after(now, -privateMs)
      : !isWorthAsking(row, now) || since < after(now, -groupMs);
    if (!isOver) continue;
    tx.outbox.end(row.id, 'dropped', now, { reason: neverKnown });
    if (row.cardId !== null && tx.cards.card(row.cardId)?.messageId === null)
      tx.cards.setState(row.cardId, 'lost');
    if (row.chatId !== null && !isPrivate) touchChatTodos(moment, row.chatId);
  }
}
