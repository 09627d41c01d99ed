import type {
  AccountId,
  AdminId,
  BranchId,
  ChatId,
  ClaimId,
  HeldTapId,
  Instant,
  LocalDate,
  PersonId,
} from '../../domain/ids.ts';

export interface Account {
  readonly id: AccountId;
  readonly messenger: string;
  readonly userId: string;
  readonly displayName: string;
  /** Present once the person pressed Start. Whether it still can be written to: the chat's standing. */
  readonly privateChatId: ChatId | null;
  readonly muted: boolean;
}

export interface Binding {
  readonly id: number;
  readonly accountId: AccountId;
  readonly personId: PersonId | null;
  readonly adminId: AdminId | null;
  readonly relation: 'self' | 'family' | 'admin';
  readonly since: Instant;
  readonly by: string;
}

export interface BindingCode {
  readonly id: number;
  readonly personId: PersonId | null;
  readonly adminId: AdminId | null;
  readonly expiresAt: Instant;
  readonly triesLeft: number;
}

export interface Claim {
  readonly id: ClaimId;
  readonly accountId: AccountId;
  readonly chatId: ChatId | null;
  readonly personId: PersonId | null;
  readonly relation: 'self' | 'family';
  readonly at: Instant;
  readonly state: 'pending' | 'approved' | 'declined';
  /** The name that the account has said, while nobody of the roster is clearly meant. Blank once settled. */
  readonly saidName: string | null;
  /** Branches whose officers may still say who it is; `null`: every branch of the group. */
  readonly openTo: readonly BranchId[] | null;
}

/** What an account has said about itself, and to whom. */
export interface ClaimWords {
  readonly saidName?: string | null;
  readonly openTo?: readonly BranchId[] | null;
}

/** What is said about coming to a Party day. */
export type AttendanceTap = 'present' | 'online' | 'leave';
/** `paid`: 已交 of the period in which it was tapped. */
export type HeldKind = AttendanceTap | 'paid';
export interface HeldTap {
  readonly id: HeldTapId;
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  /** Date of the Party days that the tapped card serves; of `paid` the date of the tap. */
  readonly date: LocalDate;
  readonly kind: HeldKind;
  /** The relative it was said for (代我妈报到); `null`: for the account's own person. */
  readonly forPersonId: PersonId | null;
  readonly at: Instant;
}

export interface AccountsRepo {
  account(id: AccountId): Account | undefined;
  byUser(messenger: string, userId: string): Account | undefined;
  /** The account of this user, made on first sight; a non-empty display name is refreshed. */
  ensure(messenger: string, userId: string, displayName: string): Account;
  setPrivateChat(id: AccountId, chatId: ChatId): void;
  setMuted(id: AccountId, muted: boolean): void;
  byPrivateChat(chatId: ChatId): Account | undefined;
  /** Forgets name and private chat; ended bindings stay as ids. */
  forget(id: AccountId): void;

  /** Running bindings of an account. */
  bindings(id: AccountId): Binding[];
  bindingsOfPerson(id: PersonId): Binding[];
  bindingsOfAdmin(id: AdminId): Binding[];
  bind(binding: Omit<Binding, 'id'>): void;
  endBinding(id: number, at: Instant): void;
  /** Officer and admin bindings made since then, newest first. */
  boundSince(at: Instant): Binding[];

  /** Stores a code and voids the older ones of the same holder. */
  putCode(hash: string, code: Omit<BindingCode, 'id'>, at: Instant): void;
  /** A code that is neither used, void nor expired. */
  liveCode(hash: string, at: Instant): BindingCode | undefined;
  /** The running code of this person, as far as it can still be used. */
  liveCodeOf(personId: PersonId, at: Instant): BindingCode | undefined;
  endCode(id: number, at: Instant): void;
  spendTry(id: number): void;
  codeFailures(id: AccountId): { readonly count: number; readonly since: Instant | null };
  setCodeFailures(id: AccountId, count: number, since: Instant | null): void;

  addClaim(claim: Omit<Claim, 'id' | 'state' | 'saidName' | 'openTo'> & ClaimWords): ClaimId;
  claim(id: ClaimId): Claim | undefined;
  pendingClaims(): Claim[];
  pendingClaimsIn(chatId: ChatId): Claim[];
  /** The claim of an account on a number of its own. */
  pendingClaimOf(accountId: AccountId): Claim | undefined;
  /** All pending claims of an account, those on relatives too. */
  pendingClaimsOf(accountId: AccountId): Claim[];
  nameClaim(id: ClaimId, personId: PersonId, relation: 'self' | 'family'): void;
  /** Nobody of the roster is clearly meant: the words stand instead, and these branches are asked. */
  rewordClaim(id: ClaimId, words: Required<ClaimWords>): void;
  /** Leaves the claim to these branches. */
  openClaimTo(id: ClaimId, branchIds: readonly BranchId[]): void;
  settleClaim(id: ClaimId, state: 'approved' | 'declined'): void;

  /** False when the same tap is held already. */
  holdTap(tap: Omit<HeldTap, 'id' | 'forPersonId'> & { readonly forPersonId?: PersonId }): boolean;
  heldTaps(accountId: AccountId): HeldTap[];
  /** Those that were dropped, from that date on. */
  droppedTaps(accountId: AccountId, from: LocalDate): HeldTap[];
  heldTapsOn(chatId: ChatId, date: LocalDate): HeldTap[];
  settleHeldTap(id: HeldTapId, as: 'entry' | 'dropped'): void;
  /** Taken back by whoever tapped: as if it had not been made, so that the same tap may come again. */
  withdrawHeldTap(id: HeldTapId): void;
  /** Whoever uses the account is nobody again: what it once tapped is forgotten, so that the same taps may come again. */
  forgetHeldTaps(id: AccountId): void;
}
