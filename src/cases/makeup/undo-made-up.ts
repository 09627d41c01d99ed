import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { hourMs } from '../../domain/calendar/time.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import type { AttendanceEntry } from '../../ports/store/attendance.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { reverseEntry, standing } from '../attendance/ledger.ts';
import type { LastRecord, UndoRequest } from '../attendance/undo.ts';
import { plannedDay } from '../plan/steps.ts';
import { held } from '../record/record-day.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';

/**
 * 撤销 张三: 补学 that stands for the person goes before anything about the day itself; 撤销 alone takes back the last
 * 补学 when that was the last record. Free while the window is open and as long after as any correction; later with a
 * reason. `undefined` when nothing of the kind is meant.
 */
export function undoMadeUp(
  call: Pick<Call, 'tx' | 'text' | 'now' | 'today' | 'actor' | 'rules'>,
  branchId: BranchId,
  { person, reason }: UndoRequest,
  last: LastRecord | undefined,
): string | undefined {
  const { tx, text, now, today, actor, rules } = call;
  const found = person ? ofPerson(call, held(tx, branchId, today).slice(0, 2), person.id) : whenMadeUp(last);
  const planned = found && plannedDay(tx, rules, found.day);
  const [newest] = found?.entries ?? [];
  if (!planned || !newest) return undefined;
  const { day } = planned;
  const freeFor = planned.figures.correctionHours * hourMs;
  const free = now <= Math.max(planned.steps.makeUpUntil, newest.recordedAt) + freeFor;
  if (!free && reason === null)
    return text.attend.reasonNeeded(person?.name ?? '', planned.figures.correctionHours);
  const about = { partyDayId: day.id, ...(person ? { personId: person.id } : {}) };
  const reasonHash = reason === null ? null : tx.attendance.keepText(reason, about);
  const by = actorRef(actor);
  const said = { at: now, recordedAt: now, by, via: 'officer' } as const;
  for (const entry of found.entries) reverseEntry(tx, day, entry, reasonHash, said);
  tx.audit.append({
    at: now,
    actor: by,
    action: 'attendance.undo',
    subject: `partyday:${String(day.id)}`,
    detail: { entries: found.entries.length, reason: reasonHash },
  });
  touchBranchTodos(tx, branchId, today);
  const people = tx.people.persons(found.entries.toReversed().flatMap(({ personId }) => personId ?? []));
  return text.makeUp.undone(
    people.map(({ name }) => name),
    day.date,
  );
}

interface Meant {
  readonly day: PartyDay;
  readonly entries: readonly AttendanceEntry[];
}

function ofPerson({ tx }: Pick<Call, 'tx'>, days: readonly PartyDay[], id: PersonId): Meant | undefined {
  return days
    .map((day) => ({
      day,
      entries: standing(tx, day).filter(({ kind, personId }) => kind === 'madeUp' && personId === id),
    }))
    .find(({ entries }) => entries.length > 0);
}

/** Everything written by the last act of recording, if that was make-up study. */
function whenMadeUp(last: LastRecord | undefined): Meant | undefined {
  if (last?.newest.kind !== 'madeUp') return undefined;
  return { day: last.day, entries: last.entries.filter(({ kind }) => kind === 'madeUp') };
}
