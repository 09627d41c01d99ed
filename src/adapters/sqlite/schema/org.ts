import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type {
  AdminId,
  BranchId,
  Instant,
  LocalDate,
  LocalTime,
  PartyGroupId,
  TownshipId,
  VillageId,
} from '../../../domain/ids.ts';

/** One county a database: a cell (design §5, scale). */
export const county = sqliteTable('county', {
  id: integer().primaryKey(),
  name: text().notNull(),
});

export const township = sqliteTable('township', {
  id: integer().primaryKey({ autoIncrement: true }).$type<TownshipId>(),
  name: text().notNull().unique(),
  /** Administrative order: branches always stand in it, never by figures. */
  ordinal: integer().notNull(),
});

export const village = sqliteTable(
  'village',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<VillageId>(),
    townshipId: integer()
      .notNull()
      .references(() => township.id)
      .$type<TownshipId>(),
    name: text().notNull(),
    ordinal: integer().notNull(),
  },
  (t) => [unique().on(t.townshipId, t.name)],
);

export const branch = sqliteTable(
  'branch',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<BranchId>(),
    code: text().notNull().unique(),
    villageId: integer()
      .notNull()
      .references(() => village.id)
      .$type<VillageId>(),
    name: text().notNull(),
    ordinal: integer().notNull(),
    /** 党日 as in branches.csv: a day of the month, 首个周五 or 首个工作日. */
    fixedDay: text().notNull(),
    time: text().$type<LocalTime>(),
    place: text(),
    payMode: text({ enum: ['monthly', 'quarterly'] }).notNull(),
    condition: text({ enum: ['normal', 'offline', 'pasture'] }).notNull(),
    reviewDate: text().$type<LocalDate>(),
    /** When it got its first group; kept when it moves to another. Empty before, and where the group is older than this column. */
    firstServedAt: integer().$type<Instant>(),
  },
  (t) => [index('branch_village').on(t.villageId)],
);

/** Since when a branch is 线下, 转场 or normal: months before stay what they were. Nothing of a branch that was never changed. */
export const branchCondition = sqliteTable(
  'branch_condition',
  {
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    from: text().notNull().$type<LocalDate>(),
    condition: text({ enum: ['normal', 'offline', 'pasture'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.branchId, t.from] })],
);

export const partyGroup = sqliteTable(
  'party_group',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<PartyGroupId>(),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    name: text().notNull(),
  },
  (t) => [unique().on(t.branchId, t.name)],
);

/** Township and county people. `townshipId` is empty for the county. Erasable: holds names. */
export const admin = sqliteTable('admin', {
  id: integer().primaryKey({ autoIncrement: true }).$type<AdminId>(),
  number: text().notNull().unique(),
  townshipId: integer()
    .references(() => township.id)
    .$type<TownshipId>(),
  post: text().notNull(),
  name: text().notNull(),
});

/** 联系村: an admin with linked villages sees those only. */
export const adminVillage = sqliteTable(
  'admin_village',
  {
    adminId: integer()
      .notNull()
      .references(() => admin.id)
      .$type<AdminId>(),
    villageId: integer()
      .notNull()
      .references(() => village.id)
      .$type<VillageId>(),
  },
  (t) => [unique().on(t.adminId, t.villageId)],
);

/** Public holidays and make-up workdays from holidays.csv; they override the calendar library. */
export const holiday = sqliteTable('holiday', {
  date: text().primaryKey().$type<LocalDate>(),
  kind: text({ enum: ['off', 'work'] }).notNull(),
  name: text().notNull(),
});
