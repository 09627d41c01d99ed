import { and, eq, sql } from 'drizzle-orm';
import type { DuesRepo } from '../../ports/store/dues.ts';
import type { Db } from './connection.ts';
import { duesArrearsNote, duesExcuse, duesYear } from './schema/dues.ts';

type Notes = Pick<
  DuesRepo,
  'putExcuse' | 'excuses' | 'noteArrears' | 'forgetArrears' | 'fixYear' | 'yearFixed'
>;

/** What stands beside the dues ledger: approved reasons, who was told of arrears, which years were fixed. */
export function duesNotes(db: Db): Notes {
  return {
    putExcuse(excuse) {
      db.insert(duesExcuse).values(excuse).run();
    },
    excuses(ids) {
      const rows = db
        .select({
          personId: duesExcuse.personId,
          branchId: duesExcuse.branchId,
          until: duesExcuse.until,
          reasonHash: duesExcuse.reasonHash,
          at: duesExcuse.at,
          by: duesExcuse.by,
        })
        .from(duesExcuse)
        .where(sql`${duesExcuse.personId} in (select value from json_each(${JSON.stringify(ids)}))`)
        .orderBy(duesExcuse.id)
        .all();
      return new Map(rows.map((row) => [row.personId, row]));
    },
    noteArrears: (personId, month, level, at) =>
      db.insert(duesArrearsNote).values({ personId, month, level, at }).onConflictDoNothing().run().changes >
      0,
    forgetArrears(personId, month, level) {
      const { personId: person, month: noted, level: at } = duesArrearsNote;
      db.delete(duesArrearsNote)
        .where(and(eq(person, personId), eq(noted, month), eq(at, level)))
        .run();
    },
    fixYear: (branchId, year, at, by) =>
      db.insert(duesYear).values({ branchId, year, at, by }).onConflictDoNothing().run().changes > 0,
    yearFixed: (branchId, year) =>
      db
        .select({ at: duesYear.at, by: duesYear.by })
        .from(duesYear)
        .where(and(eq(duesYear.branchId, branchId), eq(duesYear.year, year)))
        .get(),
  };
}
