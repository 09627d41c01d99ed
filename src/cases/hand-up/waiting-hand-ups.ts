import type { BranchId, Instant } from '../../domain/ids.ts';
import type { HandUp } from '../../ports/store/dues.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { looksAfter } from '../binding/new-officer.ts';
import { cardKinds } from '../cards/touch.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';
import { standingHandUps } from './branch-cash.ts';

/** A hand-up that waits for the township's word, with its branch. */
export interface WaitingHandUp {
  readonly line: HandUp;
  readonly branch: Branch;
}

/** What waits for this admin: own township, 联村干部 own villages; in administrative order, oldest first. */
export function handUpsFor(tx: Tx, admin: Overseer): readonly WaitingHandUp[] {
  if (admin.townshipId === null) return [];
  return tx.org
    .branches({ townshipId: admin.townshipId })
    .filter((branch) => looksAfter(admin, branch))
    .flatMap((branch) =>
      standingHandUps(tx.dues.handUps(branch.id))
        .filter(({ seq }) => tx.dues.handUpAnswer(seq) === undefined)
        .map((line) => ({ line, branch })),
    );
}

/**
 * The lists of the township's admins are drawn again: the first answer stands and the others see it. One that has not left
 * yet and has nothing to show any more is not sent.
 */
export function touchHandUps(tx: Tx, branchId: BranchId, now: Instant): void {
  const branch = tx.org.branch(branchId);
  if (!branch) return;
  for (const card of tx.cards.withSubject(cardKinds.handUps, `${String(branch.townshipId)}:`)) {
    if (card.state !== 'open') continue;
    tx.cards.touch(card.id);
    if (card.messageId !== null) continue;
    const admin = adminOfChat(tx, card.chatId);
    const row = tx.outbox.byKey(`card:${String(card.id)}`);
    if (row?.state === 'pending' && (!admin || handUpsFor(tx, admin).length === 0))
      tx.outbox.end(row.id, 'dropped', now, { reason: 'settled' });
  }
}
