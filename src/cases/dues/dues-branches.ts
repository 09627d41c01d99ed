import { periodEnd } from '../../domain/dues/periods.ts';
import type { ChatId, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isLeftAlone } from '../plan/condition.ts';
import { settingFor } from '../settings/effective.ts';

/** 党费卡: a card in the group, a private word to each, or nobody is asked. */
export type DuesAsking = 'card' | 'private' | 'officer';

/** Whether the branch asks for dues in that month at all: not 线下 or 转场, and by the quarter in its last month. */
export function asksForDues(tx: Tx, branch: Branch, month: Month): boolean {
  return periodEnd(month, branch.payMode) === month && !isLeftAlone(tx, branch, month);
}

/** The branches of a group whose dues stand on its card of that month. */
export function branchesOnCard(tx: Tx, chatId: ChatId, month: Month): readonly Branch[] {
  return tx.chats
    .branchesOf(chatId)
    .flatMap((id) => tx.org.branch(id) ?? [])
    .filter((branch) => asksForDues(tx, branch, month) && settingFor(tx, 'duesCard', branch) === 'card');
}
