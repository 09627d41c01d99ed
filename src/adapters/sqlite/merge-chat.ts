import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { ChatId } from '../../domain/ids.ts';
import type { Chat } from '../../ports/store/chats.ts';
import type { Db } from './connection.ts';
import { account, chat, chatBranch, claim, heldTap } from './schema/accounts.ts';
import { card, outbox } from './schema/delivery.ts';

/**
 * Moves everything that refers to `from` over to `to` and deletes `from`. Both rows are the same group: `from` was made
 * when the first update under the new name came before the news of the renaming.
 */
export function mergeChat(db: Db, from: Chat, to: Chat): void {
  moveCards(db, from.id, to.id);
  const there = { chatId: to.id };
  db.update(outbox).set(there).where(eq(outbox.chatId, from.id)).run();
  db.update(chatBranch).set(there).where(eq(chatBranch.chatId, from.id)).run();
  db.update(claim).set(there).where(eq(claim.chatId, from.id)).run();
  db.update(account).set({ privateChatId: to.id }).where(eq(account.privateChatId, from.id)).run();
  moveHeldTaps(db, from.id, to.id);
  db.delete(chat).where(eq(chat.id, from.id)).run();
  db.update(chat)
    .set({
      audience: to.audience ?? from.audience,
      threadId: from.threadId ?? to.threadId,
      standing: from.standing,
    })
    .where(eq(chat.id, to.id))
    .run();
}

/** Messages stay behind in the old chat, and their numbers belong to others in the new one: such a card is out of reach. */
export function loseCards(db: Db, id: ChatId): void {
  db.update(card)
    .set({ state: 'lost', messageId: null, sentAt: null })
    .where(and(eq(card.chatId, id), isNotNull(card.messageId)))
    .run();
}

/** Of two cards on the same subject ours stays, on the message of the other if it has one: that one is in the new chat. */
function moveCards(db: Db, from: ChatId, to: ChatId): void {
  for (const other of db.select().from(card).where(eq(card.chatId, from)).all()) {
    const ours = db
      .select()
      .from(card)
      .where(and(eq(card.kind, other.kind), eq(card.chatId, to), eq(card.subject, other.subject)))
      .get();
    if (!ours) {
      db.update(card).set({ chatId: to }).where(eq(card.id, other.id)).run();
      continue;
    }
    db.update(outbox).set({ cardId: ours.id }).where(eq(outbox.cardId, other.id)).run();
    db.delete(card).where(eq(card.id, other.id)).run();
    if (other.messageId !== null)
      db.update(card)
        .set({
          messageId: other.messageId,
          sentAt: other.sentAt,
          state: other.state,
          wanted: ours.wanted + 1,
          shown: 0,
        })
        .where(eq(card.id, ours.id))
        .run();
  }
}

function moveHeldTaps(db: Db, from: ChatId, to: ChatId): void {
  // OR IGNORE: a tap held under both names is one tap.
  db.run(sql`update or ignore ${heldTap} set chat_id = ${to} where chat_id = ${from}`);
  db.delete(heldTap).where(eq(heldTap.chatId, from)).run();
}
