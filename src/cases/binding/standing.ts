import type { AccountId, ChatId, Instant } from '../../domain/ids.ts';
import { nothing } from '../../domain/outcome.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { IncomingStanding } from '../../ports/messenger.ts';
import type { Account } from '../../ports/store/accounts.ts';
import type { Chat } from '../../ports/store/chats.ts';
import type { Tx } from '../../ports/store/store.ts';
import { reachableAccount } from '../roster/officers.ts';
import type { BindingMoment } from './binding-call.ts';
import { officerBranches } from './whom.ts';

/** A start link brings its token a moment after the bot is added: then there is nothing to hint at. */
const hintAfterMs = 20_000;

/**
 * The bot was put into a group or taken out of it. In a group that serves a branch it simply goes on; branches stay bound
 * when it is removed, and 简报 and 待办 say so. An officer who added it without a link is told privately what to do.
 */
export function onStanding(
  moment: BindingMoment,
  chat: Chat,
  account: Account,
  update: Pick<IncomingStanding, 'standing'>,
): Outcome {
  const { tx, text, now } = moment;
  if (chat.kind !== 'group' || update.standing !== 'present' || tx.chats.branchesOf(chat.id).length > 0)
    return nothing;
  const branchId = branchOfOfficer(moment, account.id);
  const reached = reachableAccount(tx, account.id);
  if (branchId === undefined || !reached) return nothing;
  const payload = `${String(branchId)}.${String(chat.id)}`;
  return {
    messages: [
      {
        chatId: reached.chatId,
        key: hintKey(chat.id),
        notBefore: (now + hintAfterMs) as Instant,
        content: {
          text: text.binding.standingHint,
          buttons: [[{ label: text.binding.buttonRegister, action: 'bind.here', payload }]],
        },
      },
    ],
  };
}

/** The registration has begun: the hint is not needed any more. */
export function dropHint(tx: Tx, groupId: ChatId, now: Instant): void {
  const row = tx.outbox.byKey(hintKey(groupId));
  if (row?.state === 'pending') tx.outbox.end(row.id, 'dropped', now, { reason: 'registration began' });
}

function branchOfOfficer({ tx, today }: BindingMoment, accountId: AccountId) {
  const own = tx.accounts.bindings(accountId).find(({ relation }) => relation === 'self')?.personId;
  return own === undefined || own === null ? undefined : officerBranches(tx, own, today)[0];
}

function hintKey(groupId: ChatId): string {
  return `bind-hint:${String(groupId)}`;
}
