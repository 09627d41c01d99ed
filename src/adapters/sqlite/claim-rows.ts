import { and, eq, sql } from 'drizzle-orm';
import type { AccountsRepo } from '../../ports/store/accounts.ts';
import type { Db } from './connection.ts';
import { claim } from './schema/accounts.ts';

type ClaimPart = Pick<
  AccountsRepo,
  | 'addClaim'
  | 'claim'
  | 'pendingClaims'
  | 'pendingClaimsIn'
  | 'pendingClaimOf'
  | 'pendingClaimsOf'
  | 'nameClaim'
  | 'settleClaim'
>;

// Spelled out, not bound: SQLite takes a partial index only when it sees the value.
const pending = sql`${claim.state} = 'pending'`;

export function claimRows(db: Db): ClaimPart {
  return {
    addClaim: ({ accountId, chatId, personId, relation, at }) =>
      db
        .insert(claim)
        .values({ accountId, chatId, personId, relation, at, state: 'pending' })
        .returning({ id: claim.id })
        .get().id,
    claim: (id) => db.select().from(claim).where(eq(claim.id, id)).get(),
    pendingClaims: () => db.select().from(claim).where(pending).orderBy(claim.id).all(),
    pendingClaimsIn: (chatId) =>
      db
        .select()
        .from(claim)
        .where(and(eq(claim.chatId, chatId), pending))
        .orderBy(claim.id)
        .all(),
    pendingClaimOf: (accountId) =>
      db
        .select()
        .from(claim)
        .where(and(eq(claim.accountId, accountId), eq(claim.relation, 'self'), pending))
        .orderBy(claim.id)
        .get(),
    pendingClaimsOf: (accountId) =>
      db
        .select()
        .from(claim)
        .where(and(eq(claim.accountId, accountId), pending))
        .orderBy(claim.id)
        .all(),
    nameClaim(id, personId, relation) {
      db.update(claim).set({ personId, relation }).where(eq(claim.id, id)).run();
    },
    settleClaim(id, state) {
      db.update(claim).set({ state }).where(eq(claim.id, id)).run();
    },
  };
}
