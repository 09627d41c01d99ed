import { actorRef } from '../../domain/authority/actor.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Chat } from '../../ports/store/chats.ts';
import type { Tx } from '../../ports/store/store.ts';
import { branchNames } from '../cards/registration.ts';
import type { RegistrationView } from '../cards/registration.ts';
import { cardKinds } from '../cards/touch.ts';
import type { BindingCall } from './binding-call.ts';
import { dropHint } from './standing.ts';

/**
 * An officer wants this group to serve the own branch: `/bind`, or a start link with a live token. One card in the group
 * asks what is not known (which branch, move from another group, who is in it) and becomes the first-contact notice.
 * `subject` names the card: the message or tap that asked.
 */
export function registerGroup(call: BindingCall, group: Chat, subject: string): Outcome {
  const { tx, text, actor, now } = call;
  const words = text.binding;
  const own = actor.person?.onRoster === true ? actor.person.officerOf : [];
  if (own.length === 0) return { reply: { text: text.common.noRight } };
  dropHint(tx, group.id, now);
  const served = tx.chats.branchesOf(group.id);
  const village = villageOf(tx, served[0]);
  const here = own.filter((id) => village === undefined || villageOf(tx, id) === village);
  if (here.length === 0) return { reply: { text: words.otherVillage(villageName(tx, village)) } };
  const missing = inOrder(tx, here).filter((id) => !served.includes(id));
  if (missing.length === 0) return alreadyServed(call, group, here);
  const step = missing.length > 1 ? 'branch' : nextStep(tx, group, missing, 'branch');
  if (step === 'done') {
    serveBranches(call, group, missing);
    return { reply: { text: words.registered(branchNames(tx, tx.chats.branchesOf(group.id))) } };
  }
  const view: RegistrationView = { step, branchIds: missing };
  return { cards: [{ kind: cardKinds.registration, chatId: group.id, subject, view, supersedes: '' }] };
}

/** What is to be asked after `step` has been answered for these branches. */
export function nextStep(
  tx: Tx,
  group: Chat,
  branchIds: readonly BranchId[],
  after: 'branch' | 'move' | 'audience',
): RegistrationView['step'] {
  if (after === 'branch' && branchIds.some((id) => servedElsewhere(tx, group, id))) return 'move';
  return after !== 'audience' && group.audience === null ? 'audience' : 'done';
}

/** From now on the group serves these branches; steps of the month that are past are not caught up. */
export function serveBranches(
  { tx, now, actor }: BindingCall,
  group: Chat,
  branchIds: readonly BranchId[],
): void {
  for (const branchId of branchIds) {
    const from = tx.chats.chatOf(branchId) ?? null;
    if (from === group.id) continue;
    tx.chats.serve(group.id, branchId, now);
    tx.audit.append({
      at: now,
      actor: actorRef(actor),
      action: 'group.registered',
      subject: `branch:${String(branchId)}`,
      detail: { chat: group.id, from },
    });
    for (const chatId of from === null ? [group.id] : [group.id, from]) touchNotices(tx, chatId);
  }
}

/** A group belongs to one village (design §2). */
export function fitsVillage(tx: Tx, group: Chat, branchIds: readonly BranchId[]): boolean {
  const villages = [...tx.chats.branchesOf(group.id), ...branchIds].map((id) => villageOf(tx, id));
  return new Set(villages).size === 1;
}

/** First-contact notices name the branches that the group serves. */
function touchNotices(tx: Tx, groupId: Chat['id']): void {
  for (const card of tx.cards.withSubject(cardKinds.registration, ''))
    if (card.chatId === groupId && (card.view as RegistrationView).step === 'done') tx.cards.touch(card.id);
}

/** Nothing to register; but who is in the group may have changed. */
function alreadyServed({ tx, text }: BindingCall, group: Chat, here: readonly BranchId[]): Outcome {
  const words = text.binding;
  const payload = `${String(here[0])}.${String(group.id)}`;
  const buttons = [
    [
      { label: words.buttonMembers, action: 'bind.nowMembers', payload },
      { label: words.buttonMixed, action: 'bind.nowMixed', payload },
    ],
  ];
  return {
    reply: { text: words.registeredAlready(branchNames(tx, tx.chats.branchesOf(group.id))), buttons },
  };
}

function servedElsewhere(tx: Tx, group: Chat, branchId: BranchId): boolean {
  const chatId = tx.chats.chatOf(branchId);
  return chatId !== undefined && chatId !== group.id;
}

/** Branches always stand in administrative order. */
function inOrder(tx: Tx, branchIds: readonly BranchId[]): readonly BranchId[] {
  return tx.org.branches().flatMap(({ id }) => (branchIds.includes(id) ? [id] : []));
}

function villageOf(tx: Tx, branchId: BranchId | undefined) {
  return branchId === undefined ? undefined : tx.org.branch(branchId)?.villageId;
}

function villageName(tx: Tx, id: ReturnType<typeof villageOf>): string {
  return id === undefined ? '' : (tx.org.village(id)?.name ?? '');
}
