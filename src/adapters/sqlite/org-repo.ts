import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/ids.ts';
import type { OrgRepo } from '../../ports/store/org.ts';
import { adminRows } from './admin-rows.ts';
import type { Db } from './connection.ts';
import { onlyOne } from './unread-limit.ts';
import { branch, branchCondition, county, holiday, partyGroup, township, village } from './schema/org.ts';

/** Administrative order. Ask for it only where branch, village and township are joined. */
export const administrativeOrder = [
  asc(township.ordinal),
  asc(village.ordinal),
  asc(branch.ordinal),
] as const;

const branchFields = {
  id: branch.id,
  code: branch.code,
  villageId: branch.villageId,
  townshipId: village.townshipId,
  name: branch.name,
  fixedDay: branch.fixedDay,
  time: branch.time,
  place: branch.place,
  payMode: branch.payMode,
  condition: branch.condition,
  reviewDate: branch.reviewDate,
  conditionSince: sql<LocalDate | null>`(
    select max(${branchCondition.from}) from ${branchCondition} where ${branchCondition.branchId} = ${branch.id}
  )`,
};
/** Before every day that anybody writes down. */
const ever = '0001-01-01' as LocalDate;
const townshipFields = { id: township.id, name: township.name };
const villageFields = { id: village.id, townshipId: village.townshipId, name: village.name };

export function orgRepo(db: Db): OrgRepo {
  const selectBranches = () =>
    db
      .select(branchFields)
      .from(branch)
      .innerJoin(village, eq(village.id, branch.villageId))
      .innerJoin(township, eq(township.id, village.townshipId));
  const branchById = selectBranches()
    .where(eq(branch.id, sql.placeholder('id')))
    .prepare();

  const branchesWhere = (condition: SQL | undefined) =>
    selectBranches()
      .where(condition)
      .orderBy(...administrativeOrder)
      .prepare();
  const allBranches = branchesWhere(undefined);
  const ofTownship = branchesWhere(eq(village.townshipId, sql.placeholder('townshipId')));
  const ofVillage = branchesWhere(eq(branch.villageId, sql.placeholder('villageId')));
  const townships = db.select(townshipFields).from(township).orderBy(township.ordinal).prepare();
  const townshipById = db
    .select(townshipFields)
    .from(township)
    .where(eq(township.id, sql.placeholder('id')))
    .prepare();
  const conditionOn = db
    .select({ condition: branchCondition.condition })
    .from(branchCondition)
    .where(
      and(
        eq(branchCondition.branchId, sql.placeholder('branchId')),
        lte(branchCondition.from, sql.placeholder('day')),
      ),
    )
    .orderBy(desc(branchCondition.from))
    .limit(onlyOne)
    .prepare();
  const holidays = db.select().from(holiday).orderBy(holiday.date).prepare();

  return {
    ...adminRows(db),
    countyName: () => db.select({ name: county.name }).from(county).get()?.name,
    putCounty(name) {
      db.insert(county)
        .values({ id: 1, name })
        .onConflictDoUpdate({ target: county.id, set: { name } })
        .run();
    },

    townships: () => townships.all(),
    township: (id) => townshipById.get({ id }),
    putTownship(name) {
      const found = db.select({ id: township.id }).from(township).where(eq(township.name, name)).get();
      if (found) return found.id;
      const ordinal = sql`(select coalesce(max(ordinal), 0) + 1 from ${township})`;
      return db.insert(township).values({ name, ordinal }).returning({ id: township.id }).get().id;
    },

    villages(townshipId) {
      return db
        .select(villageFields)
        .from(village)
        .innerJoin(township, eq(township.id, village.townshipId))
        .where(townshipId === undefined ? undefined : eq(village.townshipId, townshipId))
        .orderBy(township.ordinal, village.ordinal)
        .all();
    },
    village: (id) => db.select(villageFields).from(village).where(eq(village.id, id)).get(),
    putVillage(townshipId, name) {
      const found = db
        .select({ id: village.id })
        .from(village)
        .where(and(eq(village.townshipId, townshipId), eq(village.name, name)))
        .get();
      if (found) return found.id;
      const ordinal = sql`(select coalesce(max(ordinal), 0) + 1 from ${village})`;
      return db.insert(village).values({ townshipId, name, ordinal }).returning({ id: village.id }).get().id;
    },

    branches({ townshipId, villageId } = {}) {
      if (villageId === undefined)
        return townshipId === undefined ? allBranches.all() : ofTownship.all({ townshipId });
      return ofVillage
        .all({ villageId })
        .filter((found) => townshipId === undefined || found.townshipId === townshipId);
    },
    branch: (id) => branchById.get({ id }),
    branchByCode: (code) => selectBranches().where(eq(branch.code, code)).get(),
    putBranch(fields) {
      const { code, villageId, name, fixedDay, time, place, payMode, condition, reviewDate } = fields;
      const values = { code, villageId, name, fixedDay, time, place, payMode, condition, reviewDate };
      const found = db.select({ id: branch.id }).from(branch).where(eq(branch.code, code)).get();
      if (found) {
        db.update(branch).set(values).where(eq(branch.id, found.id)).run();
        return found.id;
      }
      const ordinal = sql`(select coalesce(max(ordinal), 0) + 1 from ${branch})`;
      return db
        .insert(branch)
        .values({ ...values, ordinal })
        .returning({ id: branch.id })
        .get().id;
    },
    putCondition(branchId, condition, from) {
      const before = branchById.get({ id: branchId });
      if (!before) throw new Error(`Condition of branch ${String(branchId)}: there is no such branch.`);
      const of = eq(branchCondition.branchId, branchId);
      if (before.conditionSince === null)
        db.insert(branchCondition).values({ branchId, from: ever, condition: before.condition }).run();
      db.delete(branchCondition)
        .where(and(of, gte(branchCondition.from, from)))
        .run();
      db.insert(branchCondition).values({ branchId, from, condition }).run();
      db.update(branch).set({ condition }).where(eq(branch.id, branchId)).run();
    },
    conditionOn: (branchId, day) =>
      conditionOn.get({ branchId, day })?.condition ?? branchById.get({ id: branchId })?.condition,

    partyGroups: (branchId) =>
      db.select().from(partyGroup).where(eq(partyGroup.branchId, branchId)).orderBy(partyGroup.id).all(),
    partyGroup: (id) => db.select().from(partyGroup).where(eq(partyGroup.id, id)).get(),
    putPartyGroup(branchId, name) {
      const found = db
        .select({ id: partyGroup.id })
        .from(partyGroup)
        .where(and(eq(partyGroup.branchId, branchId), eq(partyGroup.name, name)))
        .get();
      if (found) return found.id;
      return db.insert(partyGroup).values({ branchId, name }).returning({ id: partyGroup.id }).get().id;
    },

    holidays: () => holidays.all(),
    putHoliday({ date, kind, name }) {
      db.insert(holiday)
        .values({ date, kind, name })
        .onConflictDoUpdate({ target: holiday.date, set: { kind, name } })
        .run();
    },
  };
}
