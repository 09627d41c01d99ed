import type { ButtonCall } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { MembersView } from '../cards/members.ts';
import { cardKinds } from '../cards/touch.ts';
import { displayName } from '../roster/display-name.ts';
import { reachableAccount } from '../roster/officers.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { ownBinding } from './own-binding.ts';

/** [解除账号] of a person's page, and its answers [解除] [不解除]. What was recorded stays. */
export function tapUnlink(call: ButtonCall): Outcome {
  const { tx, card, payload, text, today, branchIds, now, actor } = call;
  const [, person, answer] = payload.split('.');
  const personId = Number(person) as PersonId;
  const roster = branchIds.flatMap((id) => rosterOn(tx, id, today));
  const member = roster.find((one) => one.person.id === personId);
  const binding = ownBinding(tx, personId);
  if (card?.kind !== cardKinds.members || !member) return { answer: { text: text.common.staleButton } };
  const view = (card.view as MembersView | null) ?? { page: 0, personId };
  tx.cards.setView(card.id, { ...view, personId, unlinking: answer === 'ask' });
  tx.cards.touch(card.id);
  if (answer === 'ask' || answer === 'no') return {};
  if (binding?.id !== Number(answer)) return { answer: { text: text.common.staleButton } };
  tx.accounts.endBinding(binding.id, now);
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: 'account.unlinked',
    subject: `person:${String(personId)}`,
    detail: { account: binding.accountId },
  });
  const reached = reachableAccount(tx, binding.accountId);
  const words = text.people;
  return {
    answer: { text: words.unlinked(displayName(member, roster)) },
    messages: reached
      ? [{ chatId: reached.chatId, content: { text: words.unlinkedNotice }, guards: [{ kind: 'quiet' }] }]
      : [],
  };
}
