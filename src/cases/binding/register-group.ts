import { actorRef } from '../../domain/authority/actor.ts';
import { isOfficer } from '../../domain/authority/authorize.ts';
import { nothing } from '../../domain/outcome.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Audience, Chat } from '../../ports/store/chats.ts';
import type { Card } from '../../ports/store/cards.ts';
import { branchNames, oneVillage } from '../cards/registration.ts';
import type { RegistrationView } from '../cards/registration.ts';
import { cardKinds } from '../cards/touch.ts';
import type { BindingCall } from './binding-call.ts';

/**
 * An officer wants this group to serve the own branch: `/bind`, or a start link with a live token. One card in the group
 * asks what is not known (which branch, move from another group, who is in it) and becomes the first-contact notice.
 * `subject` makes the card: the message that asked.
 */
export function registerGroup(call: BindingCall, group: Chat, subject: string): Outcome {
  const { tx, text, actor, now } = call;
  const words = text.binding;
  const own = actor.person?.onRoster === true ? actor.person.officerOf : [];
  if (own.length === 0) return { reply: { text: text.common.noRight } };
  dropHint(call, group);
  const served = tx.chats.branchesOf(group.id);
  const village = served[0] === undefined ? undefined : tx.org.branch(served[0])?.villageId;
  const here = own.filter((id) => village === undefined || tx.org.branch(id)?.villageId === village);
  if (here.length === 0)
    return {
      reply: { text: words.otherVillage(village === undefined ? '' : (tx.org.village(village)?.name ?? '')) },
    };
  const missing = here.filter((id) => !served.includes(id));
  if (missing.length === 0) return alreadyServed(call, group, here);
  if (missing.length === 1 && group.audience !== null && !servedElsewhere(call, group, missing)) {
    serve(call, group, missing);
    touchNotices(call, group);
    return { reply: { text: words.registered(branchNames(tx, tx.chats.branchesOf(group.id))) } };
  }
  const view: RegistrationView = { step: 'branch', branchIds: missing };
  const request = { kind: cardKinds.registration, chatId: group.id, subject };
  const { card } = tx.cards.ensure({ ...request, view, at: now });
  for (const other of tx.cards.withSubject(cardKinds.registration, ''))
    if (other.chatId === group.id && other.id !== card.id && other.state === 'open') {
      tx.cards.setState(other.id, 'closed');
      tx.cards.touch(other.id);
    }
  if (missing.length === 1) proceed(call, group, card, missing, 'move');
  return nothing;
}

/** The branches are chosen; asks the next thing that is not known, or serves them. */
function proceed(
  call: BindingCall,
  group: Chat,
  card: Card,
  branchIds: readonly BranchId[],
  from: 'move' | 'audience' | 'done',
): Outcome {
  const { tx } = call;
  if (from === 'move' && servedElsewhere(call, group, branchIds)) return show(call, card, 'move', branchIds);
  if (from !== 'done' && group.audience === null) return show(call, card, 'audience', branchIds);
  serve(call, group, branchIds);
  show(call, card, 'done', branchIds);
  tx.cards.setState(card.id, 'closed');
  touchNotices(call, group);
  return nothing;
}
