import type { AccountId, AdminId, ChatId, Instant, PersonId } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';

export interface PrivateAccount {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
}

/** An account, nobody's yet, with a private chat that can be written to. */
export function privateAccount(tx: Tx, userId: string, name = 'somebody'): PrivateAccount {
  const { id: accountId } = tx.accounts.ensure('telegram', userId, name);
  const { id: chatId } = tx.chats.ensure('telegram', { externalId: userId, kind: 'private' });
  tx.accounts.setPrivateChat(accountId, chatId);
  return { accountId, chatId };
}

/** An account with a private chat, bound by code to a person or an admin of the roster. */
export function boundAccount(
  tx: Tx,
  userId: string,
  whose: { readonly personId: PersonId } | { readonly adminId: AdminId },
  since: Instant,
): PrivateAccount {
  const account = privateAccount(tx, userId);
  const relation = 'adminId' in whose ? 'admin' : 'self';
  tx.accounts.bind({
    accountId: account.accountId,
    personId: null,
    adminId: null,
    ...whose,
    relation,
    since,
    by: 'code',
  });
  return account;
}
