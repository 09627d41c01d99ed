import { actorRef } from '../../domain/authority/actor.ts';
import { nameKey } from '../../domain/grammar/normalize.ts';
import type { CardContent } from '../../domain/outcome.ts';
import { groupNumber } from '../../domain/roster/group-number.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { Acting } from './acting.ts';
import { writeChange } from './changed.ts';
import type { ChangedMember } from './changed.ts';
import { touchRoster } from './write-facts.ts';

/** 党小组: one that the branch has; 二组, 2组 and 第2党小组 are the same. */
export function changeGroup(acting: Acting, one: ChangedMember, said: string): CardContent {
  const { tx, text, today } = acting;
  const groups = tx.org.partyGroups(one.branch.id);
  const wanted = groupNumber(said);
  const group =
    groups.find(({ name }) => nameKey(name) === nameKey(said)) ??
    groups.find(({ name }) => wanted !== undefined && groupNumber(name) === wanted);
  if (!group)
    return {
      text: text.people.groupUnknown(
        said,
        groups.map(({ name }) => name),
      ),
    };
  return writeChange(acting, one, today, { group: group.id }, { verb: 'group', value: group.name });
}

/** 别名 is the person's own, without a date. It must not be anybody else's name or alias. */
export function changeAlias(acting: Acting, one: ChangedMember, alias: string | null): CardContent {
  const { tx, text, today, now, actor } = acting;
  const { person } = one.member;
  const taken =
    alias !== null &&
    rosterOn(tx, one.branch.id, today).some(
      (other) =>
        other.person.id !== person.id &&
        [other.person.name, other.person.alias ?? ''].some((name) => nameKey(name) === nameKey(alias)),
    );
  if (taken) return { text: text.people.aliasTaken(alias) };
  if (person.alias === alias) return { text: text.people.same(one.name) };
  tx.people.putPerson({ ...person, alias });
  const subject = `person:${String(person.id)}`;
  tx.audit.append({ at: now, actor: actorRef(actor), action: 'member.alias', subject, detail: {} });
  touchRoster(tx, one.branch.id, today, today);
  const said = text.people.changed(person.name, { verb: 'alias', value: alias }, today);
  return { text: alias === null ? said : `${said}\n${text.people.aliasBack(alias)}` };
}
