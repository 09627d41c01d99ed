import type { DueOccurrence, JobCall } from '../../job.ts';
import { localOf, monthOf } from '../../domain/calendar/time.ts';
import type { Instant } from '../../domain/ids.ts';
import { lastDateOf } from '../../domain/party-day/sittings.ts';
import { cardKinds } from '../cards/touch.ts';
import { plannedInGroup } from '../plan/group-month.ts';

/**
 * Check-in cards of today that were in the group and are not any more: the messenger gave the group a new id, or somebody
 * deleted the message. One that was never sent (dropped, or the month's messages used up) is not among them.
 */
export function lostCheckInCards(
  { tx, now, rules }: JobCall,
  { to }: { from: Instant; to: Instant },
): readonly DueOccurrence[] {
  if (to > now) return [];
  const { date } = localOf(now, rules.zone);
  return tx.chats.served().flatMap(({ chatId }): readonly DueOccurrence[] => {
    if (tx.chats.chat(chatId)?.standing !== 'present') return [];
    const open = plannedInGroup(tx, chatId, monthOf(date)).filter(
      (day) => day.closedAt === null && day.date <= date && lastDateOf(day) >= date,
    );
    return [...new Set(open.map((day) => day.date))].flatMap((period) => {
      const card = tx.cards.find(cardKinds.checkIn, chatId, period);
      if (card?.state !== 'lost' || card.shown === 0) return [];
      return [{ scope: `chat:${String(chatId)}`, period, planRevision: card.wanted, dueAt: to }];
    });
  });
}
