import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { isOpen } from '../../domain/dues/person-months.ts';
import type { BranchId, DuesClaimId } from '../../domain/ids.ts';
import type { Message } from '../../domain/outcome.ts';
import type { DuesClaim, DuesPayment } from '../../ports/store/dues.ts';
import { reachableAccount } from '../roster/officers.ts';
import { duesOf } from './branch-dues.ts';
import { touchDues } from './touch-dues.ts';

type Settling = Pick<Call, 'tx' | 'text' | 'now' | 'today' | 'actor'>;

/** Claims of which nothing is open any more are confirmed together with the money that covered them. */
export function settleCoveredClaims(
  { tx, now, today, actor }: Settling,
  branchId: BranchId,
  payments: readonly Pick<DuesPayment, 'personId'>[],
): void {
  const mode = tx.org.branch(branchId)?.payMode ?? 'monthly';
  for (const { personId } of payments) {
    const claim = tx.dues.pendingClaim(personId);
    if (!claim) continue;
    const [member] = duesOf(tx, [personId], mode, today, claim.until);
    const covered = member?.months.every(({ month, state }) => month > claim.until || !isOpen(state));
    if (covered === true) tx.dues.settleClaim(claim.id, 'confirmed', now, actorRef(actor));
  }
}

/** Nothing of these claims is open any more: recorded otherwise, waived, left. Nobody has to answer them. */
export function lapseClaims(
  { tx, now, today, actor }: Settling,
  branchId: BranchId,
  claims: readonly DuesClaim[],
): void {
  if (claims.length === 0) return;
  for (const { id } of claims) tx.dues.settleClaim(id, 'lapsed', now, actorRef(actor));
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: 'dues.claimsLapsed',
    subject: `branch:${String(branchId)}`,
    detail: { claims: claims.length },
  });
  touchDues(tx, branchId, today, { personIds: claims.map(({ personId }) => personId) });
}

/** [没收到]: the claim is answered, and whoever made it is told privately. `undefined` when it was answered before. */
export function refuseClaim(call: Settling, id: DuesClaimId): readonly Message[] | undefined {
  const { tx, text, now, today, actor } = call;
  const claim = tx.dues.claim(id);
  if (claim?.state !== 'pending') return undefined;
  tx.dues.settleClaim(id, 'notReceived', now, actorRef(actor));
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: 'dues.notReceived',
    subject: `claim:${String(id)}`,
    detail: {},
  });
  const mode = tx.org.branch(claim.branchId)?.payMode ?? 'monthly';
  const [member] = duesOf(tx, [claim.personId], mode, today, claim.until);
  const months = (member?.months ?? []).flatMap(({ month, state }) =>
    month <= claim.until && isOpen(state) ? [month] : [],
  );
  touchDues(tx, claim.branchId, today, { personIds: [claim.personId] });
  return tellClaimer(call, claim, text.dues.claimNotReceived(nameOf(call, claim), months));
}

function nameOf({ tx }: Settling, { personId }: DuesClaim): string {
  return tx.people.person(personId)?.name ?? '';
}

function tellClaimer({ tx }: Settling, claim: DuesClaim, said: string): readonly Message[] {
  const reached = reachableAccount(tx, claim.accountId);
  if (!reached) return [];
  return [
    {
      chatId: reached.chatId,
      key: `dues-claim:${String(claim.id)}`,
      guards: [{ kind: 'quiet' }],
      content: { text: said },
    },
  ];
}
