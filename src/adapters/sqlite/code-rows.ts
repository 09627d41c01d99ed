import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/ids.ts';
import type { AccountsRepo } from '../../ports/store/accounts.ts';
import type { Db } from './connection.ts';
import { account, bindingCode } from './schema/accounts.ts';

type CodePart = Pick<
  AccountsRepo,
  'putCode' | 'liveCode' | 'liveCodeOf' | 'endCode' | 'spendTry' | 'codeFailures' | 'setCodeFailures'
>;

const fields = {
  id: bindingCode.id,
  personId: bindingCode.personId,
  adminId: bindingCode.adminId,
  expiresAt: bindingCode.expiresAt,
  triesLeft: bindingCode.triesLeft,
};

export function codeRows(db: Db): CodePart {
  const live = (at: Instant, which: SQL) =>
    db
      .select(fields)
      .from(bindingCode)
      .where(
        and(which, isNull(bindingCode.endedAt), gt(bindingCode.expiresAt, at), gt(bindingCode.triesLeft, 0)),
      )
      .get();

  return {
    putCode(hash, { personId, adminId, expiresAt, triesLeft }, at) {
      const holder =
        personId === null
          ? adminId === null
            ? undefined
            : eq(bindingCode.adminId, adminId)
          : eq(bindingCode.personId, personId);
      if (!holder) throw new Error('Storing a binding code that is for nobody: give personId or adminId.');
      const end = { endedAt: at };
      const running = isNull(bindingCode.endedAt);
      db.update(bindingCode).set(end).where(and(holder, running)).run();
      // The same digits, long expired, do not stand in the way.
      db.update(bindingCode)
        .set(end)
        .where(and(eq(bindingCode.hash, hash), running, lte(bindingCode.expiresAt, at)))
        .run();
      db.insert(bindingCode).values({ hash, personId, adminId, expiresAt, triesLeft }).run();
    },
    liveCode: (hash, at) => live(at, eq(bindingCode.hash, hash)),
    liveCodeOf: (personId, at) => live(at, eq(bindingCode.personId, personId)),
    endCode(id, at) {
      db.update(bindingCode)
        .set({ endedAt: at })
        .where(and(eq(bindingCode.id, id), isNull(bindingCode.endedAt)))
        .run();
    },
    spendTry(id) {
      db.update(bindingCode)
        .set({ triesLeft: sql`max(${bindingCode.triesLeft} - 1, 0)` })
        .where(eq(bindingCode.id, id))
        .run();
    },
    codeFailures(id) {
      const found = db
        .select({ count: account.codeFailures, since: account.codeFailuresSince })
        .from(account)
        .where(eq(account.id, id))
        .get();
      return found ?? { count: 0, since: null };
    },
    setCodeFailures(id, count, since) {
      db.update(account)
        .set({ codeFailures: count, codeFailuresSince: since })
        .where(eq(account.id, id))
        .run();
    },
  };
}
