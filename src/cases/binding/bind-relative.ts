import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { AccountId, BranchId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { KeptWord } from './officers-word.ts';
import { settleRelative } from './settle-account.ts';

/** An account may answer for family members, approved once by the officer (design §3). As many as there are. */
export function bindRelative(
  tx: Tx,
  request: {
    readonly accountId: AccountId;
    readonly personId: PersonId;
    readonly by: string;
    readonly now: Instant;
    readonly today: LocalDate;
  },
): Decision<readonly KeptWord[], 'isSelf'> {
  const { accountId, personId, by, now, today } = request;
  const bindings = tx.accounts.bindings(accountId).filter((binding) => binding.personId === personId);
  if (bindings.some(({ relation }) => relation === 'self')) return refuse('isSelf');
  if (bindings.length === 0) {
    tx.accounts.bind({ accountId, personId, adminId: null, relation: 'family', since: now, by });
    tx.audit.append({
      at: now,
      actor: by,
      action: 'family.bound',
      subject: `person:${String(personId)}`,
      detail: { account: accountId },
    });
  }
  return accept(settleRelative(tx, accountId, personId, { now, today }));
}

/** For whom this account may answer. */
export function familyOf(tx: Tx, accountId: AccountId): readonly PersonId[] {
  return tx.accounts
    .bindings(accountId)
    .flatMap(({ relation, personId }) => (relation === 'family' && personId !== null ? [personId] : []));
}

export interface Relative {
  readonly bindingId: number;
  readonly account: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly branchId: BranchId;
}

/** Who answers for whom in these branches. */
export function relativesIn(tx: Tx, branchIds: readonly BranchId[], today: LocalDate): readonly Relative[] {
  return branchIds.flatMap((branchId) =>
    rosterOn(tx, branchId, today).flatMap(({ person }) =>
      tx.accounts
        .bindingsOfPerson(person.id)
        .filter(({ relation }) => relation === 'family')
        .map(({ id, accountId }) => ({
          bindingId: id,
          account: tx.accounts.account(accountId)?.displayName ?? '',
          personId: person.id,
          name: person.name,
          branchId,
        })),
    ),
  );
}

/** [解除]: the officer ends it; what was recorded stays. False when it has ended already. */
export function endRelative(
  tx: Tx,
  personId: PersonId,
  bindingId: number,
  { by, now }: { readonly by: string; readonly now: Instant },
): boolean {
  const binding = tx.accounts
    .bindingsOfPerson(personId)
    .find(({ id, relation }) => id === bindingId && relation === 'family');
  if (!binding) return false;
  tx.accounts.endBinding(binding.id, now);
  tx.audit.append({
    at: now,
    actor: by,
    action: 'family.ended',
    subject: `person:${String(personId)}`,
    detail: { account: binding.accountId },
  });
  return true;
}
