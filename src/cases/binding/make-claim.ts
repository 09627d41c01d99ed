import type { BranchId, ChatId, ClaimId, PersonId } from '../../domain/ids.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import { approvalsCards } from './approvals-cards.ts';
import type { BindingCall } from './binding-call.ts';
import { refreshApprovals } from './refresh-approvals.ts';

/** An account has named somebody who is clearly meant. Said again with another name, the later one counts. */
export function claimOne(call: BindingCall, personId: PersonId, branchId: BranchId): readonly CardRequest[] {
  const { tx, now, actor } = call;
  const { accountId } = actor;
  const groupId = tx.chats.chatOf(branchId) ?? null;
  const standing = standingIn(call, [groupId]).get(groupId);
  if (standing) {
    tx.accounts.rewordClaim(standing, { saidName: null, openTo: null });
    tx.accounts.nameClaim(standing, personId, 'self');
  } else tx.accounts.addClaim({ accountId, chatId: groupId, personId, relation: 'self', at: now });
  return approvalsCards(call, groupId, [branchId]);
}

/**
 * An account has said a name that several people have, or nobody: every branch that it can concern is asked, with the
 * words that were said.
 */
export function claimUnclear(
  call: BindingCall,
  {
    relation = 'self',
    saidName,
    branchIds,
  }: {
    readonly relation?: 'self' | 'family';
    readonly saidName: string | null;
    readonly branchIds: readonly BranchId[];
  },
): readonly CardRequest[] {
  const { tx, now, actor } = call;
  const { accountId } = actor;
  const groups = new Map<ChatId | null, BranchId[]>();
  for (const branchId of branchIds) {
    const groupId = tx.chats.chatOf(branchId) ?? null;
    groups.set(groupId, [...(groups.get(groupId) ?? []), branchId]);
  }
  const standing = relation === 'self' ? standingIn(call, [...groups.keys()]) : namelessRelatives(call);
  return [...groups].flatMap(([chatId, asked]) => {
    // A tap of that group waits too, and it can be of any of its branches.
    const openTo = chatId !== null && hasTapped(call, chatId) ? null : asked;
    const old = standing.get(chatId);
    if (old) tx.accounts.rewordClaim(old, { saidName, openTo });
    else
      tx.accounts.addClaim({
        accountId,
        chatId,
        personId: null,
        relation,
        at: now,
        saidName,
        openTo,
      });
    return approvalsCards(call, chatId, chatId === null ? asked : tx.chats.branchesOf(chatId));
  });
}

/** As much of the words as can be a name; the rest is not kept (design rule 11). */
export function nameSaid(words: string): string | null {
  const name = words.trim();
  return /^[\p{L}\p{M}·•\s()（）]{1,16}$/u.test(name) ? name : null;
}

/** This account's open claims on a number of its own in these groups. Those elsewhere end, unless a tap waits there. */
function standingIn(
  call: BindingCall,
  groupIds: readonly (ChatId | null)[],
): ReadonlyMap<ChatId | null, ClaimId> {
  const { tx, now, actor } = call;
  const own = tx.accounts.pendingClaimsOf(actor.accountId).filter(({ relation }) => relation === 'self');
  for (const { id, chatId } of own) {
    if (groupIds.includes(chatId) || (chatId !== null && hasTapped(call, chatId))) continue;
    tx.accounts.settleClaim(id, 'declined');
    refreshApprovals(tx, chatId, now);
  }
  return new Map(own.map(({ chatId, id }) => [chatId, id]));
}

/** This account's open claims on relatives whose name was not clear. */
function namelessRelatives({ tx, actor }: BindingCall): ReadonlyMap<ChatId | null, ClaimId> {
  return new Map(
    tx.accounts
      .pendingClaimsOf(actor.accountId)
      .filter(({ relation, personId }) => relation === 'family' && personId === null)
      .map(({ chatId, id }) => [chatId, id]),
  );
}

function hasTapped({ tx, actor }: BindingCall, chatId: ChatId): boolean {
  return tx.accounts.heldTaps(actor.accountId).some((tap) => tap.chatId === chatId);
}
