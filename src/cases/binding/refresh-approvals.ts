import type { BranchId, ChatId, Instant } from '../../domain/ids.ts';
import type { Claim } from '../../ports/store/accounts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';

/** Claims that were made in this group; `null`: claims on branches that have no group. */
export function claimsIn(tx: Tx, groupId: ChatId | null): readonly Claim[] {
  return groupId === null
    ? tx.accounts.pendingClaims().filter(({ chatId }) => chatId === null)
    : tx.accounts.pendingClaimsIn(groupId);
}

/**
 * The branches whose officers may say who it is: those that the claim is open to. A branch that has left the group since
 * decides no more; when none is left, all of the group do.
 */
export function openBranches(tx: Tx, { chatId, openTo }: Claim): readonly BranchId[] {
  if (chatId === null) return openTo ?? [];
  const served = tx.chats.branchesOf(chatId);
  const open = served.filter((id) => openTo === null || openTo.includes(id));
  return open.length > 0 ? open : served;
}

/** Approvals cards of a group have subjects that begin so; claims without a group count as group 0. */
export function approvalsPrefix(groupId: ChatId | null): string {
  return `${String(groupId ?? 0)}:`;
}

/**
 * The officers' lists of unknown accounts in this group are drawn again: the first act wins and the others see it. A
 * list with nothing left is closed, and not sent at all if it has not left yet.
 */
export function refreshApprovals(tx: Tx, groupId: ChatId | null, now: Instant): void {
  const open = tx.cards
    .withSubject(cardKinds.approvals, approvalsPrefix(groupId))
    .filter(({ state }) => state === 'open');
  const done = claimsIn(tx, groupId).length === 0;
  for (const card of open) {
    tx.cards.touch(card.id);
    if (!done) continue;
    tx.cards.setState(card.id, 'closed');
    tx.cards.setView(card.id, null);
    const row = card.messageId === null ? tx.outbox.byKey(`card:${String(card.id)}`) : undefined;
    if (row?.state === 'pending') tx.outbox.end(row.id, 'dropped', now, { reason: 'settled' });
  }
}
