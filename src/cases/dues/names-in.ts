import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';

/** How to call people of a branch, namesakes told apart; whoever has left by the bare name. */
export function namesIn(tx: Tx, branchId: BranchId, day: LocalDate): (id: PersonId) => string {
  const roster = rosterOn(tx, branchId, day);
  return (id) => {
    const member = roster.find(({ person }) => person.id === id);
    return member ? displayName(member, roster) : (tx.people.person(id)?.name ?? '');
  };
}
