import { actorRef } from '../../domain/authority/actor.ts';
import { isOfficer } from '../../domain/authority/authorize.ts';
import type { BranchId, ChatId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Card } from '../../ports/store/cards.ts';
import type { Audience, Chat } from '../../ports/store/chats.ts';
import { branchNames } from '../cards/registration.ts';
import type { RegistrationView } from '../cards/registration.ts';
import { cardKinds } from '../cards/touch.ts';
import { offerPlans } from '../plan/offer-plan.ts';
import { reachableAccount } from '../roster/officers.ts';
import type { BindingCall } from './binding-call.ts';
import { fitsVillage, nextStep, serveBranches } from './register-group.ts';

/** A tap on the registration card of a group, by an officer of the branch that the button speaks of. */
interface RegistrationTap extends BindingCall {
  readonly card: Card | undefined;
}

/** [第一党支部] or [都登记]. */
export function chooseBranches(call: RegistrationTap, chosen: BranchId | 'every'): Outcome {
  return answered(call, 'branch', ({ branchIds }) => {
    const mine = branchIds.filter((id) => (chosen === 'every' || id === chosen) && isOfficer(call.actor, id));
    return mine;
  });
}

/** [换到这个群]. */
export function moveHere(call: RegistrationTap): Outcome {
  return answered(call, 'move', ({ branchIds }) => branchIds);
}

/** [不换]. */
export function stayThere(call: RegistrationTap): Outcome {
  const standing = registration(call, 'move');
  if (!standing) return { answer: { text: call.text.common.staleButton } };
  advance(call, standing.card, { ...standing.view, step: 'kept' });
  return { answer: { text: call.text.binding.stayed } };
}

/** [只有党员] or [也有群众]. */
export function setAudience(call: RegistrationTap, audience: Audience): Outcome {
  if (!registration(call, 'audience')) return { answer: { text: call.text.common.staleButton } };
  recordAudience(call, call.chat, audience);
  return answered({ ...call, chat: { ...call.chat, audience } }, 'audience', ({ branchIds }) => branchIds);
}

/** Who is in the group has changed, says an officer of a branch that it serves. */
export function changeAudience(
  call: BindingCall,
  group: ChatId,
  branchId: BranchId,
  audience: Audience,
): Outcome {
  const { tx, text } = call;
  const chat = tx.chats.chat(group);
  if (!chat || tx.chats.chatOf(branchId) !== group) return { answer: { text: text.common.staleButton } };
  recordAudience(call, chat, audience);
  for (const card of tx.cards.withSubject(cardKinds.registration, ''))
    if (card.chatId === group && (card.view as RegistrationView).step === 'done') tx.cards.touch(card.id);
  return { answer: { text: text.binding.audienceNow(audience === 'mixed') } };
}

/** Goes on with the branches that the answer leaves. Taken by another group of the village meanwhile: asks again. */
function answered(
  call: RegistrationTap,
  step: 'branch' | 'move' | 'audience',
  choose: (view: RegistrationView) => readonly BranchId[],
): Outcome {
  const { tx, text, chat } = call;
  const standing = registration(call, step);
  const branchIds = standing ? choose(standing.view) : [];
  if (!standing || branchIds.length === 0 || !fitsVillage(tx, chat, branchIds))
    return { answer: { text: text.common.staleButton } };
  const next = nextStep(tx, chat, branchIds, step);
  if (next === 'done') serveBranches(call, chat, branchIds);
  advance(call, standing.card, { step: next, branchIds });
  if (next !== 'done') return {};
  const officer = reachableAccount(tx, call.actor.accountId);
  return {
    answer: { text: text.binding.registered(branchNames(tx, tx.chats.branchesOf(chat.id))) },
    cards: officer ? offerPlans(call, officer.chatId, branchIds) : [],
  };
}

function registration(
  { card, chat }: RegistrationTap,
  step: RegistrationView['step'],
): { readonly card: Card; readonly view: RegistrationView } | undefined {
  if (card?.kind !== cardKinds.registration || card.state !== 'open' || card.chatId !== chat.id)
    return undefined;
  const view = card.view as RegistrationView;
  return view.step === step ? { card, view } : undefined;
}

function advance({ tx }: RegistrationTap, card: Card, view: RegistrationView): void {
  tx.cards.setView(card.id, view);
  tx.cards.touch(card.id);
  if (view.step === 'done' || view.step === 'kept') tx.cards.setState(card.id, 'closed');
}

function recordAudience({ tx, now, actor }: BindingCall, chat: Chat, audience: Audience): void {
  tx.chats.setAudience(chat.id, audience);
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: 'group.audience',
    subject: `chat:${String(chat.id)}`,
    detail: { audience },
  });
}
