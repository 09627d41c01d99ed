import type { Guard } from '../../domain/delivery/guards.ts';
import { nextPermittedFrom } from '../../domain/calendar/quiet-hours.ts';
import { localOf, monthOf } from '../../domain/calendar/time.ts';
import type { AccountId, BranchId, ChatId, Instant, Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { CardRequest, Situation } from '../../domain/outcome.ts';
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
const perMonthToOfficer = 4;
/** One of them is kept for the closing card, without which the month does not come to its end. */
export const perMonthButClosing = perMonthToOfficer - 1;

/**
 * How an unasked private card to an officer leaves: outside quiet hours, while the post is held, and within those of the calendar
 * month in which it leaves, which is what a person feels, whatever month's Party day it is about.
 */
export function officerPrompt(
  { now, rules }: Pick<Situation, 'rules'> & { readonly now: Instant },
  officer: { readonly accountId: AccountId; readonly chatId: ChatId },
  branchId: BranchId,
  isClosing = false,
): Pick<CardRequest, 'chatId' | 'wave' | 'budgetMonth' | 'guards'> {
  const month = monthOf(localOf(nextPermittedFrom(now, rules), rules.zone).date);
  return {
    chatId: officer.chatId,
    wave: true,
    budgetMonth: month,
    guards: [
      { kind: 'quiet' },
      { kind: 'officer', accountId: officer.accountId, branchId },
      { kind: 'budget', month, limit: isClosing ? perMonthToOfficer : perMonthButClosing },
    ],
  };
}
