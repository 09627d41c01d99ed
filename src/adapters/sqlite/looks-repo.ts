import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { LooksRepo } from '../../ports/store/looks.ts';
import type { Db } from './connection.ts';
import { nameLook } from './schema/above.ts';

const fields = {
  id: nameLook.id,
  branchId: nameLook.branchId,
  month: nameLook.month,
  at: nameLook.at,
  by: nameLook.by,
  reasonHash: nameLook.reasonHash,
};

export function looksRepo(db: Db): LooksRepo {
  const looks = () => db.select(fields).from(nameLook);
  const isUnnoted = sql`${nameLook.notedAt} is null`;
  const ofBranch = looks()
    .where(eq(nameLook.branchId, sql.placeholder('branchId')))
    .orderBy(desc(nameLook.id))
    .prepare();
  const unnoted = looks()
    .where(and(isUnnoted, eq(nameLook.branchId, sql.placeholder('branchId'))))
    .orderBy(nameLook.id)
    .prepare();

  return {
    add: (look) => db.insert(nameLook).values(look).returning({ id: nameLook.id }).get().id,
    ofBranch: (branchId) => ofBranch.all({ branchId }),
    unnoted: (branchId) => unnoted.all({ branchId }),
    note(branchId, upTo, at, by) {
      db.update(nameLook)
        .set({ notedAt: at, notedBy: by })
        .where(and(isUnnoted, eq(nameLook.branchId, branchId), lte(nameLook.id, upTo)))
        .run();
    },
  };
}
