import type { Instant, TownshipId } from '../../domain/ids.ts';
import type { Admin, Branch } from '../../ports/store/org.ts';
import type { MemberChange } from '../../ports/store/changes.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { looksAfter } from '../binding/new-officer.ts';
import { cardKinds } from '../cards/touch.ts';

/** A change that waits, with its branch. */
export interface WaitingIn {
  readonly change: MemberChange;
  readonly branch: Branch;
}

/** What waits for this admin: own township, 联村干部 own villages; oldest first. */
export function changesFor(tx: Tx, admin: Overseer): readonly WaitingIn[] {
  if (admin.townshipId === null) return [];
  const branches = tx.org.branches({ townshipId: admin.townshipId }).filter((one) => looksAfter(admin, one));
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  return tx.changes.pendingIn([...byId.keys()]).flatMap((change) => {
    const branch = byId.get(change.branchId);
    return branch ? [{ change, branch }] : [];
  });
}

/** The admin whose private chat this is. */
export function adminOfChat(tx: Tx, chatId: number): Admin | undefined {
  const account = tx.accounts.byPrivateChat(chatId as Parameters<Tx['accounts']['byPrivateChat']>[0]);
  const adminId =
    account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'admin')?.adminId;
  return adminId === undefined || adminId === null ? undefined : tx.org.admin(adminId);
}

/**
 * The lists of the township's admins are drawn again: the first act wins and the others see it. One that has not left
 * yet and has nothing to show any more is not sent.
 */
export function touchMemberChanges(tx: Tx, townshipId: TownshipId, now: Instant): void {
  for (const card of tx.cards.withSubject(cardKinds.memberChanges, `${String(townshipId)}:`)) {
    if (card.state !== 'open') continue;
    tx.cards.touch(card.id);
    if (card.messageId !== null) continue;
    const admin = adminOfChat(tx, card.chatId);
    const row = tx.outbox.byKey(`card:${String(card.id)}`);
    if (row?.state === 'pending' && (!admin || changesFor(tx, admin).length === 0))
      tx.outbox.end(row.id, 'dropped', now, { reason: 'settled' });
  }
}
