import { actorRef } from '../../domain/authority/actor.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { CardButton, CardContent } from '../../domain/outcome.ts';
import type { FactValues } from '../../domain/people/facts.ts';
import type { SaidChange } from '../../domain/people/person-view.ts';
import type { Branch } from '../../ports/store/org.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import type { Acting } from './acting.ts';
import { lastChange } from './last-change.ts';
import { nameToWrite } from './person-view.ts';
import { touchRoster, writeFacts } from './write-facts.ts';

/** The member whom a change is about, and how he is written. */
export interface ChangedMember {
  readonly branch: Branch;
  readonly member: RosterMember;
  /** As it is shown, and as it can be written back to the bot. */
  readonly name: string;
  readonly written: string;
}

export function changedMember(
  { tx, today }: Pick<Acting, 'tx' | 'today'>,
  branch: Branch,
  personId: RosterMember['person']['id'],
): ChangedMember | undefined {
  const roster = rosterOn(tx, branch.id, today);
  const member = roster.find(({ person }) => person.id === personId);
  if (!member) return undefined;
  return { branch, member, name: displayName(member, roster), written: nameToWrite(tx, member, roster) };
}

/** Writes the facts of an officer's change and says so. */
export function writeChange(
  { tx, now, today, text, actor }: Acting,
  { branch, member, name, written }: ChangedMember,
  from: LocalDate,
  values: Partial<FactValues>,
  said: SaidChange,
  more: readonly string[] = [],
): CardContent {
  const by = actorRef(actor);
  const id = member.person.id;
  if (!writeFacts(tx, id, values, { from, at: now, by, source: 'officer' }))
    return { text: text.people.same(name) };
  tx.audit.append({
    at: now,
    actor: by,
    action: `member.${said.verb}`,
    subject: `person:${String(id)}`,
    detail: { from, ...('review' in said ? { review: said.review } : {}) },
  });
  touchRoster(tx, branch.id, from, today);
  const lines = [text.people.changed(name, said, today), ...more, text.people.takeBack(written)];
  const last = lastChange(tx, id);
  const token = last?.kind === 'facts' ? last.token : '';
  return { text: lines.join('\n'), buttons: [[undoButton(branch.id, id, token, text)]] };
}

/** Takes back exactly this change: once another one came, the button is out of date. */
export function undoButton(
  branchId: number,
  personId: number,
  token: string,
  text: Acting['text'],
): CardButton {
  const payload = `${String(branchId)}.${String(personId)}.${token}`;
  return { label: text.people.buttonUndo, action: 'member.undo', payload };
}
