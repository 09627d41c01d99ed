import { eq, sql } from 'drizzle-orm';
import type { Admin, OrgRepo } from '../../ports/store/org.ts';
import type { Db } from './connection.ts';
import { admin, adminVillage, village } from './schema/org.ts';

type AdminPart = Pick<OrgRepo, 'admins' | 'admin' | 'adminByNumber' | 'putAdmin'>;

export function adminRows(db: Db): AdminPart {
  const villagesOf = db
    .select({ id: adminVillage.villageId })
    .from(adminVillage)
    .innerJoin(village, eq(village.id, adminVillage.villageId))
    .where(eq(adminVillage.adminId, sql.placeholder('id')))
    .orderBy(village.ordinal)
    .prepare();
  const allVillages = db
    .select({ adminId: adminVillage.adminId, id: adminVillage.villageId })
    .from(adminVillage)
    .innerJoin(village, eq(village.id, adminVillage.villageId))
    .orderBy(village.ordinal)
    .prepare();
  const all = db.select().from(admin).orderBy(admin.id).prepare();
  const byId = db
    .select()
    .from(admin)
    .where(eq(admin.id, sql.placeholder('id')))
    .prepare();
  const withVillages = (row: Omit<Admin, 'villageIds'>): Admin => ({
    ...row,
    villageIds: villagesOf.all({ id: row.id }).map(({ id }) => id),
  });
  const completed = (row: Omit<Admin, 'villageIds'> | undefined) => row && withVillages(row);

  return {
    admins() {
      const villages = allVillages.all();
      return all.all().map((row) => ({
        ...row,
        villageIds: villages.filter(({ adminId }) => adminId === row.id).map(({ id }) => id),
      }));
    },
    admin: (id) => completed(byId.get({ id })),
    adminByNumber: (number) => completed(db.select().from(admin).where(eq(admin.number, number)).get()),
    putAdmin({ number, townshipId, post, name, villageIds }) {
      const values = { number, townshipId, post, name };
      const found = db.select({ id: admin.id }).from(admin).where(eq(admin.number, number)).get();
      if (found) db.update(admin).set(values).where(eq(admin.id, found.id)).run();
      const { id } = found ?? db.insert(admin).values(values).returning({ id: admin.id }).get();
      db.delete(adminVillage).where(eq(adminVillage.adminId, id)).run();
      for (const villageId of villageIds) db.insert(adminVillage).values({ adminId: id, villageId }).run();
      return id;
    },
  };
}
