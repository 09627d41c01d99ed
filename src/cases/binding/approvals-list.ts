import { createHash } from 'node:crypto';
import { distinctName, indexNames } from '../../domain/grammar/names.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import { nameKey } from '../../domain/grammar/normalize.ts';
import type { BranchId, ChatId, ClaimId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Claim } from '../../ports/store/accounts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { claimsIn, openBranches } from './refresh-approvals.ts';

/** An unknown account in an officer's list. */
export interface ListedClaim {
  readonly claim: Claim;
  /** Display name of the account; may be empty. */
  readonly account: string;
  /** The only member without an account who is written exactly so, or whom the account has named. */
  readonly suggestion: Candidate | undefined;
}

/** Somebody of the roster who can be told apart from the others. */
export interface Candidate {
  readonly personId: PersonId;
  readonly branchId: BranchId;
  readonly name: string;
  /** The name; for namesakes with 别名, Party group or the end of the number. */
  readonly label: string;
}

export interface ApprovalsList {
  readonly claims: readonly ListedClaim[];
  /** Members without an account in the branches that this officer answers for, by number. */
  readonly offered: readonly Candidate[];
  /** All members there: a relative may answer for anybody. */
  readonly everybody: readonly Candidate[];
}

/** Branches whose unknown accounts in this group this officer decides about. */
export function approvalBranches(
  tx: Tx,
  groupId: ChatId | null,
  officerOf: readonly BranchId[],
): readonly BranchId[] {
  return groupId === null ? officerOf : tx.chats.branchesOf(groupId).filter((id) => officerOf.includes(id));
}

/**
 * What an officer of `branchIds` sees of the unknown accounts of a group. A name is suggested when it is the only one
 * of its kind among all branches of the group, so that namesakes of two branches are never guessed. Accounts that
 * belong to another branch's list are left out; those of whom nothing is known stand in the list of every branch that
 * has not said that they are not its own.
 */
export function approvalsList(
  tx: Tx,
  groupId: ChatId | null,
  branchIds: readonly BranchId[],
  today: LocalDate,
): ApprovalsList {
  const everywhere = groupId === null ? branchIds : tx.chats.branchesOf(groupId);
  const all = candidatesIn(tx, everywhere, today);
  const unbound = all.filter(({ personId }) => isUnbound(tx, personId));
  const claims = claimsIn(tx, groupId).map((claim) => ({
    claim,
    account: tx.accounts.account(claim.accountId)?.displayName ?? '',
  }));
  const suggested = new Map([
    ...suggestions(
      tx,
      claims.filter(({ claim }) => claim.relation === 'self'),
      unbound,
    ),
    ...relatives(claims, all),
  ]);
  const listed = claims.map((one) => ({ ...one, suggestion: suggested.get(one.claim.id) }));
  const mine = listed.filter(({ claim, suggestion }) =>
    suggestion === undefined
      ? openBranches(tx, claim).some((id) => branchIds.includes(id))
      : branchIds.includes(suggestion.branchId),
  );
  const ofMine = ({ branchId }: Candidate) => branchIds.includes(branchId);
  return { claims: mine, offered: unbound.filter(ofMine), everybody: all.filter(ofMine) };
}

/** Accounts whose name is clear: what [全部同意] means. */
export function exactMatches(claims: readonly ListedClaim[]): readonly ListedClaim[] {
  return claims.filter(({ suggestion }) => suggestion !== undefined);
}

/** Fingerprint of what [全部同意] stands for, so that it approves what the officer saw and nothing else. */
export function fingerprint(claims: readonly ListedClaim[]): string {
  const pairs = claims.map(({ claim, suggestion }) => `${String(claim.id)}:${String(suggestion?.personId)}`);
  return createHash('sha256').update(pairs.join(',')).digest('base64url').slice(0, 8);
}

/** Everybody on the rosters of these branches, each with a label of their own. */
export function candidatesIn(
  tx: Tx,
  branchIds: readonly BranchId[],
  today: LocalDate,
): readonly (Candidate & { readonly entry: RosterEntry })[] {
  const members = branchIds.flatMap((branchId) => rosterOn(tx, branchId, today));
  const entries = members.map((member) => entryOf(tx, member));
  const distinct = entries.map((entry) =>
    occursOnce(
      entries.map(({ name }) => name),
      entry.name,
    )
      ? entry.name
      : distinctName(entry),
  );
  return members.map(({ person, state }, place) => {
    const entry = entries[place] ?? { id: person.id, name: person.name };
    const label = distinct[place] ?? person.name;
    const unique = occursOnce(distinct, label) ? label : `${label}（${person.number.slice(-3)}）`;
    return { personId: person.id, branchId: state.branch, name: person.name, label: unique, entry };
  });
}

export function isUnbound(tx: Tx, personId: PersonId): boolean {
  return !tx.accounts.bindingsOfPerson(personId).some(({ relation }) => relation === 'self');
}

/** For whom an account wants to answer, as it has named them. */
function relatives(
  claims: readonly { readonly claim: Claim }[],
  all: readonly Candidate[],
): readonly (readonly [ClaimId, Candidate])[] {
  return claims.flatMap(({ claim }) => {
    const named = claim.relation === 'family' && all.find(({ personId }) => personId === claim.personId);
    return named ? [[claim.id, named] as const] : [];
  });
}

function suggestions(
  tx: Tx,
  claims: readonly { readonly claim: Claim; readonly account: string }[],
  unbound: readonly (Candidate & { readonly entry: RosterEntry })[],
): ReadonlyMap<ClaimId, Candidate> {
  const byId = new Map(unbound.map((candidate) => [candidate.personId, candidate]));
  const index = indexNames(unbound.map(({ entry }) => entry));
  const found = new Map<ClaimId, Candidate>();
  for (const { claim, account } of claims) {
    // Who has said a name goes by that: it was not clear, and the officer says whose it is.
    const [named, ...others] = claim.saidName === null ? (index.get(nameKey(account)) ?? []) : [];
    const personId = claim.personId ?? (others.length === 0 ? named?.id : undefined);
    const candidate = personId === undefined ? undefined : byId.get(personId);
    if (candidate && mayBeOf(tx, claim, candidate.branchId)) found.set(claim.id, candidate);
  }
  const claimed = [...found.values()].map(({ personId }) => personId);
  return new Map([...found].filter(([, { personId }]) => occursOnce(claimed, personId)));
}

/** A branch that has said “not ours” is not suggested again. */
function mayBeOf(tx: Tx, claim: Claim, branchId: BranchId): boolean {
  return claim.openTo === null || openBranches(tx, claim).includes(branchId);
}

function entryOf(tx: Tx, { person, state }: RosterMember): RosterEntry {
  const groupName = state.group === null ? undefined : tx.org.partyGroup(state.group)?.name;
  return {
    id: person.id,
    name: person.name,
    ...(person.alias === null ? {} : { alias: person.alias }),
    ...(groupName === undefined ? {} : { groupName }),
  };
}

function occursOnce<T>(all: readonly T[], one: T): boolean {
  return all.indexOf(one) === all.lastIndexOf(one);
}
