import type {
  AccountId,
  BranchId,
  DuesActId,
  DuesClaimId,
  DuesOpeningId,
  DuesPaymentId,
  HandUpId,
  HandUpWordId,
  Instant,
  Month,
  PersonId,
} from '../../domain/ids.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import type { HandUpSaid, HeldWord } from '../../domain/dues/hand-up.ts';
import type { DuesFlag, PaidBy } from '../../domain/dues/payment.ts';

/** A line of the dues ledger: money that an officer received for one person, or the reversal of such a line. */
export interface DuesPayment {
  readonly seq: DuesPaymentId;
  /** Whose officer took the money; what the person owed may be another branch's. */
  readonly branchId: BranchId;
  readonly personId: PersonId;
  /** Number of the receipt, counted by branch and year; of a reversal that of the line it reverses. */
  readonly receiptYear: number;
  readonly receiptNo: number;
  /** All that was kept, in fen; of a reversal the same below zero. */
  readonly amountFen: number;
  /** 自愿多交, contained in `amountFen`. */
  readonly extraFen: number;
  /** What went to which month; with `extraFen` they add up to `amountFen`. */
  readonly shares: readonly { readonly month: Month; readonly fen: number }[];
  readonly paidBy: PaidBy;
  /** The member who brought the money, where it was another one. */
  readonly payerId: PersonId | null;
  readonly flags: readonly DuesFlag[];
  /** The read-back by which it was confirmed. */
  readonly actId: DuesActId;
  readonly at: Instant;
  readonly by: string;
  readonly key: string;
  readonly reversesSeq: DuesPaymentId | null;
  readonly reasonHash: string | null;
}

export interface DuesClaim {
  readonly id: DuesClaimId;
  readonly personId: PersonId;
  readonly branchId: BranchId;
  /** The last month that the person says is paid. */
  readonly until: Month;
  readonly at: Instant;
  /** Whose account said it: the person's own, or a relative's. */
  readonly accountId: AccountId;
  readonly state: 'pending' | 'confirmed' | 'notReceived' | 'withdrawn' | 'lapsed';
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
}

/** Something an officer is about to confirm, from the first read-back on. `plan` is JSON of the case that opened it. */
export interface DuesAct {
  readonly id: DuesActId;
  readonly branchId: BranchId;
  readonly state: 'open' | 'written' | 'dropped';
  readonly plan: unknown;
  readonly at: Instant;
  readonly by: string;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
}

/** An approved reason for not paying now: it silences arrears until the end of that month. */
export interface DuesExcuse {
  readonly personId: PersonId;
  readonly branchId: BranchId;
  readonly until: Month;
  readonly reasonHash: string;
  readonly at: Instant;
  readonly by: string;
}

export interface HandUp {
  readonly seq: HandUpId;
  readonly branchId: BranchId;
  readonly quarter: Quarter;
  /** In fen; below zero where an earlier one is reversed. */
  readonly amountFen: number;
  /** 收据号 as written by the officer. */
  readonly receipt: string | null;
  /** What the ledger said was to be handed up then, in fen. */
  readonly dueFen: number;
  readonly at: Instant;
  readonly by: string;
  readonly key: string;
  readonly reversesSeq: HandUpId | null;
  readonly reasonHash: string | null;
}

/** A line of what the township says to a hand-up. `noted`: it has read that the branch took one back (of the reversal's line). */
export interface HandUpAnswer {
  readonly handUpSeq: HandUpId;
  readonly state: HandUpSaid | 'noted';
  readonly at: Instant;
  readonly by: string;
}

/** Cash that a branch had in hand before its first entry (期初结余), or the reversal of such a line. */
export interface DuesOpening {
  readonly seq: DuesOpeningId;
  readonly branchId: BranchId;
  /** In fen; below zero where an earlier line is reversed. */
  readonly amountFen: number;
  readonly at: Instant;
  readonly by: string;
  readonly key: string;
  readonly reversesSeq: DuesOpeningId | null;
  readonly reasonHash: string | null;
}

/** Dues (党费). Payments, shares and hand-ups are append-only; amounts and classes are facts of the person. */
export interface DuesRepo {
  /** Appends with the next receipt number of the branch and year; `undefined` when the key is there already. */
  pay(payment: Omit<DuesPayment, 'seq' | 'receiptNo'>): DuesPayment | undefined;
  /** Appends the reversal of a line; `undefined` when it was reversed before. */
  reverse(
    payment: DuesPayment,
    said: { readonly at: Instant; readonly by: string; readonly reasonHash: string },
  ): DuesPayment | undefined;
  payment(seq: DuesPaymentId): DuesPayment | undefined;
  /** All lines of these people, since that instant where given, in ledger order, whichever branch took the money. */
  paymentsOf(ids: readonly PersonId[], since?: Instant): DuesPayment[];
  /** Those lines of these people that have a share in one of the months from the one to the other, with all their shares. */
  paymentsFor(ids: readonly PersonId[], from: Month, to: Month): DuesPayment[];
  /** When each of these lines was reversed, as far as it was. */
  reversedAt(lines: readonly DuesPaymentId[]): ReadonlyMap<DuesPaymentId, Instant>;
  /** All lines of money that the branch took, in ledger order; `from` ≤ at < `to` where given. */
  takenBy(branchId: BranchId, from?: Instant, to?: Instant): DuesPayment[];
  paymentsOfAct(id: DuesActId): DuesPayment[];
  /** The newest line that no later one reverses: of the branch, about the person, by the officer, as far as these are given. */
  newestStanding(of: {
    readonly branchId?: BranchId;
    readonly personId?: PersonId;
    readonly by?: string;
  }): DuesPayment | undefined;

  /** What all shares of each of these people come to, month by month, reversed ones with their reversals; by person and month. */
  shareSums(ids: readonly PersonId[]): { personId: PersonId; month: Month; fen: number }[];
  /** The same for the months from `from` to `until`, both included. What it costs does not grow with the years before and after. */
  shareSumsWithin(
    ids: readonly PersonId[],
    months: { readonly from: Month; readonly until: Month },
  ): { personId: PersonId; month: Month; fen: number }[];
  /** How many lines each of these people has; nobody without any. */
  lineCounts(ids: readonly PersonId[]): ReadonlyMap<PersonId, number>;
  /** When the branch took money, or gave it back, first and last; `undefined`: never. */
  takenWithin(branchId: BranchId): { readonly first: Instant; readonly last: Instant } | undefined;
  /** What the branch took in each of these spans, from the one instant to before the other, in fen. */
  receivedIn(branchId: BranchId, spans: readonly (readonly [from: Instant, to: Instant])[]): number[];

  openAct(act: Pick<DuesAct, 'branchId' | 'plan' | 'at' | 'by'>): DuesActId;
  act(id: DuesActId): DuesAct | undefined;
  replanAct(id: DuesActId, plan: unknown): void;
  settleAct(id: DuesActId, state: 'written' | 'dropped', at: Instant, by: string): void;

  /** `undefined` when the person has a pending claim already. */
  addClaim(claim: Omit<DuesClaim, 'id' | 'state' | 'settledAt' | 'settledBy'>): DuesClaimId | undefined;
  claim(id: DuesClaimId): DuesClaim | undefined;
  pendingClaim(personId: PersonId): DuesClaim | undefined;
  pendingClaimsOf(ids: readonly PersonId[]): DuesClaim[];
  /** Oldest first. */
  pendingClaims(branchId: BranchId): DuesClaim[];
  /** Claims of a person, newest first. */
  claimsOf(personId: PersonId): DuesClaim[];
  settleClaim(id: DuesClaimId, state: Exclude<DuesClaim['state'], 'pending'>, at: Instant, by: string): void;

  /** The newest excuse of each of these people counts; `until` in the past ends it. */
  putExcuse(excuse: DuesExcuse): void;
  excuses(ids: readonly PersonId[]): ReadonlyMap<PersonId, DuesExcuse>;

  /** Marks that the person (or the officer about him) was told of arrears beginning with `month` at that level; false when before. */
  noteArrears(personId: PersonId, month: Month, level: number, at: Instant): boolean;
  /** What was marked so did not reach anybody. */
  forgetArrears(personId: PersonId, month: Month, level: number): void;

  /** Marks the branch's amounts of the year as fixed; false when they were. */
  fixYear(branchId: BranchId, year: number, at: Instant, by: string): boolean;
  /** When and by whom they were; `undefined` when not yet. */
  yearFixed(branchId: BranchId, year: number): { readonly at: Instant; readonly by: string } | undefined;

  /** Appends; `undefined` when the key is there already. */
  putOpening(entry: Omit<DuesOpening, 'seq'>): DuesOpeningId | undefined;
  /** In ledger order. */
  openings(branchId: BranchId): DuesOpening[];

  /** Appends; `undefined` when the key is there already. */
  handUp(entry: Omit<HandUp, 'seq'>): HandUpId | undefined;
  handUps(branchId: BranchId): HandUp[];
  handUpLine(seq: HandUpId): HandUp | undefined;
  /** Appends what the township says to a hand-up; the last line counts. */
  answerHandUp(answer: HandUpAnswer): HandUpWordId;
  /** All that was said, oldest first. */
  handUpAnswers(seq: HandUpId): HandUpAnswer[];
  /** The word that holds; `undefined` before the first one, and when it was taken back. */
  handUpAnswer(seq: HandUpId): (HandUpAnswer & HeldWord) | undefined;
}
