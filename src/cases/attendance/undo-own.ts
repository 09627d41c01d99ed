import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { EntryVia } from '../../domain/attendance/state.ts';
import { speaksAsOfficer } from '../../domain/attendance/state.ts';
import type { LocalDate, Month, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { touchDay } from '../cards/touch.ts';
import { plannedFor, plannedInGroup } from '../plan/group-month.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { reverseEntry, standing } from './ledger.ts';
import { answersLeave } from './withdraw-leave.ts';

/**
 * [点错了，撤销]: takes back what somebody tapped or wrote about themselves, from the tap to the closing. An officer's
 * word is the officer's to change, but 同意 and 再联系 only answer what was asked, and go with it. What an unknown account tapped is dropped as if it had not been.
 */
export function undoOwn(
  call: Call,
  when: LocalDate | Month | undefined,
  via: 'tap' | 'text' = 'tap',
): Outcome {
  const { tx, text, actor } = call;
  if (!actor.person) return undoHeld(call, when);
  const [day] = when === undefined ? [] : plannedFor(tx, [actor.person.branchId], when);
  if (!day) return { answer: { text: text.checkIn.undoNothing } };
  return undoFor(call, day, actor.person.id, via);
}

/** Takes back what a person, or a relative on the person's behalf, has said; answers with what holds now. */
function undoFor(call: Call, day: PartyDay, personId: PersonId, via: EntryVia): Outcome {
  const { tx, now, today, text, actor } = call;
  const stateNow = () => tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  if (day.closedAt !== null) return { answer: { text: text.checkIn.undoClosed, alert: true } };
  const entries = standing(tx, day).filter((entry) => entry.personId === personId && entry.kind !== 'madeUp');
  const officers = entries.findIndex((entry) => speaksAsOfficer(entry.via) && !answersLeave(entries, entry));
  // Newest first: what stands before an officer's word was set aside by it.
  const own = officers === -1 ? entries : entries.slice(0, officers);
  if (own.length === 0) {
    if (officers === -1) return { answer: { text: text.checkIn.undoNothing } };
    return { answer: { text: text.checkIn.undoOfficers(stateNow()), alert: true } };
  }
  const said = { at: now, recordedAt: now, by: actorRef(actor), via };
  for (const entry of own) reverseEntry(tx, day, entry, null, said);
  if (own.some(({ kind }) => kind === 'leave')) touchBranchTodos(tx, day.branchId, today);
  return { answer: { text: text.checkIn.undone(stateNow()) } };
}

/** What was tapped about coming on that date; without one, whatever is held. */
function undoHeld(call: Call, when: LocalDate | Month | undefined): Outcome {
  const { tx, text, actor, chat } = call;
  const taps = tx.accounts.heldTaps(actor.accountId).filter(({ chatId, date, kind, forPersonId }) => {
    const here = chat.kind === 'private' || chatId === chat.id;
    const meant = when === undefined || (date.startsWith(when) && kind !== 'paid');
    return here && meant && forPersonId === null;
  });
  if (taps.length === 0) return { answer: { text: text.checkIn.undoNothing } };
  const coming = taps.filter(({ kind }) => kind !== 'paid');
  const days = new Set(coming.flatMap(({ chatId, date }) => plannedInGroup(tx, chatId, date)));
  const open = [...days].filter(({ closedAt }) => closedAt === null);
  if (coming.length === taps.length && open.length === 0)
    return { answer: { text: text.checkIn.undoClosed, alert: true } };
  for (const { id } of taps) tx.accounts.withdrawHeldTap(id);
  for (const day of days) touchDay(tx, day);
  return { answer: { text: text.checkIn.undoneHeld } };
}
