import type { CardRenderer } from '../../card.ts';
import { allowsOnline } from '../attendance/online.ts';
import { ownLeave, ownerOf } from './own-leave.ts';
import { ownSitting } from './own-sitting.ts';
import { partyDayOf } from './party-day-of.ts';

/** A private reminder (subject: Party day id, person, date sent). Shows what the person has answered since. */
export const reminderCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const day = partyDayOf(tx, card.subject);
  const personId = ownerOf(view);
  if (day?.state !== 'planned' || personId === undefined) return { text: text.month.notPlanned };
  const state = tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const branch = tx.org.branch(day.branchId)?.name ?? '';
  const { lines, rows } = ownLeave(view, day, personId);
  const open = day.closedAt === null && state === 'unrecorded';
  const own = ownSitting(tx, day, personId);
  const { date, time, place } = own ? { ...own, place: own.place ?? day.place } : day;
  const words = [
    text.leave.where(branch, date, time, place),
    ...(own ? [] : day.sittings.map((sitting) => text.leave.sitting(sitting))),
    ...(state === 'unrecorded' ? [] : [text.leave.you(state)]),
    ...lines,
    ...(open ? [text.remind.foot] : []),
    ...(open && allowsOnline(tx, day.branchId) ? [text.remind.online] : []),
  ];
  return { text: `${text.remind.head}${words.join('\n')}`, buttons: rows };
};
