import type { ButtonCall } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { isOfficer } from '../../domain/authority/authorize.ts';
import { monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { personOn } from '../roster/roster-on.ts';
import { contactOf, noteContact } from './contact.ts';

/** [已联系] [还没联系上]: the contact person's word, or an officer's. */
export function answerContact(call: ButtonCall, state: 'contacted' | 'notContacted'): Outcome {
  const { tx, text, payload, actor, today, now } = call;
  const [id, quarter] = payload.split('.');
  const personId = Number(id) as PersonId;
  const person = tx.people.person(personId);
  const held = person && personOn(tx, personId, today);
  if (!held?.away || quarter !== quarterOf(monthOf(today)))
    return { answer: { text: text.common.staleButton } };
  const isContact = contactOf(tx, personId, held, today)?.personId === actor.person?.id;
  if (!isContact && !isOfficer(actor, held.branch))
    return { answer: { text: text.common.noRight, alert: true } };
  const via = isContact ? 'contact' : 'officer';
  noteContact(tx, { personId, state, via, at: now, today, by: actorRef(actor) });
  const words = text.people;
  const said = state === 'contacted' ? words.contactNoted : words.notContactedNoted;
  return { answer: { text: said(person?.name ?? '') } };
}
