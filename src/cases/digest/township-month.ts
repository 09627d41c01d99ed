import { lastDate } from '../../domain/calendar/time.ts';
import type { BranchMonth, TownshipMonth } from '../../domain/digest/month-facts.ts';
import type { BranchId, LocalDate, Month, VillageId } from '../../domain/ids.ts';
import type { Branch, Township } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { conditionOf } from '../plan/condition.ts';
import { boundOfficers } from '../roster/officers.ts';
import { daysByBranch, monthDay } from './month-day.ts';

/**
 * What a township's digest of the month says, branch by branch in administrative order. `villageIds`: 联系村 of the
 * reader, who sees these alone; none means the whole township.
 */
export function townshipMonth(
  tx: Tx,
  township: Township,
  month: Month,
  today: LocalDate,
  villageIds: readonly VillageId[] = [],
): TownshipMonth {
  const linkedOnly = villageIds.length > 0;
  const branches = tx.org
    .branches({ townshipId: township.id })
    .filter(({ villageId }) => !linkedOnly || villageIds.includes(villageId));
  const days = daysByBranch(tx, month);
  return {
    townshipId: township.id,
    township: township.name,
    month,
    over: today > lastDate(month),
    linkedOnly,
    branches: branches.map((branch): BranchMonth => {
      return {
        branchId: branch.id,
        label: labelOf(tx, branch, branches),
        condition: conditionOf(tx, branch, month),
        chat: chatStanding(tx, branch.id),
        officer: boundOfficers(tx, branch.id, today).length > 0,
        day: monthDay(tx, days.get(branch.id), today),
      };
    }),
  };
}

function labelOf(tx: Tx, branch: Branch, branches: readonly Branch[]): string {
  const alone = branches.every(({ id, villageId }) => id === branch.id || villageId !== branch.villageId);
  const village = alone ? tx.org.village(branch.villageId)?.name : undefined;
  return village ?? branch.name.replace(/党支部$/, '支部');
}

/** Whether the branch has a group, and the bot is in it. */
export function chatStanding(tx: Tx, branchId: BranchId): BranchMonth['chat'] {
  const chatId = tx.chats.chatOf(branchId);
  return chatId === undefined ? 'none' : (tx.chats.chat(chatId)?.standing ?? 'none');
}
