import { holdsOffice } from '../../domain/authority/actor.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { BindingCall } from './binding-call.ts';
import { groupLinkButton } from './group-link.ts';
import { whomActor } from './whom.ts';

/** The county as it is named to people. */
export function countyName({ tx, text }: Pick<BindingCall, 'tx' | 'text'>): string {
  return tx.org.countyName() ?? text.binding.unnamedCounty;
}

/** First contact (design rule 11): who runs this, what is kept, how to leave; and what to do next. */
export function welcome(call: BindingCall): Outcome {
  const { tx, text, actor, today } = call;
  const known = whomActor(tx, actor, today);
  const invite = groupLinkButton(call, actor.person?.officerOf ?? []);
  const lines = [
    ...(known ? [text.binding.boundAlready(known)] : []),
    text.binding.welcome(countyName(call)),
    nextSteps(call),
    ...(invite ? [text.binding.inviteGroup] : []),
  ];
  return { reply: { text: lines.join('\n\n'), ...(invite ? { buttons: [[invite]] } : {}) } };
}

/** The three things that this person most often needs. */
function nextSteps({ actor, text }: BindingCall): string {
  if (holdsOffice(actor)) return text.binding.nextOfficer;
  if (actor.admin) return actor.admin.townshipId === null ? text.binding.nextCounty : text.binding.nextAdmin;
  return actor.person ? text.binding.nextMember : text.binding.nextUnbound;
}
