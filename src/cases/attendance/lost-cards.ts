import type { DueOccurrence, JobCall } from '../../job.ts';
import { firstDate, localOf, monthOf } from '../../domain/calendar/time.ts';
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
  const month = monthOf(date);
  return tx.cards
    .lostBetween(cardKinds.checkIn, firstDate(month), date)
    .filter(({ chatId, subject }) => {
      if (tx.chats.chat(chatId)?.standing !== 'present') return false;
      return plannedInGroup(tx, chatId, month).some(
        (day) => day.date === subject && day.closedAt === null && lastDateOf(day) >= date,
      );
    })
    .map(({ chatId, subject, wanted }) => ({
      scope: `chat:${String(chatId)}`,
      period: subject,
      planRevision: wanted,
      dueAt: to,
    }));
}
