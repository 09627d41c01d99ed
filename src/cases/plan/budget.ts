import type { Guard } from '../../domain/delivery/guards.ts';
import type { AccountId, BranchId, ChatId, Month } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { CardRequest } from '../../domain/outcome.ts';

/** New group messages of the bot's own accord, a chat and month (design rule 4). */
const perMonth = 3;
/** A moved or cancelled day may bring a fourth. */
const perMonthWithMove = 4;

export function budgetGuard(tx: Tx, day: PartyDay, sittingsMoved = false): Guard {
  const revisions = tx.partyDays.revisions(day.id);
  const moved =
    sittingsMoved || revisions.some(({ date, state }) => date !== day.date || state !== day.state);
  return { kind: 'budget', month: day.month, limit: moved ? perMonthWithMove : perMonth };
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
