import type { BranchId } from '../../domain/ids.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Acting } from './acting.ts';
import { awayMembers, contactOf, secretaryOf } from './contact.ts';
import { touchRoster, writeFacts } from './write-facts.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { RosterMember } from '../roster/roster-on.ts';

/** Away members for whom nobody is named; the secretary himself, when away, is not one of them. */
export function unnamedAway(tx: Tx, branchId: BranchId, today: LocalDate): readonly RosterMember[] {
  const secretary = secretaryOf(tx, branchId, today);
  return awayMembers(tx, branchId, today).filter(
    ({ person, state }) =>
      person.id !== secretary && contactOf(tx, person.id, state, today, () => secretary)?.named !== true,
  );
}

/** [都由书记联系]: names the secretary for everybody who has no contact person. */
export function secretaryKeeps({ tx, now, today, text, actor }: Acting, branchId: BranchId): Outcome {
  const id = secretaryOf(tx, branchId, today);
  const secretary = id === undefined ? undefined : tx.people.person(id);
  const unnamed = unnamedAway(tx, branchId, today);
  if (!secretary || unnamed.length === 0) return { answer: { text: text.common.staleButton } };
  const by = actorRef(actor);
  for (const { person } of unnamed) {
    writeFacts(tx, person.id, { contact: secretary.number }, { from: today, at: now, by, source: 'officer' });
    const subject = `person:${String(person.id)}`;
    tx.audit.append({ at: now, actor: by, action: 'member.contact', subject, detail: { from: today } });
  }
  touchRoster(tx, branchId, today, today);
  return { answer: { text: text.people.secretaryKeeps(secretary.name, unnamed.length) } };
}
