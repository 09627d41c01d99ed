import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import { onRoster } from '../../domain/people/facts.ts';
import type { AccountId, AdminId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Binding } from '../../ports/store/accounts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { personOn } from '../roster/roster-on.ts';
import type { KeptWord } from './officers-word.ts';
import { refreshApprovals } from './refresh-approvals.ts';
import { settleAccount } from './settle-account.ts';

export interface Bound {
  /** False when it was so already: nothing was written. */
  readonly changed: boolean;
  /** The account that held the number until now. */
  readonly replaced?: AccountId;
  /** What officers had recorded of the person, and late taps of the account did not change. */
  readonly kept?: readonly KeptWord[];
}

interface Request {
  readonly accountId: AccountId;
  /** Who says so: `person:12`, `operator` … */
  readonly by: string;
  readonly now: Instant;
  /** End the binding of another account to the same number: a code is proof enough, a name is not. */
  readonly replace?: boolean;
}

/** One account ↔ one member number (design §3). The account or the number may be taken by another. */
export type Taken = 'accountTaken' | 'personTaken';

/**
 * Binds an account to a member number, settles its claims and held taps, and writes it down. Every way of binding ends
 * here: code, approval, reply, the roster column 账号.
 */
export function bindPersonToAccount(
  tx: Tx,
  request: Request & { readonly personId: PersonId; readonly today: LocalDate },
): Decision<Bound, Taken | 'notOnRoster'> {
  const { accountId, personId, by, now, today } = request;
  const state = personOn(tx, personId, today);
  if (!state || !onRoster(state)) return refuse('notOnRoster');
  const bound = bind(tx, request, {
    relation: 'self',
    holder: { personId, adminId: null },
    holders: tx.accounts.bindingsOfPerson(personId).filter(({ relation }) => relation === 'self'),
  });
  if (!bound.ok || !bound.value.changed) return bound;
  // A relative of this account so far: now the account is the person's own.
  for (const { id, relation, ...binding } of tx.accounts.bindings(accountId))
    if (relation === 'family' && binding.personId === personId) tx.accounts.endBinding(id, now);
  const kept = settleAccount(tx, accountId, personId, { now, today });
  refreshApprovals(tx, tx.chats.chatOf(state.branch) ?? null, now);
  tx.audit.append({
    at: now,
    actor: by,
    action: 'account.bound',
    subject: `person:${String(personId)}`,
    detail: { account: accountId, replaced: bound.value.replaced ?? null },
  });
  return accept(kept.length > 0 ? { ...bound.value, kept } : bound.value);
}

/** Binds an account to an admin number, besides a member number that it may have. */
export function bindAdminToAccount(
  tx: Tx,
  request: Request & { readonly adminId: AdminId },
): Decision<Bound, Taken> {
  const { accountId, adminId, by, now } = request;
  const bound = bind(tx, request, {
    relation: 'admin',
    holder: { personId: null, adminId },
    holders: tx.accounts.bindingsOfAdmin(adminId),
  });
  if (bound.ok && bound.value.changed)
    tx.audit.append({
      at: now,
      actor: by,
      action: 'account.bound',
      subject: `admin:${String(adminId)}`,
      detail: { account: accountId, replaced: bound.value.replaced ?? null },
    });
  return bound;
}

function bind(
  tx: Tx,
  { accountId, by, now, replace = false }: Request,
  number: {
    readonly relation: 'self' | 'admin';
    readonly holder: Pick<Binding, 'personId' | 'adminId'>;
    readonly holders: readonly Binding[];
  },
): Decision<Bound, Taken> {
  const { relation, holder, holders } = number;
  if (holders.some((binding) => binding.accountId === accountId)) return accept({ changed: false });
  if (tx.accounts.bindings(accountId).some((binding) => binding.relation === relation))
    return refuse('accountTaken');
  const [old] = holders;
  if (old && !replace) return refuse('personTaken');
  for (const binding of holders) tx.accounts.endBinding(binding.id, now);
  tx.accounts.bind({ accountId, ...holder, relation, since: now, by });
  return accept({ changed: true, ...(old ? { replaced: old.accountId } : {}) });
}
