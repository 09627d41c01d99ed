import type { Outcome } from '../../domain/outcome.ts';
import { actorRef, holdsOffice } from '../../domain/authority/actor.ts';
import type { BindingCall } from './binding-call.ts';
import { dismissAccount } from './settle-account.ts';
import { whomActor } from './whom.ts';

/** 退出, first half: says what goes and what stays, and asks. */
export function askToLeave(call: BindingCall): Outcome {
  const { tx, text, actor, today } = call;
  const words = text.binding;
  const lines = [words.leaveAsk(whomActor(tx, actor, today))];
  if (holdsOffice(actor)) lines.push(words.leaveOfficer);
  const buttons = [
    [
      { label: words.buttonLeave, action: 'unbind.yes', payload: '' },
      { label: words.buttonKeep, action: 'unbind.no', payload: '' },
    ],
  ];
  return { reply: { text: lines.join('\n'), buttons } };
}

/** 退出: ends every binding of the account, forgets its name and private chat. Ledgers keep what they hold. */
export function leave(call: BindingCall): Outcome {
  const { tx, now, text, actor } = call;
  const { accountId } = actor;
  for (const binding of tx.accounts.bindings(accountId)) {
    tx.accounts.endBinding(binding.id, now);
    tx.audit.append({
      at: now,
      actor: actorRef(actor),
      action: 'account.left',
      subject:
        binding.personId === null ? `admin:${String(binding.adminId)}` : `person:${String(binding.personId)}`,
      detail: { account: accountId, relation: binding.relation },
    });
  }
  dismissAccount(tx, accountId, now);
  tx.accounts.forgetHeldTaps(accountId);
  tx.accounts.forget(accountId);
  return { reply: { text: text.binding.left } };
}
