import { actorRef } from '../../domain/authority/actor.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { BranchId, ClaimId } from '../../domain/ids.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import type { Claim, HeldTap } from '../../ports/store/accounts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { personOn } from '../roster/roster-on.ts';
import { approvalsCards } from './approvals-cards.ts';
import { approvalBranches } from './approvals-list.ts';
import type { OfficerCall } from './approve-claim.ts';
import { openBranches, refreshApprovals } from './refresh-approvals.ts';
import { settleTap, touchTap } from './settle-account.ts';

/**
 * [不是本支部的], or a relative who may not answer. It counts for the branches of this officer: the others of the group
 * still decide, and see the account from now on. The taps are dropped when none is left.
 */
export function declineClaim(
  call: OfficerCall,
  claimId: ClaimId,
): Decision<readonly CardRequest[], 'settled'> {
  const { tx, now, actor } = call;
  const claim = tx.accounts.claim(claimId);
  if (claim?.state !== 'pending') return refuse('settled');
  const mine = approvalBranches(tx, claim.chatId, actor.person?.officerOf ?? []);
  const others = stillAsked(call, claim).filter((id) => !mine.includes(id));
  if (others.length > 0) tx.accounts.openClaimTo(claim.id, others);
  else tx.accounts.settleClaim(claim.id, 'declined');
  for (const tap of tapsOf(tx, claim)) {
    if (others.length === 0) settleTap(tx, tap, 'dropped');
    else touchTap(tx, tap);
  }
  refreshApprovals(tx, claim.chatId, now);
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: 'claim.declined',
    subject: `account:${String(claim.accountId)}`,
    detail: { claim: claim.id, chat: claim.chatId, branches: mine.join('.') },
  });
  return accept(others.length > 0 ? approvalsCards(call, claim.chatId, others) : []);
}

/** A relative is of one branch, and so is the member of a branch without a group whom an account has named. */
function stillAsked({ tx, today }: OfficerCall, claim: Claim): readonly BranchId[] {
  const named = claim.personId === null ? undefined : personOn(tx, claim.personId, today)?.branch;
  const isSettledThere = claim.relation === 'family' || claim.chatId === null;
  return named !== undefined && isSettledThere ? [named] : openBranches(tx, claim);
}

function tapsOf(tx: Tx, { accountId, chatId, relation, personId }: Claim): readonly HeldTap[] {
  const whose = relation === 'self' ? null : personId;
  return tx.accounts.heldTaps(accountId).filter((tap) => tap.chatId === chatId && tap.forPersonId === whose);
}
