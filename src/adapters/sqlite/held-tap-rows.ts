import { and, eq, gte, isNull } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { PersonId } from '../../domain/ids.ts';
import type { AccountsRepo } from '../../ports/store/accounts.ts';
import type { Db } from './connection.ts';
import { heldTap } from './schema/accounts.ts';

type HeldTapPart = Pick<
  AccountsRepo,
  | 'holdTap'
  | 'heldTaps'
  | 'droppedTaps'
  | 'heldTapsOn'
  | 'settleHeldTap'
  | 'withdrawHeldTap'
  | 'forgetHeldTaps'
>;

const heldTapFields = {
  id: heldTap.id,
  accountId: heldTap.accountId,
  chatId: heldTap.chatId,
  date: heldTap.date,
  kind: heldTap.kind,
  forPersonId: heldTap.forPersonId,
  at: heldTap.at,
};

export function heldTapRows(db: Db): HeldTapPart {
  const those = (which: SQL | undefined) =>
    db
      .select(heldTapFields)
      .from(heldTap)
      .where(which)
      .orderBy(heldTap.at, heldTap.id)
      .all()
      .map(({ forPersonId, ...tap }) => ({
        ...tap,
        forPersonId: forPersonId === 0 ? null : (forPersonId as PersonId),
      }));

  const unsettled = (which: SQL | undefined) => those(and(which, isNull(heldTap.settledAs)));

  return {
    holdTap({ accountId, chatId, date, kind, forPersonId = 0, at }) {
      return (
        db
          .insert(heldTap)
          .values({ accountId, chatId, date, kind, forPersonId, at })
          // An entry was made of it, and then the account became unknown again.
          .onConflictDoUpdate({
            target: [heldTap.accountId, heldTap.chatId, heldTap.date, heldTap.kind, heldTap.forPersonId],
            set: { at, settledAs: null },
            setWhere: eq(heldTap.settledAs, 'entry'),
          })
          .run().changes === 1
      );
    },
    heldTaps: (accountId) => unsettled(eq(heldTap.accountId, accountId)),
    droppedTaps: (accountId, from) =>
      those(and(eq(heldTap.accountId, accountId), eq(heldTap.settledAs, 'dropped'), gte(heldTap.date, from))),
    heldTapsOn: (chatId, date) => unsettled(and(eq(heldTap.chatId, chatId), eq(heldTap.date, date))),
    settleHeldTap(id, as) {
      db.update(heldTap).set({ settledAs: as }).where(eq(heldTap.id, id)).run();
    },
    withdrawHeldTap(id) {
      db.delete(heldTap)
        .where(and(eq(heldTap.id, id), isNull(heldTap.settledAs)))
        .run();
    },
    forgetHeldTaps(id) {
      db.delete(heldTap).where(eq(heldTap.accountId, id)).run();
    },
  };
}
