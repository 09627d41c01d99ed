import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { BranchId, ClaimId } from '../../domain/ids.ts';
import type { AccountsRepo, Claim } from '../../ports/store/accounts.ts';
import type { Db } from './connection.ts';
import { claim } from './schema/accounts.ts';
import { fromJson } from './stored-json.ts';

type ClaimPart = Pick<
  AccountsRepo,
  | 'addClaim'
  | 'claim'
  | 'pendingClaims'
  | 'pendingClaimsIn'
  | 'pendingClaimOf'
  | 'pendingClaimsOf'
  | 'nameClaim'
  | 'rewordClaim'
  | 'openClaimTo'
  | 'settleClaim'
>;

// Spelled out, not bound: SQLite takes a partial index only when it sees the value.
const pending = sql`${claim.state} = 'pending'`;

function read({ openTo, ...row }: typeof claim.$inferSelect): Claim {
  return { ...row, openTo: openTo === null ? null : (fromJson(openTo) as BranchId[]) };
}

function written(branchIds: readonly BranchId[] | null): string | null {
  return branchIds === null ? null : JSON.stringify(branchIds);
}

export function claimRows(db: Db): ClaimPart {
  const all = (which: SQL | undefined) =>
    db.select().from(claim).where(which).orderBy(claim.id).all().map(read);
  const first = (which: SQL | undefined) => {
    const row = db.select().from(claim).where(which).orderBy(claim.id).get();
    return row && read(row);
  };
  const change = (id: ClaimId, values: Partial<typeof claim.$inferInsert>) => {
    db.update(claim).set(values).where(eq(claim.id, id)).run();
  };

  return {
    addClaim: ({ accountId, chatId, personId, relation, at, saidName = null, openTo = null }) =>
      db
        .insert(claim)
        .values({
          accountId,
          chatId,
          personId,
          relation,
          at,
          saidName,
          openTo: written(openTo),
          state: 'pending',
        })
        .returning({ id: claim.id })
        .get().id,
    claim: (id) => first(eq(claim.id, id)),
    pendingClaims: () => all(pending),
    pendingClaimsIn: (chatId) => all(and(eq(claim.chatId, chatId), pending)),
    pendingClaimOf: (accountId) =>
      first(and(eq(claim.accountId, accountId), eq(claim.relation, 'self'), pending)),
    pendingClaimsOf: (accountId) => all(and(eq(claim.accountId, accountId), pending)),
    nameClaim(id, personId, relation) {
      change(id, { personId, relation, saidName: null });
    },
    rewordClaim(id, { saidName, openTo }) {
      change(id, { personId: null, saidName, openTo: written(openTo) });
    },
    openClaimTo(id, branchIds) {
      change(id, { openTo: written(branchIds) });
    },
    settleClaim(id, state) {
      change(id, { state, saidName: null });
    },
  };
}
