import { monthOf } from '../../domain/calendar/time.ts';
import type { ChatId, LocalDate } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds, touchAbout } from '../cards/touch.ts';
import { touchBranchTodos } from './touch-branch-todos.ts';

/**
 * What the officers of a group's branches look at when it is asked whether a message arrived there: their open 待办, and the
 * closing card of the month.
 */
export function touchChatTodos(
  { tx, today }: { readonly tx: Tx; readonly today: LocalDate },
  chatId: ChatId,
): void {
  for (const branchId of tx.chats.branchesOf(chatId)) {
    touchBranchTodos(tx, branchId, today);
    const day = tx.partyDays.of(branchId, monthOf(today));
    if (day) touchAbout(tx, cardKinds.closing, String(day.id));
  }
}
