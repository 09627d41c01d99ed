import { and, eq, sql } from 'drizzle-orm';
import type { AccountId } from '../../domain/ids.ts';
import type { AccountsRepo } from '../../ports/store/accounts.ts';
import { bindingRows } from './binding-rows.ts';
import { claimRows } from './claim-rows.ts';
import { codeRows } from './code-rows.ts';
import type { Db } from './connection.ts';
import { heldTapRows } from './held-tap-rows.ts';
import { account } from './schema/accounts.ts';

const accountFields = {
  id: account.id,
  messenger: account.messenger,
  userId: account.userId,
  displayName: account.displayName,
  privateChatId: account.privateChatId,
  muted: account.muted,
};

export function accountsRepo(db: Db): AccountsRepo {
  const byUser = db
    .select(accountFields)
    .from(account)
    .where(
      and(eq(account.messenger, sql.placeholder('messenger')), eq(account.userId, sql.placeholder('userId'))),
    )
    .prepare();
  const byId = db
    .select(accountFields)
    .from(account)
    .where(eq(account.id, sql.placeholder('id')))
    .prepare();
  const byPrivateChat = db
    .select(accountFields)
    .from(account)
    .where(eq(account.privateChatId, sql.placeholder('chatId')))
    .prepare();
  const change = (id: AccountId, values: Partial<typeof account.$inferInsert>) => {
    db.update(account).set(values).where(eq(account.id, id)).run();
  };

  return {
    ...bindingRows(db),
    ...codeRows(db),
    ...claimRows(db),
    ...heldTapRows(db),
    account: (id) => byId.get({ id }),
    byUser: (messenger, userId) => byUser.get({ messenger, userId }),
    ensure(messenger, userId, displayName) {
      const found = byUser.get({ messenger, userId });
      if (found && (displayName === '' || displayName === found.displayName)) return found;
      if (found) {
        change(found.id, { displayName });
        return { ...found, displayName };
      }
      const made = { messenger, userId, displayName, privateChatId: null, muted: false };
      const { id } = db
        .insert(account)
        .values({ ...made, codeFailures: 0 })
        .returning({ id: account.id })
        .get();
      return { id, ...made };
    },
    setPrivateChat(id, chatId) {
      change(id, { privateChatId: chatId });
    },
    setMuted(id, muted) {
      change(id, { muted });
    },
    byPrivateChat: (chatId) => byPrivateChat.get({ chatId }),
    forget(id) {
      change(id, { displayName: '', privateChatId: null });
    },
  };
}
