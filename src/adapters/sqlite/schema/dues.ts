import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  BranchId,
  DuesActId,
  DuesClaimId,
  DuesPaymentId,
  DuesOpeningId,
  HandUpId,
  HandUpWordId,
  Instant,
  Month,
  PersonId,
} from '../../../domain/ids.ts';
import type { Quarter } from '../../../domain/calendar/time.ts';
import { account } from './accounts.ts';
import type { AccountId } from '../../../domain/ids.ts';
import { branch } from './org.ts';

/** Ledger: money received for one person, or the reversal of such a line (below zero). Amounts in fen. */
export const duesPayment = sqliteTable(
  'dues_payment',
  {
    seq: integer().primaryKey({ autoIncrement: true }).$type<DuesPaymentId>(),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    personId: integer().notNull().$type<PersonId>(),
    receiptYear: integer().notNull(),
    receiptNo: integer().notNull(),
    amountFen: integer().notNull(),
    extraFen: integer().notNull(),
    paidBy: text({ enum: ['self', 'relative', 'member'] }).notNull(),
    payerId: integer().$type<PersonId>(),
    /** Comma-joined: prepaid, backPaid, relative, member. */
    flags: text().notNull(),
    actId: integer().notNull().$type<DuesActId>(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
    key: text().notNull().unique(),
    reversesSeq: integer().unique().$type<DuesPaymentId>(),
    reasonHash: text(),
  },
  (t) => [
    uniqueIndex('dues_payment_receipt')
      .on(t.branchId, t.receiptYear, t.receiptNo)
      .where(sql`reverses_seq is null`),
    index('dues_payment_person').on(t.personId),
    index('dues_payment_branch').on(t.branchId, t.at),
    index('dues_payment_act').on(t.actId),
  ],
);

/** Ledger: which part of a payment belongs to which month. */
export const duesShare = sqliteTable(
  'dues_share',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    paymentSeq: integer()
      .notNull()
      .references(() => duesPayment.seq)
      .$type<DuesPaymentId>(),
    month: text().notNull().$type<Month>(),
    fen: integer().notNull(),
  },
  (t) => [unique().on(t.paymentSeq, t.month), index('dues_share_month').on(t.month)],
);

/** What an officer is about to confirm (read-back), with its fate. */
export const duesAct = sqliteTable('dues_act', {
  id: integer().primaryKey({ autoIncrement: true }).$type<DuesActId>(),
  branchId: integer()
    .notNull()
    .references(() => branch.id)
    .$type<BranchId>(),
  state: text({ enum: ['open', 'written', 'dropped'] }).notNull(),
  /** JSON: ids, months and fen. */
  plan: text().notNull(),
  at: integer().notNull().$type<Instant>(),
  by: text().notNull(),
  settledAt: integer().$type<Instant>(),
  settledBy: text(),
});

/** 已交: somebody says that it is paid. Waits for the dues officer. */
export const duesClaim = sqliteTable(
  'dues_claim',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<DuesClaimId>(),
    personId: integer().notNull().$type<PersonId>(),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    until: text().notNull().$type<Month>(),
    at: integer().notNull().$type<Instant>(),
    accountId: integer()
      .notNull()
      .references(() => account.id)
      .$type<AccountId>(),
    state: text({ enum: ['pending', 'confirmed', 'notReceived', 'withdrawn', 'lapsed'] }).notNull(),
    settledAt: integer().$type<Instant>(),
    settledBy: text(),
  },
  (t) => [
    uniqueIndex('dues_claim_pending')
      .on(t.personId)
      .where(sql`state = 'pending'`),
    index('dues_claim_branch')
      .on(t.branchId)
      .where(sql`state = 'pending'`),
    index('dues_claim_person').on(t.personId),
  ],
);

/** An approved reason for not paying now; the newest of a person counts. */
export const duesExcuse = sqliteTable(
  'dues_excuse',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    personId: integer().notNull().$type<PersonId>(),
    branchId: integer().notNull().$type<BranchId>(),
    until: text().notNull().$type<Month>(),
    reasonHash: text().notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [index('dues_excuse_person').on(t.personId)],
);

/** Who was told of arrears beginning with that month, at which level: never twice. */
export const duesArrearsNote = sqliteTable(
  'dues_arrears_note',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    personId: integer().notNull().$type<PersonId>(),
    month: text().notNull().$type<Month>(),
    level: integer().notNull(),
    at: integer().notNull().$type<Instant>(),
  },
  (t) => [unique().on(t.personId, t.month, t.level)],
);

/** The yearly fixing of a branch's amounts was done. */
export const duesYear = sqliteTable(
  'dues_year',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    branchId: integer().notNull().$type<BranchId>(),
    year: integer().notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [unique().on(t.branchId, t.year)],
);

/** Ledger: money handed up to the township (上缴), or the reversal of such a line (below zero). */
export const handUp = sqliteTable(
  'hand_up',
  {
    seq: integer().primaryKey({ autoIncrement: true }).$type<HandUpId>(),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    quarter: text().notNull().$type<Quarter>(),
    amountFen: integer().notNull(),
    receipt: text(),
    dueFen: integer().notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
    key: text().notNull().unique(),
    reversesSeq: integer().unique().$type<HandUpId>(),
    reasonHash: text(),
  },
  (t) => [index('hand_up_branch').on(t.branchId, t.quarter)],
);

/** Ledger: what the township says to a hand-up; the last word counts. */
export const handUpWord = sqliteTable(
  'hand_up_word',
  {
    seq: integer().primaryKey({ autoIncrement: true }).$type<HandUpWordId>(),
    handUpSeq: integer()
      .notNull()
      .references(() => handUp.seq)
      .$type<HandUpId>(),
    state: text({ enum: ['received', 'notReceived', 'withdrawn', 'noted'] }).notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
  },
  (t) => [index('hand_up_word_line').on(t.handUpSeq, t.seq)],
);

/** Ledger: cash that a branch had in hand before its first entry (期初结余), or the reversal of such a line (below zero). In fen. */
export const duesOpening = sqliteTable(
  'dues_opening',
  {
    seq: integer().primaryKey({ autoIncrement: true }).$type<DuesOpeningId>(),
    branchId: integer()
      .notNull()
      .references(() => branch.id)
      .$type<BranchId>(),
    amountFen: integer().notNull(),
    at: integer().notNull().$type<Instant>(),
    by: text().notNull(),
    key: text().notNull().unique(),
    reversesSeq: integer().unique().$type<DuesOpeningId>(),
    reasonHash: text(),
  },
  (t) => [index('dues_opening_branch').on(t.branchId)],
);
