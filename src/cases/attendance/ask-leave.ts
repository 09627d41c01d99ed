import { actorRef } from '../../domain/authority/actor.ts';
import type { LeaveReason } from '../../domain/attendance/state.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { touchOfficerTodos } from '../cards/touch-officers.ts';
import { recordPerson } from './ledger.ts';
import { ownDay } from './own-day.ts';
import type { TapCall } from './own-day.ts';

/**
 * A person asks leave, on a card of that date or on the notice of that month. One tap is enough: the reason may follow,
 * or never come. Counts as leave when an officer agrees (handbook §1.4).
 */
export function askLeave(call: TapCall, when: LocalDate | Month, reason: LeaveReason | null): Outcome {
  const { tx, now, today, text, actor } = call;
  const own = ownDay(call, when, 'leave');
  if (!own.ok) return own.reason;
  const { day, personId } = own.value;
  const before = tx.attendance.states(day.id).get(personId);
  if (before === 'present' || before === 'online')
    return { answer: { text: text.month.leaveButPresent, alert: true } };
  const said = { at: now, recordedAt: now, by: actorRef(actor), via: 'tap' } as const;
  const entry = recordPerson(tx, day, personId, 'leave', said, reason);
  if (entry !== undefined) touchOfficerTodos(tx, day.branchId, today);
  return { answer: { text: entry === undefined ? text.month.leaveAskedAlready : text.month.leaveAskedNow } };
}
