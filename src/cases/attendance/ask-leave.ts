import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { LeaveReason, PersonAttendance } from '../../domain/attendance/state.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Catalog } from '../../text/catalog.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { recordPerson } from './ledger.ts';
import { ownDay } from './own-day.ts';

/**
 * A person asks leave, on a card of that date or on the notice of that month. One tap is enough: the reason may follow,
 * or never come. Counts as leave when an officer agrees (handbook §1.4).
 */
export function askLeave(
  call: Call,
  when: LocalDate | Month,
  reason: LeaveReason | null,
  via: 'tap' | 'text' = 'tap',
): Outcome {
  const { tx, now, today, text, actor, chat } = call;
  const own = ownDay(call, when, 'leave');
  if (!own.ok) return own.reason;
  const { day, personId } = own.value;
  const before = tx.attendance.states(day.id).get(personId);
  const settled = alreadySaid(text, before, reason);
  if (settled) return settled;
  const said = { at: now, recordedAt: now, by: actorRef(actor), via } as const;
  const entry = recordPerson(tx, day, personId, 'leave', said, reason);
  if (entry === undefined) return { answer: { text: text.month.leaveAskedAlready } };
  touchBranchTodos(tx, day.branchId, today);
  if (before !== undefined && reason !== null) return { answer: { text: text.leave.reasonNoted(reason) } };
  const words = chat.kind === 'group' ? text.leave.askedInGroup : text.month.leaveAskedNow;
  return { answer: { text: words } };
}

function alreadySaid(
  text: Catalog,
  before: PersonAttendance | undefined,
  reason: LeaveReason | null,
): Outcome | undefined {
  if (before === 'present' || before === 'online')
    return { answer: { text: text.month.leaveButPresent, alert: true } };
  if (reason !== null) return undefined;
  if (before === 'leaveAsked') return { answer: { text: text.month.leaveAskedAlready } };
  if (before === 'leaveAgreed') return { answer: { text: text.leave.agreedAlready } };
  return before === 'leaveDeferred' ? { answer: { text: text.leave.deferredAlready } } : undefined;
}
