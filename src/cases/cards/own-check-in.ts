import type { CardRenderer } from '../../card.ts';
import type { PartyDayId } from '../../domain/ids.ts';
import { allowsOnline } from '../attendance/online.ts';
import { checkInButtons } from './check-in-buttons.ts';

/** One person's check-in, where the group has villagers in it (subject: Party day id). Shown to that person alone. */
export const ownCheckInCard: CardRenderer = ({ tx, card, text }) => {
  const day = tx.partyDays.partyDay(Number(card.subject) as PartyDayId);
  const account = tx.accounts.byPrivateChat(card.chatId);
  const own = account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'self');
  if (day?.state !== 'planned' || own?.personId === undefined || own.personId === null)
    return { text: text.month.notPlanned };
  const state = tx.attendance.states(day.id).get(own.personId) ?? 'unrecorded';
  const branch = tx.org.branch(day.branchId)?.name ?? '';
  const words = text.month.ownCheckIn(branch, day.date, day.time, day.place, state);
  if (day.closedAt !== null) return { text: words };
  return { text: words, buttons: checkInButtons(text, day.date, allowsOnline(tx, day.branchId)) };
};
