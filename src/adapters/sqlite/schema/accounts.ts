import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  AccountId,
  AdminId,
  BranchId,
  ChatId,
  ClaimId,
  DraftId,
  HeldTapId,
  Instant,
  LocalDate,
  PartyDayId,
  PersonId,
} from '../../../domain/ids.ts';
import { branch } from './org.ts';

/** A chat of the messenger under an id of our own: the messenger may rename it (group → supergroup). */
export const chat = sqliteTable(
  'chat',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<ChatId>(),
    messenger: text().notNull(),
    externalId: text().notNull(),
    kind: text({ enum: ['private', 'group'] }).notNull(),
    threadId: text(),
    /** Who is in a group: members only, or villagers too. Empty until the officer has answered. */
    audience: text({ enum: ['members', 'mixed'] }),
    standing: text({ enum: ['present', 'left'] }).notNull(),
  },
  (t) => [unique().on(t.messenger, t.externalId)],
);

/** A branch has one chat; a chat serves one or more branches of one village. */
export const chatBranch = sqliteTable(
  'chat_branch',
  {
    branchId: integer()
      .primaryKey()
      .references(() => branch.id)
      .$type<BranchId>(),
    chatId: integer()
      .notNull()
      .references(() => chat.id)
      .$type<ChatId>(),
    /** Steps that were past then are skipped, not caught up. */
    since: integer().notNull().$type<Instant>(),
  },
  (t) => [index('chat_branch_chat').on(t.chatId)],
);

/** A person of the messenger. `displayName` is erasable and only kept to help an officer recognise who it is. */
export const account = sqliteTable(
  'account',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<AccountId>(),
    messenger: text().notNull(),
    userId: text().notNull(),
    displayName: text().notNull(),
    /** Set once the person pressed Start: only then can the bot write privately. */
    privateChatId: integer()
      .references(() => chat.id)
      .$type<ChatId>(),
    muted: integer({ mode: 'boolean' }).notNull(),
    /** Wrong binding codes typed since `codeFailuresSince`. */
    codeFailures: integer().notNull(),
    codeFailuresSince: integer().$type<Instant>(),
  },
  (t) => [unique().on(t.messenger, t.userId), index('account_private_chat').on(t.privateChatId)],
);

/** account ↔ member number (self, or family approved by the officer), or account ↔ admin number. */
export const binding = sqliteTable(
  'binding',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    accountId: integer()
      .notNull()
      .references(() => account.id)
      .$type<AccountId>(),
    personId: integer().$type<PersonId>(),
    adminId: integer().$type<AdminId>(),
    relation: text({ enum: ['self', 'family', 'admin'] }).notNull(),
    since: integer().notNull().$type<Instant>(),
    by: text().notNull(),
    endedAt: integer().$type<Instant>(),
  },
  (t) => [
    index('binding_account').on(t.accountId),
    index('binding_person').on(t.personId),
    index('binding_admin').on(t.adminId),
    index('binding_since').on(t.since),
    // One account ↔ one member number, plus at most one admin number (design §3).
    uniqueIndex('binding_one_own')
      .on(t.accountId, t.relation)
      .where(sql`ended_at is null and relation <> 'family'`),
    uniqueIndex('binding_one_account')
      .on(t.personId)
      .where(sql`ended_at is null and relation = 'self'`),
    uniqueIndex('binding_one_admin_account')
      .on(t.adminId)
      .where(sql`ended_at is null and relation = 'admin'`),
  ],
);

/** Eight digits, single use, hashed with the county's key. Digits repeat over the years, but never among running codes. */
export const bindingCode = sqliteTable(
  'binding_code',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    hash: text().notNull(),
    personId: integer().$type<PersonId>(),
    adminId: integer().$type<AdminId>(),
    expiresAt: integer().notNull().$type<Instant>(),
    triesLeft: integer().notNull(),
    endedAt: integer().$type<Instant>(),
  },
  (t) => [
    uniqueIndex('binding_code_running')
      .on(t.hash)
      .where(sql`ended_at is null`),
    index('binding_code_person').on(t.personId),
    index('binding_code_admin').on(t.adminId),
  ],
);

/** An account says who it is (`/iam`, or a held tap): waits for an officer. */
export const claim = sqliteTable(
  'claim',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<ClaimId>(),
    accountId: integer()
      .notNull()
      .references(() => account.id)
      .$type<AccountId>(),
    /** The group in which the account was seen; its branches' officers decide. */
    chatId: integer()
      .references(() => chat.id)
      .$type<ChatId>(),
    /** Named by the account itself; otherwise the officer's list suggests by display name. */
    personId: integer().$type<PersonId>(),
    relation: text({ enum: ['self', 'family'] }).notNull(),
    at: integer().notNull().$type<Instant>(),
    state: text({ enum: ['pending', 'approved', 'declined'] }).notNull(),
    /** The name that the account has said, as long as it is pending: it may be nobody's, or several people's. */
    saidName: text(),
    /** JSON: the branches whose officers may still say who it is; empty: all of the group. */
    openTo: text(),
  },
  (t) => [
    index('claim_pending')
      .on(t.chatId)
      .where(sql`state = 'pending'`),
    index('claim_account').on(t.accountId),
  ],
);

/** The first taps of an unknown account, with their time, until somebody says whose they are. */
export const heldTap = sqliteTable(
  'held_tap',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<HeldTapId>(),
    accountId: integer()
      .notNull()
      .references(() => account.id)
      .$type<AccountId>(),
    chatId: integer()
      .notNull()
      .references(() => chat.id)
      .$type<ChatId>(),
    /** The Party days that the tapped card serves; the tap counts for the tapper's own branch. Of `paid` the day of the tap. */
    date: text().notNull().$type<LocalDate>(),
    kind: text({ enum: ['present', 'online', 'leave', 'paid'] }).notNull(),
    /** The relative it was said for; 0: for the account's own person. */
    forPersonId: integer().notNull().default(0),
    at: integer().notNull().$type<Instant>(),
    settledAs: text({ enum: ['entry', 'dropped'] }),
  },
  (t) => [
    unique().on(t.accountId, t.chatId, t.date, t.kind, t.forPersonId),
    index('held_tap_chat').on(t.chatId, t.date),
  ],
);

/** Something begun and not finished: a read-back, a choice among branches, a group link. Blanked when used. */
export const draft = sqliteTable(
  'draft',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<DraftId>(),
    kind: text().notNull(),
    accountId: integer()
      .references(() => account.id)
      .$type<AccountId>(),
    token: text().unique(),
    /** JSON; `null` once blanked. */
    data: text().notNull(),
    expiresAt: integer().notNull().$type<Instant>(),
    usedAt: integer().$type<Instant>(),
  },
  (t) => [
    index('draft_expiry')
      .on(t.expiresAt)
      .where(sql`data <> 'null'`),
  ],
);

/** Free text by hash: ledgers keep the hash, this table can be emptied. */
export const freeText = sqliteTable('free_text', {
  hash: text().primaryKey(),
  salt: text().notNull(),
  text: text().notNull(),
  personId: integer().$type<PersonId>(),
  partyDayId: integer().$type<PartyDayId>(),
});
