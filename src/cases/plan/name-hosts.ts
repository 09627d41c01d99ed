import type { Call } from '../../command.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import { distinctName, matchName } from '../../domain/grammar/names.ts';
import type { PlanReading } from '../../domain/grammar/plan-reading.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';

/** Whom 主持 and 记录 name on the roster; a name that is not clear is refused in one sentence. */
export function hostsNamed(
  { tx, text }: Pick<Call, 'tx' | 'text'>,
  branchId: BranchId,
  day: LocalDate,
  { chair, recorder }: Pick<PlanReading, 'chair' | 'recorder'>,
): Decision<{ readonly chairId?: PersonId; readonly recorderId?: PersonId }, string> {
  if (chair === undefined && recorder === undefined) return accept({});
  const entries = rosterEntries(tx, branchId, rosterOn(tx, branchId, day));
  const find = (name: string): Decision<PersonId, string> => {
    const match = matchName(name, entries);
    switch (match.kind) {
      case 'unique':
        return accept(match.person.id);
      case 'namesakes':
        return refuse(text.month.planHostUnclear(name, match.people.map(distinctName)));
      case 'homophone':
        return refuse(text.month.planHostUnclear(name, [distinctName(match.person)]));
      case 'none':
        return refuse(text.month.planUnknownHost(name));
    }
  };
  const found = {
    chair: chair === undefined ? undefined : find(chair),
    recorder: recorder === undefined ? undefined : find(recorder),
  };
  for (const one of [found.chair, found.recorder]) if (one && !one.ok) return one;
  return accept({
    ...(found.chair?.ok === true && { chairId: found.chair.value }),
    ...(found.recorder?.ok === true && { recorderId: found.recorder.value }),
  });
}
