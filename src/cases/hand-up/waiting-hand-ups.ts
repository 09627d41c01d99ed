import { standingLines } from '../../domain/dues/standing.ts';
import { canWithdraw } from '../../domain/dues/hand-up.ts';
import type { BranchId, Instant } from '../../domain/ids.ts';
import type { HandUp } from '../../ports/store/dues.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { looksAfter } from '../binding/new-officer.ts';
import { cardKinds } from '../cards/touch.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';

/**
 * Why a township sees a hand-up. `waiting`: it has said nothing yet; `takenBack`: the branch took back what was 确认收到, and
 * that was not read yet; `notReceived`: so it said, and may still say 确认收到; `received`: it said so, and can take it back.
 */
export type Concern = 'waiting' | 'takenBack' | 'notReceived' | 'received';
const concerns: readonly Concern[] = ['waiting', 'takenBack', 'notReceived', 'received'];

export interface TownshipHandUp {
  readonly concern: Concern;
  readonly line: HandUp;
  /** The line in which the branch took it back. */
  readonly reversal: HandUp | undefined;
  readonly branch: Branch;
}

/** What this admin sees: own township, 联村干部 own villages; by concern, in administrative order, oldest first. */
export function handUpsFor(tx: Tx, admin: Overseer, now: Instant): readonly TownshipHandUp[] {
  if (admin.townshipId === null) return [];
  const all = tx.org
    .branches({ townshipId: admin.townshipId })
    .filter((branch) => looksAfter(admin, branch))
    .flatMap((branch) => ofBranch(tx, branch, now));
  return concerns.flatMap((concern) => all.filter((one) => one.concern === concern));
}

/** What the admin has to do something about; a word that could still be taken back is not. */
export function asksFor(all: readonly TownshipHandUp[]): readonly TownshipHandUp[] {
  return all.filter(({ concern }) => concern !== 'received');
}

/** Of these, what a list is sent for: what nobody has said anything to yet. */
export function newsOf(all: readonly TownshipHandUp[]): readonly TownshipHandUp[] {
  return all.filter(({ concern }) => concern === 'waiting' || concern === 'takenBack');
}

function ofBranch(tx: Tx, branch: Branch, now: Instant): readonly TownshipHandUp[] {
  const lines = tx.dues.handUps(branch.id);
  const answered = standingLines(lines).flatMap((line): readonly TownshipHandUp[] => {
    const held = tx.dues.handUpAnswer(line.seq);
    if (held?.state === 'received' && !canWithdraw(held, now)) return [];
    return [{ concern: held?.state ?? 'waiting', line, reversal: undefined, branch }];
  });
  const takenBack = lines.flatMap((reversal): readonly TownshipHandUp[] => {
    const line = lines.find(({ seq }) => seq === reversal.reversesSeq);
    return line && isUnread(tx, line, reversal) ? [{ concern: 'takenBack', line, reversal, branch }] : [];
  });
  return [...answered, ...takenBack];
}

/** Whether the township still is to read that the branch took back what it had acknowledged. */
export function isUnread(tx: Tx, line: HandUp, reversal: HandUp): boolean {
  return (
    tx.dues.handUpAnswer(line.seq)?.state === 'received' && tx.dues.handUpAnswers(reversal.seq).length === 0
  );
}

/**
 * The lists of the township's admins are drawn again: what one says the others see. One that has not left yet and has
 * nothing new to show any more is not sent.
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
    if (row?.state === 'pending' && (!admin || newsOf(handUpsFor(tx, admin, now)).length === 0))
      tx.outbox.end(row.id, 'dropped', now, { reason: 'settled' });
  }
}
