import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { personOn, rosterOn } from './roster-on.ts';
import type { RosterMember } from './roster-on.ts';

type Named = Pick<RosterMember, 'person'>;

/** The name, or for namesakes in the same branch what tells them apart: 别名, else the last digits of the 编号. */
export function displayName({ person }: Named, among: readonly Named[]): string {
  const namesakes = among.filter((other) => other.person.name === person.name);
  if (namesakes.length < 2) return person.name;
  return person.alias ?? `${person.name}（${person.number.slice(-3)}）`;
}

/** {@link displayName} among those of the person's branch on that day. */
export function displayNameOf(tx: Tx, personId: PersonId, day: LocalDate): string {
  const branchId = personOn(tx, personId, day)?.branch;
  const roster = branchId === undefined ? [] : rosterOn(tx, branchId, day);
  const member = roster.find(({ person }) => person.id === personId);
  return member ? displayName(member, roster) : (tx.people.person(personId)?.name ?? '');
}
