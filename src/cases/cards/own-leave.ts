import type { CardRenderer, CardView } from '../../card.ts';
import { askedLeaves, leaveReasons } from '../../domain/attendance/leave.ts';
import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { partyDayOf } from './party-day-of.ts';

/** What a private card says and offers about its owner's leave, below everything else. */
export interface OwnLeave {
  readonly lines: readonly string[];
  readonly rows: readonly (readonly CardButton[])[];
}

/** [请假], then the reasons, which are optional, then [撤销请假]; nothing once the day is closed or the person has come. */
export function ownLeave(
  { tx, text }: Pick<CardView, 'tx' | 'text'>,
  day: PartyDay,
  personId: PersonId,
): OwnLeave {
  const state = tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const open = day.closedAt === null;
  if (state === 'unrecorded') {
    const ask = { label: text.month.buttonLeave, action: 'leave.ask', payload: day.date };
    return { lines: [], rows: open ? [[ask]] : [] };
  }
  if (!isLeave(state)) return { lines: [], rows: [] };
  const reason = askedLeaves(tx.attendance.entries(day.id)).get(personId)?.reason ?? null;
  const lines = [
    ...(reason === null ? [] : [text.leave.ownReason(reason)]),
    ...(state === 'leaveAgreed' ? [text.leave.ownAgreed] : []),
  ];
  if (!open) return { lines, rows: [] };
  const withdraw = { label: text.leave.buttonWithdraw, action: 'leave.withdraw', payload: day.date };
  if (reason !== null || state !== 'leaveAsked') return { lines, rows: [[withdraw]] };
  const because = leaveReasons.map((code) => ({
    label: text.leave.reasons[code],
    action: 'leave.because',
    payload: `${day.date}.${code}`,
  }));
  return {
    lines: [...lines, text.leave.ownReasonOptional],
    rows: [because.slice(0, 2), because.slice(2), [withdraw]],
  };
}

/** The answer to /leave in a private chat (subject: Party day id and the message). Its reasons are offered in place. */
export const ownLeaveCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const day = partyDayOf(tx, card.subject);
  const personId = ownerOf(view);
  if (day?.state !== 'planned' || personId === undefined) return { text: text.month.notPlanned };
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const state = tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const branch = tx.org.branch(day.branchId)?.name ?? '';
  const { lines, rows } = ownLeave(view, day, personId);
  const head = [text.leave.where(branch, day.date, day.time, day.place), text.leave.you(state)];
  return { text: [...head, ...lines].join('\n'), buttons: rows };
};

/** Whose private chat the card stands in. */
export function ownerOf({ tx, card }: Pick<CardView, 'tx' | 'card'>): PersonId | undefined {
  const account = tx.accounts.byPrivateChat(card.chatId);
  const own = account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'self');
  return own?.personId ?? undefined;
}

export function isLeave(state: PersonAttendance): boolean {
  return state === 'leaveAsked' || state === 'leaveAgreed' || state === 'leaveDeferred';
}
