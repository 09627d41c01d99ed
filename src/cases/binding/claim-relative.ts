import { indexNames, lookUp } from '../../domain/grammar/names.ts';
import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { CardRequest, Outcome } from '../../domain/outcome.ts';
import type { HeldKind } from '../../ports/store/accounts.ts';
import { relativesDay } from '../attendance/tap-relative.ts';
import { reachableAccount } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';
import { approvalsCards } from './approvals-cards.ts';
import { candidatesIn } from './approvals-list.ts';
import type { BindingCall } from './binding-call.ts';
import { isOfGroup, whereToLook } from './claim-person.ts';
import { holdTap } from './hold-tap.ts';
import { claimUnclear, nameSaid } from './make-claim.ts';

/**
 * 我是王桂花的家人: asks to answer for a relative; an officer decides once. As with own names, the answer does not tell
 * whether somebody of that name is on a roster. What is said along with it is held with its time.
 */
export function claimRelative(call: BindingCall, words: string, said?: HeldKind): Outcome {
  const { tx, text, today, actor, chat } = call;
  const where = whereToLook(call, words);
  if (typeof where === 'string') {
    const needsVillage = where === text.binding.claimNeedsVillage;
    return { reply: { text: needsVillage ? text.family.needsVillage : where } };
  }
  const { branchIds, name, seen } = where;
  const candidates = candidatesIn(tx, branchIds, today);
  const entries = candidates.map(({ entry }) => entry);
  const match = lookUp(name, indexNames(entries), entries);
  if (match.kind === 'unique') return claimOne(call, match.person.id, said);
  const known = isOfGroup(call, seen, branchIds);
  const privately = chat.kind === 'private' || reachableAccount(tx, actor.accountId) !== undefined;
  if (match.kind === 'namesakes' && known && privately) {
    const ids = new Set(match.people.map(({ id }) => id));
    const rows = candidates
      .filter(({ personId }) => ids.has(personId))
      .map(({ label, personId }) => [{ label, action: 'iam.relative', payload: payloadOf(personId, said) }]);
    return { reply: { text: text.family.whichNamesake(name), buttons: rows } };
  }
  const named = new Set(match.kind === 'namesakes' ? match.people.map(({ id }) => id) : []);
  const open = candidates.filter(({ personId }) => named.has(personId)).map(({ branchId }) => branchId);
  const asked = open.length > 0 ? [...new Set(open)] : branchIds;
  const cards = claimUnclear(call, { relation: 'family', saidName: nameSaid(name), branchIds: asked });
  return { reply: { text: text.binding.claimed }, cards };
}

/** One of the namesakes was tapped. */
export function relativeChosen(call: BindingCall, payload: string): Outcome {
  const [personId, said] = payload.split('.');
  const { reply, ...rest } = claimOne(call, Number(personId) as PersonId, said as HeldKind | undefined);
  return reply ? { ...rest, answer: { text: reply.text } } : rest;
}

function payloadOf(personId: PersonId, said: HeldKind | undefined): string {
  return [String(personId), ...(said ? [said] : [])].join('.');
}

function claimOne(call: BindingCall, personId: PersonId, said: HeldKind | undefined): Outcome {
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
  const date = said && dateSaid(call, personId, said);
  if (said && date !== undefined && chatId !== null) {
    const tap = { accountId, chatId, date, kind: said, forPersonId: personId, at: call.now };
    cards.push(...holdTap(call, tap).cards);
  }
  return { reply: { text: text.binding.claimed }, cards };
}

/** On which date it is held. */
function dateSaid({ tx, today }: BindingCall, personId: PersonId, said: HeldKind): LocalDate | undefined {
  if (said === 'paid') return today;
  return relativesDay(tx, personId, today, said === 'leave' ? undefined : today)?.date;
}
