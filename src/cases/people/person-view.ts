import type { LocalDate } from '../../domain/ids.ts';
import { distinctName } from '../../domain/grammar/names.ts';
import type { PersonView, RosterCounts } from '../../domain/people/person-view.ts';
import type { Tx } from '../../ports/store/store.ts';
import { displayName } from '../roster/display-name.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { contactOf } from './contact.ts';

/** One member as the officers see him. */
export function personView(
  tx: Tx,
  member: RosterMember,
  roster: readonly RosterMember[],
  today: LocalDate,
): PersonView {
  const { person, state } = member;
  // Only a named contact person is shown.
  const contact = state.away ? contactOf(tx, person.id, state, today, () => undefined) : undefined;
  return {
    name: displayName(member, roster),
    groupName: state.group === null ? undefined : tx.org.partyGroup(state.group)?.name,
    status: state.status,
    away: state.away,
    excused: state.excused,
    reviewDate: state.reviewDate,
    contactName: contact ? tx.people.person(contact.personId)?.name : undefined,
    bound: tx.accounts.bindingsOfPerson(person.id).some(({ relation }) => relation === 'self'),
    smartphone: person.smartphone,
    waiting: tx.changes.pendingOf(person.id).map(({ kind, from }) => ({ kind, from })),
  };
}

/** The name as it can be written to the bot and is read back: 大王军, or 王军(第2党小组) for namesakes. */
export function nameToWrite(tx: Tx, member: RosterMember, roster: readonly RosterMember[]): string {
  const { id, name, alias } = member.person;
  if (roster.filter(({ person }) => person.name === name).length < 2) return name;
  const groupName = member.state.group === null ? undefined : tx.org.partyGroup(member.state.group)?.name;
  return distinctName({
    id,
    name,
    ...(alias === null ? {} : { alias }),
    ...(groupName === undefined ? {} : { groupName }),
  });
}

export function rosterCounts(views: readonly PersonView[], expected: number): RosterCounts {
  const count = (which: (view: PersonView) => boolean) => views.filter(which).length;
  return {
    members: views.length,
    expected,
    away: count(({ away }) => away),
    excused: count(({ excused }) => excused),
    probationary: count(({ status }) => status === 'probationary'),
    bound: count(({ bound }) => bound),
  };
}
