import { actorRef } from '../../domain/authority/actor.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ClaimId } from '../../domain/ids.ts';
import type { OfficerCall } from './approve-claim.ts';
import { refreshApprovals } from './refresh-approvals.ts';
import { settleTap } from './settle-account.ts';

/** [不是本支部的], or a relative who may not answer. The taps that were held for this are dropped. */
export function declineClaim(
  { tx, now, actor }: OfficerCall,
  claimId: ClaimId,
): Decision<undefined, 'settled'> {
  const claim = tx.accounts.claim(claimId);
  if (claim?.state !== 'pending') return refuse('settled');
  tx.accounts.settleClaim(claim.id, 'declined');
  for (const tap of tx.accounts.heldTaps(claim.accountId))
    if (
      tap.chatId === claim.chatId &&
      tap.forPersonId === (claim.relation === 'self' ? null : claim.personId)
    )
      settleTap(tx, tap, 'dropped');
  refreshApprovals(tx, claim.chatId, now);
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: 'claim.declined',
    subject: `account:${String(claim.accountId)}`,
    detail: { claim: claim.id, chat: claim.chatId },
  });
  return accept(undefined);
}
