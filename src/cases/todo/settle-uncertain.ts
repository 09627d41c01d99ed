import type { BranchId, Instant, LocalDate, OutboxId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchChatTodos } from './touch-chat-todos.ts';

/**
 * An officer looked: the message is in the group, or it is not and may be sent again. Only a person decides that; the
 * program never repeats a message on a guess. False when the row is not uncertain any more, or not the branch's.
 */
export function settleUncertain(
  tx: Tx,
  branchId: BranchId,
  id: OutboxId,
  { seen, now, today, by }: { seen: boolean; now: Instant; today: LocalDate; by: string },
): boolean {
  const row = tx.outbox.row(id);
  if (row?.state !== 'uncertain' || row.chatId === null || row.chatId !== tx.chats.chatOf(branchId))
    return false;
  if (seen) tx.outbox.end(id, 'sent', now, { reason: 'seen by an officer' });
  else tx.outbox.putBack(id, now);
  tx.audit.append({
    at: now,
    actor: by,
    action: seen ? 'outbox.seen' : 'outbox.resend',
    subject: `outbox:${String(id)}`,
    detail: {},
  });
  touchChatTodos({ tx, today }, row.chatId);
  return true;
}
