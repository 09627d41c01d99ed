import { actorRef } from '../../domain/authority/actor.ts';
import type { BranchId, ChangeId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { FactValues } from '../../domain/people/facts.ts';
import type { ChangeKind, MemberChange } from '../../ports/store/changes.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dismissAccount } from '../binding/settle-account.ts';
import type { Acting } from './acting.ts';
import { touchMemberChanges } from './touch-member-changes.ts';
import { touchRoster, writeFacts } from './write-facts.ts';

/** What the roster says once the township has agreed: posts end with whoever leaves. */
const agreedValues: Readonly<Record<ChangeKind, Partial<FactValues>>> = {
  formal: { status: 'formal', reviewDate: null },
  transferred: { status: 'transferred', posts: [] },
  died: { status: 'left', posts: [] },
};

/** The township's one tap: agreed, the roster changes from the day that was asked; the first act wins. */
export function settleChange(
  { tx, now, today, text, actor }: Acting,
  branchId: BranchId,
  id: ChangeId,
  state: 'agreed' | 'declined',
): Outcome {
  const words = text.people;
  const change = tx.changes.change(id);
  const branch = tx.org.branch(branchId);
  const person = change && tx.people.person(change.personId);
  if (change?.branchId !== branchId || !branch || !person)
    return { answer: { text: text.common.staleButton } };
  const by = actorRef(actor);
  if (!tx.changes.settle(id, state, now, by)) return { answer: { text: words.settledBefore } };
  tx.audit.append({
    at: now,
    actor: by,
    action: `member.${state}`,
    subject: `person:${String(person.id)}`,
    detail: { kind: change.kind, from: change.from, change: id },
  });
  if (state === 'agreed') {
    const values = agreedValues[change.kind];
    const { from } = change;
    writeFacts(tx, person.id, values, { from, at: now, by, source: 'township' });
    if (change.kind === 'died') endBindings(tx, change, now, by);
    touchRoster(tx, branchId, from, today);
  } else touchRoster(tx, branchId, today, today);
  touchMemberChanges(tx, branch.townshipId, now);
  const said = state === 'agreed' ? words.agreed : words.declined;
  return { answer: { text: said(person.name, change.kind) } };
}

/** Nobody answers for the dead: own accounts and those of relatives let go, other changes that waited are dropped. */
function endBindings(tx: Tx, { personId }: MemberChange, now: Acting['now'], by: string): void {
  for (const { id } of tx.changes.pendingOf(personId)) tx.changes.settle(id, 'withdrawn', now, by);
  for (const binding of tx.accounts.bindingsOfPerson(personId)) {
    tx.accounts.endBinding(binding.id, now);
    if (binding.relation === 'self') dismissAccount(tx, binding.accountId, now);
    tx.audit.append({
      at: now,
      actor: by,
      action: 'binding.ended',
      subject: `person:${String(personId)}`,
      detail: { account: binding.accountId, relation: binding.relation },
    });
  }
}
