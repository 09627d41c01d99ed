import { actorRef } from '../../domain/authority/actor.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { reachableAccount } from '../roster/officers.ts';
import type { BindingCall } from './binding-call.ts';
import { objectionMs } from './new-officer.ts';
import { whomOf } from './whom.ts';

/** [不是本人]: the township ends a binding within 48 hours. */
export function rejectOfficer(call: BindingCall, bindingId: number): Outcome {
  const { tx, now, today, text, actor } = call;
  const words = text.binding;
  const binding = tx.accounts
    .boundSince((now - objectionMs) as typeof now)
    .find(({ id, relation }) => id === bindingId && relation === 'self');
  const whom = binding && whomOf(tx, binding, today);
  if (!binding || !whom) return { answer: { text: words.rejectedLate, alert: true } };
  tx.accounts.endBinding(binding.id, now);
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: 'binding.rejected',
    subject: `person:${String(binding.personId)}`,
    detail: { account: binding.accountId },
  });
  touchNewOfficers(tx, actor.admin?.townshipId ?? null);
  const reached = reachableAccount(tx, binding.accountId);
  return {
    answer: { text: words.rejected(whom), alert: true },
    messages: reached ? [{ chatId: reached.chatId, content: { text: words.rejectedNotice } }] : [],
  };
}

/** The lists of every admin of the township. */
function touchNewOfficers(tx: Tx, townshipId: number | null): void {
  for (const card of tx.cards.withSubject(cardKinds.newOfficers, `${String(townshipId)}:`))
    if (card.state === 'open') tx.cards.touch(card.id);
}
