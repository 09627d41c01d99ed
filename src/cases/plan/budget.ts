import type { Guard } from '../../domain/delivery/guards.ts';
import type { AccountId, BranchId, ChatId, Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import { cardKinds } from '../cards/touch.ts';

/** New group messages of the bot's own accord, a chat and month (design rule 4). */
const perMonth = 3;
/** A moved or cancelled day may bring a fourth. */
export const perMonthWithMove = 4;

/** How many new messages this group may get in the month: one more where it has heard of a change. */
export function budgetGuard(tx: Tx, chatId: ChatId, month: Month): Guard & { readonly kind: 'budget' } {
  const change = tx.cards.find(cardKinds.changes, chatId, month);
  const limit = change && change.state !== 'lost' ? perMonthWithMove : perMonth;
  return { kind: 'budget', month, limit };
}

/** Unasked private messages to an officer in a month; the rest waits in 待办 (design rule 4). */
const toOfficer = 4;

/** How an unasked private card to an officer leaves: outside quiet hours, within the month's four, while the post is held. */
export function officerPrompt(
  officer: { readonly accountId: AccountId; readonly chatId: ChatId },
  branchId: BranchId,
  month: Month,
): Pick<CardRequest, 'chatId' | 'wave' | 'budgetMonth' | 'guards'> {
  return {
    chatId: officer.chatId,
    wave: true,
    budgetMonth: month,
    guards: [
      { kind: 'quiet' },
      { kind: 'officer', accountId: officer.accountId, branchId },
      { kind: 'budget', month, limit: toOfficer },
    ],
  };
}
