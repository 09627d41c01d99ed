import type { ButtonCall, Call } from '../../command.ts';
import { monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { CardRequest, Outcome } from '../../domain/outcome.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { cardKinds } from '../cards/touch.ts';
import { changesFor } from './touch-member-changes.ts';

/** [上一页] [下一页] of a list that keeps its page in its view. */
export function turnPage({ tx, card, text }: ButtonCall, page: number): Outcome {
  const paged: readonly string[] = [cardKinds.memberChanges, cardKinds.awayContacts, cardKinds.handUps];
  if (!card || !paged.includes(card.kind)) return { answer: { text: text.common.staleButton } };
  tx.cards.setView(card.id, { page });
  tx.cards.touch(card.id);
  return {};
}

/** The officer's own list of away members to contact this quarter. */
export function awayListOf({ chat, today, tapId }: ButtonCall, branchId: BranchId): Outcome {
  const prefix = `${String(branchId)}:${quarterOf(monthOf(today))}:0:`;
  return {
    cards: [
      { kind: cardKinds.awayContacts, chatId: chat.id, subject: `${prefix}${tapId}`, supersedes: prefix },
    ],
  };
}

/** What waits for this admin, as a list in the own chat (待办); `undefined` when nothing does. */
export function changesAsked({ tx, chat, today, now }: Call, admin: Overseer): CardRequest | undefined {
  if (admin.townshipId === null || changesFor(tx, admin).length === 0) return undefined;
  const township = `${String(admin.townshipId)}:`;
  const subject = `${township}${today}:${String(now)}`;
  return { kind: cardKinds.memberChanges, chatId: chat.id, subject, supersedes: township };
}
