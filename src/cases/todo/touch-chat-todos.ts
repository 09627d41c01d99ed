import type { ChatId, LocalDate } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds, touchAbout } from '../cards/touch.ts';
import { touchBranchTodos } from './touch-branch-todos.ts';

/** The coming one may be planned already, and a doubt may outlast the month. */
const recentDays = 3;

/**
 * What the officers of a group's branches look at when it is asked, or asked no more, whether a message arrived there: their
 * open 待办, and the closing cards of the last days.
 */
export function touchChatTodos(
  { tx, today }: { readonly tx: Tx; readonly today: LocalDate },
  chatId: ChatId,
): void {
  for (const branchId of tx.chats.branchesOf(chatId)) {
    touchBranchTodos(tx, branchId, today);
    for (const day of tx.partyDays.history(branchId, recentDays))
      touchAbout(tx, cardKinds.closing, String(day.id));
  }
}
