import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { DigestSent, DigestsRepo } from '../../ports/store/digests.ts';
import type { Db } from './connection.ts';
import { digest, digestItem, helpMark } from './schema/digests.ts';

export function digestsRepo(db: Db): DigestsRepo {
  const sent = ({ townshipId, month, issue }: Omit<DigestSent, 'at'>) =>
    db
      .select()
      .from(digest)
      .where(and(eq(digest.townshipId, townshipId), eq(digest.month, month), eq(digest.issue, issue)))
      .get();
  return {
    put({ townshipId, month, issue, at }, items) {
      const [added] = db
        .insert(digest)
        .values({ townshipId, month, issue, at })
        .onConflictDoNothing()
        .returning({ id: digest.id })
        .all();
      if (added === undefined) return;
      for (const { branchId, help } of items)
        db.insert(digestItem).values({ digestId: added.id, branchId, help }).run();
    },
    lastItems(townshipId, count, before) {
      const own = before && sent({ townshipId, ...before });
      const mine = eq(digest.townshipId, townshipId);
      return db
        .select({ id: digest.id })
        .from(digest)
        .where(own ? and(mine, lt(digest.at, own.at)) : mine)
        .orderBy(desc(digest.at), desc(digest.id))
        .limit(count)
        .all()
        .map(({ id }) =>
          db
            .select({ branchId: digestItem.branchId, help: digestItem.help })
            .from(digestItem)
            .where(eq(digestItem.digestId, id))
            .orderBy(digestItem.id)
            .all(),
        );
    },
    marks: (branchIds, month) =>
      db
        .select({ branchId: helpMark.branchId, help: helpMark.help, mark: helpMark.mark, at: helpMark.at })
        .from(helpMark)
        .where(and(inArray(helpMark.branchId, [...branchIds]), eq(helpMark.month, month)))
        .orderBy(helpMark.id)
        .all(),
    mark: ({ branchId, help, month, mark }, at, by) =>
      db.insert(helpMark).values({ branchId, help, month, mark, at, by }).onConflictDoNothing().run()
        .changes > 0,
    unmark({ branchId, month, mark }) {
      db.delete(helpMark)
        .where(and(eq(helpMark.branchId, branchId), eq(helpMark.month, month), eq(helpMark.mark, mark)))
        .run();
    },
  };
}
