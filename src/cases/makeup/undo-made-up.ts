import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { hourMs } from '../../domain/calendar/time.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import type { BranchId } from '../../domain/ids.ts';
import { reverseEntry, standing } from '../attendance/ledger.ts';
import { plannedDay } from '../plan/steps.ts';
import { held } from '../record/record-day.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';

/**
 * 撤销 张三: 补学 that stands for the person goes before anything about the day itself. Free while the window is open and
 * as long after as any correction; later with a reason. `undefined` when there is none.
 */
export function undoMadeUp(
  call: Pick<Call, 'tx' | 'text' | 'now' | 'today' | 'actor' | 'rules'>,
  branchId: BranchId,
  person: RosterEntry,
  reason: string | null,
): string | undefined {
  const { tx, text, now, today, actor, rules } = call;
  for (const day of held(tx, branchId, today).slice(0, 2)) {
    const entry = standing(tx, day).find(({ kind, personId }) => kind === 'madeUp' && personId === person.id);
    const planned = entry && plannedDay(tx, rules, day);
    if (!planned) continue;
    const freeFor = planned.figures.correctionHours * hourMs;
    const freeUntil = Math.max(planned.steps.makeUpUntil, entry.recordedAt) + freeFor;
    if (now > freeUntil && reason === null) return text.attend.reasonNeeded(person.name);
    const about = { partyDayId: day.id, personId: person.id };
    const reasonHash = reason === null ? null : tx.attendance.keepText(reason, about);
    const by = actorRef(actor);
    reverseEntry(tx, day, entry, reasonHash, { at: now, recordedAt: now, by, via: 'officer' });
    tx.audit.append({
      at: now,
      actor: by,
      action: 'attendance.undo',
      subject: `partyday:${String(day.id)}`,
      detail: { entries: 1, reason: reasonHash },
    });
    touchBranchTodos(tx, branchId, today);
    return text.makeUp.undone(person.name, day.date);
  }
  return undefined;
}
