import type { CardRenderer } from '../../card.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { checkInButtons } from './check-in-buttons.ts';
import { allowsOnline } from '../attendance/online.ts';
import { dayTally } from '../attendance/day-tally.ts';

/** The check-in card of a group on a date (subject: the date): live totals, a line a branch. Never a name. */
export const checkInCard: CardRenderer = ({ tx, card, text }) => {
  const date = card.subject as LocalDate;
  const days = tx.partyDays
    .onDate(tx.chats.branchesOf(card.chatId), date)
    .filter(({ state }) => state === 'planned');
  const [first] = days;
  const village = first && tx.org.village(tx.org.branch(first.branchId)?.villageId ?? (0 as never));
  if (!first) return { text: text.month.notPlanned };
  const closed = days.every(({ closedAt }) => closedAt !== null);
  const facts = text.month.checkIn({
    village: village?.name ?? '',
    month: first.month,
    date,
    closed,
    branches: days.map((day) => {
      const { tally, asked, reported } = dayTally(tx, day);
      return {
        name: tx.org.branch(day.branchId)?.name ?? '',
        time: day.time,
        place: day.place,
        sittings: day.sittings,
        closed: day.closedAt !== null,
        tally,
        leaveAsked: asked,
        reported: reported !== undefined,
      };
    }),
  });
  if (closed) return { text: facts };
  const online = days.some(({ branchId, closedAt }) => closedAt === null && allowsOnline(tx, branchId));
  return { text: facts, buttons: checkInButtons(text, date, online) };
};
