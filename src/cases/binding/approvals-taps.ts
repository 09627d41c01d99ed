import { actorRef } from '../../domain/authority/actor.ts';
import type { BranchId, ClaimId, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Card } from '../../ports/store/cards.ts';
import { approvalsGroup, firstView } from '../cards/approvals.ts';
import type { ApprovalsView } from '../cards/approvals.ts';
import { cardKinds } from '../cards/touch.ts';
import { displayNameOf } from '../roster/display-name.ts';
import { approvalBranches } from './approvals-list.ts';
import { approveAll, approveClaim } from './approve-claim.ts';
import type { Approved } from './approve-claim.ts';
import { endRelative } from './bind-relative.ts';
import type { BindingCall } from './binding-call.ts';
import { declineClaim } from './decline-claim.ts';
import { sayKept } from './officers-word.ts';

/** A tap on an officer's list of unknown accounts. */
interface ListTap extends BindingCall {
  readonly card: Card | undefined;
}

/** A branch of the list for which the tapper is an officer, so that the right is looked at first. */
export function listBranch({ tx, card, actor }: ListTap): BranchId | undefined {
  if (card?.kind !== cardKinds.approvals) return undefined;
  return approvalBranches(tx, approvalsGroup(card.subject), actor.person?.officerOf ?? [])[0];
}

/** Turns pages, opens and closes the names for one account. */
export function showList({ tx, card }: ListTap, view: ApprovalsView): Outcome {
  if (card) {
    tx.cards.setView(card.id, view);
    tx.cards.touch(card.id);
  }
  return {};
}

/** [全部同意]. */
export function agreeToAll(call: ListTap, payload: string): Outcome {
  const [group, upTo, seen = ''] = payload.split('.');
  const groupId = approvalsGroup(`${String(group)}:`);
  const approved = approveAll(call, groupId, Number(upTo) as ClaimId, seen);
  showList(call, firstView);
  if (!approved.ok) return { answer: { text: call.text.binding.listChanged, alert: true } };
  const { count, cards, kept } = approved.value;
  return answered(call, call.text.binding.approvedAll(count), { cards, kept });
}

/** A name chosen for an account. */
export function chooseMember(call: ListTap, claimId: ClaimId, personId: PersonId): Outcome {
  const { tx, text } = call;
  const accountId = tx.accounts.claim(claimId)?.accountId;
  const account = accountId === undefined ? undefined : tx.accounts.account(accountId);
  const relation = tx.accounts.claim(claimId)?.relation;
  const approved = approveClaim(call, claimId, personId);
  if (!approved.ok) {
    if (approved.reason === 'settled') showList(call, firstView);
    return { answer: { text: text.binding.refusals[approved.reason], alert: true } };
  }
  showList(call, firstView);
  const name = displayNameOf(tx, personId, call.today);
  const shown = account?.displayName.slice(0, 32) ?? '';
  const words = relation === 'family' ? text.family.approved : text.binding.approved;
  return answered(call, words(shown, name), approved.value);
}

/** An alert where a late tap did not count: that is to be read in peace. */
function answered(call: ListTap, said: string, { cards, kept }: Approved): Outcome {
  const lines = sayKept(call, kept);
  return { answer: { text: [said, ...lines].join('\n'), alert: lines.length > 0 }, cards };
}

/** [不是本支部的]. */
export function declineAccount(call: ListTap, claimId: ClaimId): Outcome {
  const relation = call.tx.accounts.claim(claimId)?.relation;
  const declined = declineClaim(call, claimId);
  showList(call, firstView);
  const words = call.text.binding;
  const said = relation === 'family' ? call.text.family.declined : words.declined;
  return declined.ok
    ? { answer: { text: said }, cards: declined.value }
    : { answer: { text: words.refusals.settled } };
}

/** [解除]: an account does not answer for this relative any more. */
export function endFamily(call: ListTap, personId: PersonId, bindingId: number): Outcome {
  const { tx, text, now, actor, card } = call;
  const binding = tx.accounts.bindingsOfPerson(personId).find(({ id }) => id === bindingId);
  if (!binding || !endRelative(tx, personId, bindingId, { by: actorRef(actor), now }))
    return { answer: { text: text.common.staleButton } };
  if (card) tx.cards.touch(card.id);
  const account = tx.accounts.account(binding.accountId)?.displayName.slice(0, 32) ?? '';
  return { answer: { text: text.family.ended(account, tx.people.person(personId)?.name ?? '') } };
}
