import type { RosterEntry } from '../../domain/grammar/names.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { RosterMember } from './roster-on.ts';

/** The roster as the grammar reads names against it. */
export function rosterEntries(
  tx: Tx,
  branchId: BranchId,
  roster: readonly RosterMember[],
): readonly RosterEntry[] {
  const groups = new Map(tx.org.partyGroups(branchId).map(({ id, name }) => [id, name]));
  return roster.map(({ person, state }) => {
    const groupName = state.group === null ? undefined : groups.get(state.group);
    return {
      id: person.id,
      name: person.name,
      ...(person.alias === null ? {} : { alias: person.alias }),
      ...(groupName === undefined ? {} : { groupName }),
    };
  });
}
