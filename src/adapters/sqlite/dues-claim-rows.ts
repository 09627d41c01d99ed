import { and, desc, eq, sql } from 'drizzle-orm';
import type { DuesRepo } from '../../ports/store/dues.ts';
import type { Db } from './connection.ts';
import { duesClaim } from './schema/dues.ts';

type Claims = Pick<
  DuesRepo,
  'addClaim' | 'claim' | 'pendingClaim' | 'pendingClaimsOf' | 'pendingClaims' | 'claimsOf' | 'settleClaim'
>;

/** 已交, until the dues officer has answered. */
export function duesClaims(db: Db): Claims {
  const claims = () => db.select().from(duesClaim);
  // Spelled out: a bound one would not be seen to fit the partial index, or only by compiling the statement anew each time.
  const pending = sql`${duesClaim.state} = 'pending'`;
  const asked = sql`(select value from json_each(${sql.placeholder('ids')}))`;
  const pendingOf = claims()
    .where(sql`${duesClaim.personId} in ${asked} and ${pending}`)
    .orderBy(duesClaim.id)
    .prepare();

  return {
    addClaim: (claim) =>
      (
        db
          .insert(duesClaim)
          .values({ ...claim, state: 'pending' })
          .onConflictDoNothing()
          .returning({ id: duesClaim.id })
          .get() as { id: ReturnType<DuesRepo['addClaim']> } | undefined
      )?.id,
    claim: (id) => claims().where(eq(duesClaim.id, id)).get(),
    pendingClaim: (personId) =>
      claims()
        .where(and(eq(duesClaim.personId, personId), pending))
        .get(),
    pendingClaimsOf: (ids) => pendingOf.all({ ids: JSON.stringify(ids) }),
    pendingClaims: (branchId) =>
      claims()
        .where(and(eq(duesClaim.branchId, branchId), pending))
        .orderBy(duesClaim.id)
        .all(),
    claimsOf: (personId) =>
      claims().where(eq(duesClaim.personId, personId)).orderBy(desc(duesClaim.id)).all(),
    settleClaim(id, state, at, by) {
      db.update(duesClaim)
        .set({ state, settledAt: at, settledBy: by })
        .where(and(eq(duesClaim.id, id), pending))
        .run();
    },
  };
}
