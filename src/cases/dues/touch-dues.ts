import { addMonths, monthOf, monthsBetween } from '../../domain/calendar/time.ts';
import { periodEnd } from '../../domain/dues/periods.ts';
import type { PayMode } from '../../domain/dues/periods.ts';
import type { BranchId, LocalDate, Month, PersonId } from '../../domain/ids.ts';
import type { Card } from '../../ports/store/cards.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds, touchAbout, touchOpen } from '../cards/touch.ts';
import { personOn } from '../roster/roster-on.ts';
import { touchArrears } from './arrears/touch-arrears.ts';

export interface DuesChange {
  /** Whose dues changed. */
  readonly personIds: readonly PersonId[];
  /** Which months; without them every month of the last half year, which is as far back as dues are normally paid. */
  readonly months?: readonly Month[];
}

/**
 * Everything that shows dues of these people is rendered again, after each claim, payment or reversal: the group's card of
 * the branch and of the branch that each person belongs to now, each person's own prompt, the officers' closing
 * card, their 待办 and their lists of arrears.
 */
export function touchDues(
  tx: Tx,
  branchId: BranchId,
  today: LocalDate,
  { personIds, months = lately(today) }: DuesChange,
): void {
  const branchIds = personIds.map((id) => personOn(tx, id, today)?.branch ?? branchId);
  for (const id of new Set([branchId, ...branchIds])) {
    touchGroupCards(tx, id, months);
    touchOpen(tx, cardKinds.duesMonth, `${String(id)}:`);
    touchArrears(tx, id, today);
    const day = tx.partyDays.of(id, monthOf(today));
    if (day) touchAbout(tx, cardKinds.closing, String(day.id));
  }
  for (const id of personIds) touchPrompts(tx, id, months);
}

const monthsBack = 6;

function lately(today: LocalDate): readonly Month[] {
  return monthsBetween(addMonths(monthOf(today), -monthsBack), monthOf(today));
}

function touchGroupCards(tx: Tx, branchId: BranchId, months: readonly Month[]): void {
  const chatId = tx.chats.chatOf(branchId);
  if (chatId === undefined) return;
  const mode = tx.org.branch(branchId)?.payMode ?? 'monthly';
  for (const month of withPeriodEnds(months, mode)) touch(tx, tx.cards.find(cardKinds.dues, chatId, month));
}

/** The card of a quarter stands under its last month. */
function withPeriodEnds(months: readonly Month[], mode: PayMode): readonly Month[] {
  return [...new Set(months.flatMap((month) => [month, periodEnd(month, mode)]))];
}

function touchPrompts(tx: Tx, personId: PersonId, months: readonly Month[]): void {
  const subjects = withPeriodEnds(months, 'quarterly').map((month) => `${month}:${String(personId)}`);
  for (const { accountId, relation } of tx.accounts.bindingsOfPerson(personId)) {
    const chatId = tx.accounts.account(accountId)?.privateChatId ?? undefined;
    if (relation !== 'self' || chatId === undefined) continue;
    for (const subject of subjects) touch(tx, tx.cards.find(cardKinds.ownDues, chatId, subject));
  }
}

function touch(tx: Tx, card: Card | undefined): void {
  if (card && card.state !== 'closed') tx.cards.touch(card.id);
}
