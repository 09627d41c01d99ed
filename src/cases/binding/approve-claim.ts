import { actorRef } from '../../domain/authority/actor.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import { isOfficer } from '../../domain/authority/authorize.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { ChatId, ClaimId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import type { Tx } from '../../ports/store/store.ts';
import { personOn } from '../roster/roster-on.ts';
import { approvalBranches, approvalsList, exactMatches, fingerprint } from './approvals-list.ts';
import { bindPersonToAccount } from './bind-account.ts';
import { bindRelative } from './bind-relative.ts';
import type { Taken } from './bind-account.ts';
import type { KeptWord } from './officers-word.ts';
import { newOfficerCards } from './new-officer.ts';

export interface OfficerCall {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly rules: QuietRules;
  readonly actor: Actor;
}

export interface Approved {
  readonly cards: readonly CardRequest[];
  readonly kept: readonly KeptWord[];
}

export type ApprovalRefusal = Taken | 'notOnRoster' | 'notYours' | 'settled' | 'isSelf';

/** An officer says whose account this is. The first act wins. */
export function approveClaim(
  call: OfficerCall,
  claimId: ClaimId,
  personId: PersonId,
): Decision<Approved, ApprovalRefusal> {
  const { tx, now, today, actor } = call;
  const claim = tx.accounts.claim(claimId);
  if (claim?.state !== 'pending') return refuse('settled');
  const state = personOn(tx, personId, today);
  if (!state) return refuse('notOnRoster');
  const { officerOf = [] } = actor.person ?? {};
  if (
    !isOfficer(actor, state.branch) ||
    !approvalBranches(tx, claim.chatId, officerOf).includes(state.branch)
  )
    return refuse('notYours');
  const { accountId } = claim;
  if (claim.relation === 'family') {
    if (claim.personId !== personId) tx.accounts.nameClaim(claim.id, personId, 'family');
    const allowed = bindRelative(tx, { accountId, personId, by: actorRef(actor), now, today });
    return allowed.ok ? accept({ cards: [], kept: allowed.value }) : allowed;
  }
  const bound = bindPersonToAccount(tx, { accountId, personId, by: actorRef(actor), now, today });
  if (!bound.ok) return bound;
  return accept({ cards: newOfficerCards(call, personId), kept: bound.value.kept ?? [] });
}

/** [全部同意]: the unique exact matches up to this claim, provided that they are still those which the officer saw. */
export function approveAll(
  call: OfficerCall,
  groupId: ChatId | null,
  upTo: ClaimId,
  seen: string,
): Decision<Approved & { readonly count: number }, 'changed'> {
  const { tx, today, actor } = call;
  const branchIds = approvalBranches(tx, groupId, actor.person?.officerOf ?? []);
  const { claims } = approvalsList(tx, groupId, branchIds, today);
  const matches = exactMatches(claims).filter(({ claim }) => claim.id <= upTo);
  if (matches.length === 0 || fingerprint(matches) !== seen) return refuse('changed');
  const cards: CardRequest[] = [];
  const kept: KeptWord[] = [];
  let count = 0;
  for (const { claim, suggestion } of matches) {
    const approved = suggestion && approveClaim(call, claim.id, suggestion.personId);
    if (!approved?.ok) continue;
    count += 1;
    cards.push(...approved.value.cards);
    kept.push(...approved.value.kept);
  }
  return accept({ count, cards, kept });
}
