import { indexNames, lookUp } from '../../domain/grammar/names.ts';
import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { CardRequest, Outcome } from '../../domain/outcome.ts';
import type { HeldKind } from '../../ports/store/accounts.ts';
import { plannedInGroup } from '../plan/group-month.ts';
import { reachableAccount } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';
import { approvalsCards } from './approvals-cards.ts';
import { candidatesIn } from './approvals-list.ts';
import type { BindingCall } from './binding-call.ts';
import { whereToLook } from './claim-person.ts';
import { holdTap, openClaim } from './hold-tap.ts';

/** What was said on the relative's behalf together with the claim: 替王桂花签到. */
export interface SaidFor {
  readonly kind: HeldKind;
  readonly date: LocalDate;
}

/**
 * 我是王桂花的家人: asks to answer for a relative; an officer decides once. As with own names, the answer does not tell
 * whether somebody of that name is on a roster. What is said along with it is held with its time.
 */
export function claimRelative(call: BindingCall, words: string, said?: SaidFor): Outcome {
  const { tx, text, today, actor, chat } = call;
  const where = whereToLook(call, words);
  if (typeof where === 'string') return { reply: { text: where } };
  const { branchIds, name, seen } = where;
  const candidates = candidatesIn(tx, branchIds, today);
  const entries = candidates.map(({ entry }) => entry);
  const match = lookUp(name, indexNames(entries), entries);
  if (match.kind === 'unique') return claimOne(call, match.person.id, said);
  const known = seen !== undefined && tx.chats.branchesOf(seen).some((id) => branchIds.includes(id));
  const privately = chat.kind === 'private' || reachableAccount(tx, actor.accountId) !== undefined;
  if (match.kind === 'namesakes' && known && privately) {
    const ids = new Set(match.people.map(({ id }) => id));
    const rows = candidates
      .filter(({ personId }) => ids.has(personId))
      .map(({ label, personId }) => [{ label, action: 'iam.relative', payload: payloadOf(personId, said) }]);
    return { reply: { text: text.family.whichNamesake(name), buttons: rows } };
  }
  const cards = known ? openClaim(call, actor.accountId, seen, 'family') : [];
  return { reply: { text: text.binding.claimed }, cards };
}

/** One of the namesakes was tapped. */
export function relativeChosen(call: BindingCall, payload: string): Outcome {
  const [personId, kind, date] = payload.split('.');
  const said = kind && date ? { kind: kind as HeldKind, date: date as LocalDate } : undefined;
  const { reply, ...rest } = claimOne(call, Number(personId) as PersonId, said);
  return reply ? { ...rest, answer: { text: reply.text } } : rest;
}

function payloadOf(personId: PersonId, said: SaidFor | undefined): string {
  return [String(personId), ...(said ? [said.kind, said.date] : [])].join('.');
}

function claimOne(call: BindingCall, personId: PersonId, said: SaidFor | undefined): Outcome {
  const { tx, text, today, actor } = call;
  const branchId = personOn(tx, personId, today)?.branch;
  if (branchId === undefined) return { reply: { text: text.common.staleButton } };
  if (actor.person?.id === personId) return { reply: { text: text.family.isYou } };
  const name = tx.people.person(personId)?.name ?? '';
  if (actor.family.includes(personId)) return { reply: { text: text.family.mayAlready(name) } };
  const chatId = tx.chats.chatOf(branchId) ?? null;
  const { accountId } = actor;
  const pending = tx.accounts.pendingClaimsOf(accountId).filter(({ relation }) => relation === 'family');
  const nameless = pending.find((claim) => claim.chatId === chatId && claim.personId === null);
  if (nameless) tx.accounts.nameClaim(nameless.id, personId, 'family');
  else if (!pending.some((claim) => claim.personId === personId))
    tx.accounts.addClaim({ accountId, chatId, personId, relation: 'family', at: call.now });
  const cards: CardRequest[] = [...approvalsCards(call, chatId, [branchId])];
  if (said && chatId !== null) {
    const open = plannedInGroup(tx, chatId, said.date).some(
      (day) => day.branchId === branchId && day.closedAt === null,
    );
    if (open)
      cards.push(...holdTap(call, { accountId, chatId, ...said, forPersonId: personId, at: call.now }).cards);
  }
  return { reply: { text: text.binding.claimed }, cards };
}
