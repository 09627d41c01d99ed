import type { CardRenderer } from '../../card.ts';
import { allowsOnline } from '../attendance/online.ts';
import { relativeRows } from '../attendance/tap-relative.ts';
import { familyOf } from '../binding/bind-relative.ts';
import { checkInButtons } from './check-in-buttons.ts';
import { ownLeave, ownerOf } from './own-leave.ts';
import { partyDayOf } from './party-day-of.ts';

/** One person's check-in, where the group has villagers in it (subject: Party day id). Shown to that person alone. */
export const ownCheckInCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const day = partyDayOf(tx, card.subject);
  const personId = ownerOf(view);
  if (day?.state !== 'planned' || personId === undefined) return { text: text.month.notPlanned };
  const state = tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const branch = tx.org.branch(day.branchId)?.name ?? '';
  const leave = ownLeave(view, day, personId);
  const head = text.month.ownCheckIn(branch, day.date, day.time, day.place, state);
  const sittings = day.sittings.map((sitting) => text.leave.sitting(sitting));
  const words = [head, ...sittings, ...leave.lines].join('\n');
  if (day.closedAt !== null) return { text: words };
  const [answers = [], ...undo] = checkInButtons(text, day.date, allowsOnline(tx, day.branchId));
  const account = tx.accounts.byPrivateChat(card.chatId);
  const family = account ? relativeRows(tx, text, familyOf(tx, account.id), today, day.date) : [];
  if (state === 'unrecorded' || leave.rows.length === 0)
    return { text: words, buttons: [answers, ...undo, ...family] };
  const others = answers.filter(({ label }) => label !== text.month.buttonLeave);
  return { text: words, buttons: [others, ...leave.rows, ...family] };
};
