import { foldAttendance } from '../../domain/attendance/state.ts';
import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { CheckProblem } from '../../domain/check.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';

/** Party days follow their newest plan. */
export function checkPlans(tx: Tx): readonly CheckProblem[] {
  return tx.integrity.staleDays().map(({ branchId, month }) => ({
    kind: 'plan',
    branch: tx.org.branch(branchId)?.code ?? String(branchId),
    month,
  }));
}

/** The attendance states of a day are what its entries say. */
export function checkDay(tx: Tx, branch: Branch, day: PartyDay): readonly CheckProblem[] {
  const kept = tx.attendance.states(day.id);
  const folded = stated(foldAttendance(tx.attendance.entries(day.id)));
  const people = new Set([...kept.keys(), ...folded.keys()]);
  const differ = [...people].filter((id) => kept.get(id) !== folded.get(id)).length;
  return differ === 0 ? [] : [{ kind: 'attendance', branch: branch.code, month: day.month, people: differ }];
}

function stated(states: ReadonlyMap<PersonId, PersonAttendance>): ReadonlyMap<PersonId, PersonAttendance> {
  return new Map([...states].filter(([, state]) => state !== 'unrecorded'));
}
