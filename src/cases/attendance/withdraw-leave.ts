import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { speaksAsOfficer } from '../../domain/attendance/state.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { AttendanceEntry } from '../../ports/store/attendance.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { reverseEntry, standing } from './ledger.ts';
import { ownDay } from './own-day.ts';

/**
 * Whether an officer's word only answers leave that this entry list has asked: 同意, 再联系. It goes when the asking is
 * taken back. `entries` are about one person, newest first; what an officer said otherwise in between ends the asking.
 */
export function answersLeave(
  entries: readonly AttendanceEntry[],
  answer: AttendanceEntry,
  isAsking = ({ via }: AttendanceEntry) => !speaksAsOfficer(via),
): boolean {
  if (!isAnswer(answer)) return false;
  const before = entries.filter(({ seq }) => seq < answer.seq);
  const end = before.findIndex((entry) => speaksAsOfficer(entry.via) && !isAnswer(entry));
  return (end === -1 ? before : before.slice(0, end)).some(
    (entry) => entry.kind === 'leave' && isAsking(entry),
  );
}

function isAnswer({ kind, via }: AttendanceEntry): boolean {
  return speaksAsOfficer(via) && (kind === 'leaveAgreed' || kind === 'leaveDeferred');
}

/**
 * A person comes after all: everything that stands about the own leave is reversed, the officer's agreement too, because
 * it agreed to what is not asked any more.
 */
export function withdrawLeave(call: Call, date: LocalDate, via: 'tap' | 'text' = 'tap'): Outcome {
  const { tx, now, today, text, actor } = call;
  const own = ownDay(call, date, 'leave');
  if (!own.ok) return own.reason;
  const { day, personId } = own.value;
  const said = { at: now, recordedAt: now, by: actorRef(actor), via } as const;
  const entries = standing(tx, day).filter(
    (entry) => entry.personId === personId && /^leave/.test(entry.kind),
  );
  if (entries.length === 0) return { answer: { text: text.leave.nothingToWithdraw } };
  for (const entry of entries) reverseEntry(tx, day, entry, null, said);
  touchBranchTodos(tx, day.branchId, today);
  return { answer: { text: text.leave.withdrawn } };
}
