import { actorRef } from '../../domain/authority/actor.ts';
import { isOfficer } from '../../domain/authority/authorize.ts';
import { indexNames, lookUp } from '../../domain/grammar/names.ts';
import type { AccountId, PersonId } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import { displayNameOf } from '../roster/display-name.ts';
import { personOn } from '../roster/roster-on.ts';
import { approvalBranches, candidatesIn } from './approvals-list.ts';
import type { Candidate } from './approvals-list.ts';
import { bindPersonToAccount } from './bind-account.ts';
import { sayKept } from './officers-word.ts';
import type { BindingCall } from './binding-call.ts';
import { newOfficerCards, officerBranch } from './new-officer.ts';

/** `/bind 姓名` as a reply: an officer says who wrote that message. Bound at once, answered by 👌. */
export function adoptAuthor(
  call: BindingCall,
  name: string,
  author: { readonly userId: string; readonly name: string } | undefined,
): Outcome {
  const { tx, text, today, actor, chat } = call;
  const words = text.binding;
  if (tx.chats.branchesOf(chat.id).length === 0) return { reply: { text: text.common.noChatServed } };
  const branchIds = approvalBranches(tx, chat.id, actor.person?.officerOf ?? []);
  if (branchIds.length === 0) return { reply: { text: text.common.noRight } };
  if (!author) return { reply: { text: words.adoptReply } };
  const candidates = candidatesIn(tx, branchIds, today);
  const entries = candidates.map(({ entry }) => entry);
  const match = lookUp(name, indexNames(entries), entries);
  const { id: accountId } = tx.accounts.ensure(chat.messenger, author.userId, author.name);
  const rows = (ids: readonly PersonId[]) =>
    candidates.filter(({ personId }) => ids.includes(personId)).map((one) => [chooseButton(one, accountId)]);
  switch (match.kind) {
    case 'none':
      return { reply: { text: words.adoptNone(name) } };
    case 'homophone':
      return {
        reply: { text: words.adoptHomophone(name, match.person.name), buttons: rows([match.person.id]) },
      };
    case 'namesakes':
      return { reply: { text: words.adoptNamesakes(name), buttons: rows(match.people.map(({ id }) => id)) } };
    case 'unique': {
      const outcome = adopt(call, accountId, match.person.id, false);
      if (!outcome.done) return { reply: outcome.reply };
      const reply = outcome.kept.length > 0 ? { reply: { text: outcome.kept.join('\n') } } : {};
      return { acknowledge: true, cards: outcome.cards, ...reply };
    }
  }
}

/** A tap under the question who it is, or [换成这个账号]. */
export function adoptChosen(call: BindingCall, payload: string, replace: boolean): Outcome {
  const { text, tx } = call;
  const [personId, accountId] = payload.split('.').map(Number);
  const outcome = adopt(call, accountId as AccountId, personId as PersonId, replace);
  if (outcome.done) {
    const name = displayNameOf(tx, personId as PersonId, call.today);
    const lines = [text.binding.adopted(name), ...outcome.kept];
    return { answer: { text: lines.join('\n'), alert: lines.length > 1 }, cards: outcome.cards };
  }
  return { reply: outcome.reply };
}

type Adopted =
  | {
      readonly done: true;
      readonly cards: NonNullable<Outcome['cards']>;
      /** What the officer had recorded and a late tap did not change. */
      readonly kept: readonly string[];
    }
  | { readonly done: false; readonly reply: NonNullable<Outcome['reply']> };

function adopt(call: BindingCall, accountId: AccountId, personId: PersonId, replace: boolean): Adopted {
  const { tx, now, today, text, actor } = call;
  const words = text.binding;
  const branchId = personOn(tx, personId, today)?.branch;
  if (branchId === undefined || !isOfficer(actor, branchId) || !tx.accounts.account(accountId))
    return { done: false, reply: { text: words.refusals.notYours } };
  // Whoever could put another account in an officer's place would have the officer's rights: that takes a slip.
  const officer = officerBranch(tx, personId, today) !== undefined;
  const bound = bindPersonToAccount(tx, {
    accountId,
    personId,
    by: actorRef(actor),
    now,
    today,
    replace: replace && !officer,
  });
  if (bound.ok) {
    const kept = sayKept(call, bound.value.kept ?? []);
    return { done: true, cards: newOfficerCards(call, personId), kept };
  }
  if (bound.reason !== 'personTaken') return { done: false, reply: { text: words.refusals[bound.reason] } };
  const name = displayNameOf(tx, personId, today);
  if (officer) return { done: false, reply: { text: words.adoptOfficerTaken(name) } };
  const payload = `${String(personId)}.${String(accountId)}`;
  const button = { label: words.buttonReplace, action: 'bind.replace', payload };
  return { done: false, reply: { text: words.adoptTaken(name), buttons: [[button]] } };
}

function chooseButton({ label, personId }: Candidate, accountId: AccountId): CardButton {
  return { label, action: 'bind.adopt', payload: `${String(personId)}.${String(accountId)}` };
}
