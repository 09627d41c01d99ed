import { lookUp, indexNames } from '../../domain/grammar/names.ts';
import type { NameMatch } from '../../domain/grammar/names.ts';
import { nameKey } from '../../domain/grammar/normalize.ts';
import { onRoster } from '../../domain/people/facts.ts';
import type { BranchId, ChatId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Tx } from '../../ports/store/store.ts';
import { reachableAccount } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';
import { candidatesIn, isUnbound } from './approvals-list.ts';
import type { Candidate } from './approvals-list.ts';
import type { BindingCall } from './binding-call.ts';
import { claimOne, claimUnclear, nameSaid } from './make-claim.ts';
import { whomActor } from './whom.ts';

/**
 * 我是张三: claims a roster name; an officer decides. The answer is the same whether the name is on a roster or not, so
 * that nobody learns from it who is a member (design §3). In a group its branches are looked through; privately the group
 * in which this account was seen, else the village named before the name.
 */
export function claimPerson(call: BindingCall, words: string): Outcome {
  const { tx, text, actor, chat } = call;
  const known = whomActor(tx, actor, call.today);
  if (known && actor.person) {
    const shown = chat.kind === 'private' || reachableAccount(tx, actor.accountId) !== undefined;
    return { reply: { text: shown ? text.binding.boundAlready(known) : text.binding.boundAlreadyHere } };
  }
  const where = whereToLook(call, words);
  if (typeof where === 'string') {
    const only = where === text.binding.claimNeedsVillage ? onlyInCounty(call, words) : undefined;
    if (!only) return { reply: { text: where } };
    return { reply: { text: text.binding.claimed }, cards: claimOne(call, only.id, only.branchId) };
  }
  return claimAmong(call, where.branchIds, where.name, where.seen);
}

/** The only one in the county who is written so, and has no account: then the village need not be said. */
function onlyInCounty({ tx, today }: BindingCall, words: string) {
  const people = tx.people.personsNamed(words.trim()).flatMap(({ id }) => {
    const state = personOn(tx, id, today);
    return state && onRoster(state) ? [{ id, branchId: state.branch }] : [];
  });
  const [only, ...others] = people;
  return only && others.length === 0 && isUnbound(tx, only.id) ? only : undefined;
}

export interface WhereToLook {
  readonly branchIds: readonly BranchId[];
  readonly name: string;
  /** The served group in which the account was seen. */
  readonly seen: ChatId | undefined;
}

/** Among which branches a name is looked for, or one sentence that says what is missing. */
export function whereToLook(call: BindingCall, words: string): WhereToLook | string {
  const { tx, text, chat } = call;
  const seen = chat.kind === 'group' ? chat.id : seenIn(call);
  if (chat.kind === 'group' && tx.chats.branchesOf(chat.id).length === 0) return text.common.noChatServed;
  const named =
    chat.kind === 'private' && !isNameIn(call, seen, words) ? namedBranches(tx, words) : undefined;
  if (named) return { branchIds: named.branches, name: named.rest, seen };
  if (seen === undefined) return text.binding.claimNeedsVillage;
  return { branchIds: tx.chats.branchesOf(seen), name: words, seen };
}

/** One of the namesakes was tapped. */
export function claimChosen(call: BindingCall, personId: PersonId): Outcome {
  const { tx, today, text } = call;
  const branchId = personOn(tx, personId, today)?.branch;
  if (branchId === undefined || call.actor.person) return { answer: { text: text.common.staleButton } };
  return { answer: { text: text.binding.claimed }, cards: claimOne(call, personId, branchId) };
}

function claimAmong(
  call: BindingCall,
  branchIds: readonly BranchId[],
  name: string,
  seen: ChatId | undefined,
): Outcome {
  const { tx, text, today, actor, chat } = call;
  const answer = { text: text.binding.claimed };
  const candidates = candidatesIn(tx, branchIds, today);
  const entries = candidates.map(({ entry }) => entry);
  const match = lookUp(name, indexNames(entries), entries);
  const known = isOfGroup(call, seen, branchIds);
  const meant = namedBy(match);
  if (match.kind === 'unique') {
    const found = candidates.find(({ personId }) => personId === match.person.id);
    if (found && isUnbound(tx, found.personId))
      return { reply: answer, cards: claimOne(call, found.personId, found.branchId) };
  }
  // Only somebody who is in the group is shown who else is called so, and only where nobody else reads it.
  if (
    match.kind === 'namesakes' &&
    known &&
    (chat.kind === 'private' || reachableAccount(tx, actor.accountId))
  ) {
    const free = candidates.filter(({ personId }) => meant.has(personId) && isUnbound(tx, personId));
    if (free.length > 0)
      return { reply: { text: text.binding.claimNamesakes, buttons: free.map(chooseRow) } };
  }
  const open = candidates.filter(({ personId }) => meant.has(personId)).map((one) => one.branchId);
  const words = { saidName: nameSaid(name), branchIds: open.length > 0 ? [...new Set(open)] : branchIds };
  return { reply: answer, cards: claimUnclear(call, words) };
}

/** Whom of the roster a name can mean. */
function namedBy(match: NameMatch): ReadonlySet<PersonId> {
  switch (match.kind) {
    case 'unique':
      return new Set([match.person.id]);
    case 'namesakes':
      return new Set(match.people.map(({ id }) => id));
    case 'homophone':
    case 'none':
      return new Set();
  }
}

function chooseRow({ label, personId }: Candidate) {
  return [{ label, action: 'iam.choose', payload: String(personId) }];
}

/**
 * Whether this account is known to be in the group of these branches: it speaks there, has tapped there, or is bound.
 * Having named the village is no proof.
 */
export function isOfGroup(
  { tx, actor, chat }: BindingCall,
  seen: ChatId | undefined,
  branchIds: readonly BranchId[],
): boolean {
  if (seen === undefined || !tx.chats.branchesOf(seen).some((id) => branchIds.includes(id))) return false;
  const isBound = actor.person !== undefined || actor.family.length > 0;
  return (
    isBound || chat.id === seen || tx.accounts.heldTaps(actor.accountId).some((tap) => tap.chatId === seen)
  );
}

/** The served group in which this account tapped or claimed, or that of its own or its relatives' branch. */
export function seenIn({ tx, actor, today }: BindingCall): ChatId | undefined {
  const seen =
    tx.accounts.pendingClaimsOf(actor.accountId).find(({ chatId }) => chatId !== null)?.chatId ??
    tx.accounts.heldTaps(actor.accountId)[0]?.chatId;
  if (seen !== undefined) return seen;
  const known = [...(actor.person ? [actor.person.id] : []), ...actor.family];
  return known.map((id) => branchChat(tx, id, today)).find((chatId) => chatId !== undefined);
}

function branchChat(tx: Tx, personId: PersonId, today: LocalDate): ChatId | undefined {
  const branchId = personOn(tx, personId, today)?.branch;
  return branchId === undefined ? undefined : tx.chats.chatOf(branchId);
}

/** A name of the group that was seen is a name, even if it begins like a village. */
function isNameIn({ tx, today }: BindingCall, seen: ChatId | undefined, words: string): boolean {
  if (seen === undefined) return false;
  const candidates = candidatesIn(tx, tx.chats.branchesOf(seen), today);
  return indexNames(candidates.map(({ entry }) => entry)).has(nameKey(words));
}

interface Named {
  readonly branches: readonly BranchId[];
  readonly rest: string;
}

/** 石桥村张三, 石桥张三, 望禾镇石桥村张三, 石桥村第一党支部张三: the longest name of a branch or village that begins the words. */
function namedBranches(tx: Tx, words: string): Named | undefined {
  const key = nameKey(words);
  const villages = new Map(tx.org.villages().map(({ id, name }) => [id, plain(name)]));
  const townships = new Map(tx.org.townships().map(({ id, name }) => [id, plain(name)]));
  let longest = '';
  let branches: BranchId[] = [];
  for (const branch of tx.org.branches()) {
    const village = villages.get(branch.villageId) ?? '';
    const own = plain(branch.name);
    for (const name of [own, own.replace(/党支部$/, ''), village, village.replace(/村$/, '')])
      for (const full of [name, `${townships.get(branch.townshipId) ?? ''}${name}`]) {
        if (name === '' || full.length < longest.length || key === full || !key.startsWith(full)) continue;
        if (full.length > longest.length) branches = [];
        longest = full;
        branches.push(branch.id);
      }
  }
  return branches.length === 0
    ? undefined
    : { branches: [...new Set(branches)], rest: key.slice(longest.length) };
}

/** As `nameKey`, for names of the roster files: to bring a county's villages into that form takes too long here. */
function plain(name: string): string {
  return name.replace(/[\s·]/g, '').toLowerCase();
}
