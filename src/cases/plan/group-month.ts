import { monthOf } from '../../domain/calendar/time.ts';
import type { BranchId, ChatId, LocalDate, Month } from '../../domain/ids.ts';
import { sitsOn } from '../../domain/party-day/sittings.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';

/** Planned Party days of these branches in a month, or with a sitting on one date: by date, then in the order of the branches. */
export function plannedFor(
  tx: Tx,
  branchIds: readonly BranchId[],
  when: Month | LocalDate,
): readonly PartyDay[] {
  const date = when.length > 7 ? (when as LocalDate) : undefined;
  const month = date === undefined ? (when as Month) : monthOf(date);
  return branchIds
    .flatMap((id) => tx.partyDays.of(id, month) ?? [])
    .filter(({ state }) => state === 'planned')
    .filter((day) => date === undefined || sitsOn(day, date))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The same for the branches that a group serves. */
export function plannedInGroup(tx: Tx, chatId: ChatId, when: Month | LocalDate): readonly PartyDay[] {
  return plannedFor(tx, tx.chats.branchesOf(chatId), when);
}
