import type { Quarter } from '../calendar/time.ts';
import type { LocalDate, Month } from '../ids.ts';
import type { DuesClass } from '../people/facts.ts';
import type { DuesFlag, PaidBy } from './payment.ts';
import type { DuesState } from './person-months.ts';

/** A line of the ledger as a book names it. Of a reversal: when and by whom it was reversed, with the number of what it reverses. */
export interface BookReceipt {
  readonly date: LocalDate;
  readonly year: number;
  readonly no: number;
  readonly receiver: string;
  readonly paidBy: PaidBy;
  /** The member who brought the money, where it was another one. */
  readonly payer: string | null;
  readonly flags: readonly DuesFlag[];
  /** Of the branch that took the money, where it is not the book's own. */
  readonly takenBy: string | null;
  /** It was reversed on that day. */
  readonly reversedOn: LocalDate | null;
}

/** Whoever a book names; namesakes are told apart. */
export interface BookPerson {
  readonly name: string;
  readonly number: string;
}

/** One person's month in the month sheet (月度收缴表). Amounts in fen. */
export interface MonthBookRow extends BookPerson {
  readonly duesClass: DuesClass | undefined;
  /** The approved amount that holds in the month; `null` where the month was settled before the program. */
  readonly standardFen: number | null;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly state: DuesState;
  readonly receipts: readonly BookReceipt[];
}

/**
 * Money received in a span that is not for the branch's own months of that span: 补交 of earlier months, 预交 of later ones,
 * 自愿多交, months that are owed to another branch, and what a reversal took back of any of these.
 */
export const otherMoney = ['back', 'ahead', 'extra', 'elsewhere', 'reversal'] as const;
export type OtherMoney = (typeof otherMoney)[number];

export interface OtherMoneyRow extends BookPerson {
  readonly kind: OtherMoney;
  readonly duesClass: DuesClass | undefined;
  readonly months: readonly Month[];
  /** In fen, of a reversal below zero. */
  readonly fen: number;
  /** The branches to which these months are owed, where that is another one. */
  readonly owedTo: readonly string[];
  readonly receipt: BookReceipt;
}

/**
 * Dues belong to months and branches, cash to days and to the branch that took it: this is the way from the one to the other.
 * 已确认 of the span's months − otherTimesFen − otherBranchesFen + others = ledgerFen, always. All in fen.
 */
export interface CashFacts {
  /** Part of 已确认 that the branch took, or gave back, before or after the span. */
  readonly otherTimesFen: number;
  /** Part of 已确认 that other branches took. */
  readonly otherBranchesFen: number;
  readonly others: Readonly<Record<OtherMoney, number>>;
  /** Sum of the ledger's lines of the branch in the span: 流水. */
  readonly ledgerFen: number;
}

/** Every book says whose it is and on which day it was drawn up. */
interface BookHead {
  readonly branch: string;
  readonly today: LocalDate;
}

/** 月度收缴表. */
export interface MonthBook extends BookHead {
  readonly month: Month;
  readonly rows: readonly MonthBookRow[];
  /** In the order of {@link otherMoney}, then of the ledger. */
  readonly others: readonly OtherMoneyRow[];
  readonly cash: CashFacts;
}

/** What a branch's month comes to; sums in fen. */
export interface MonthSums {
  readonly month: Month;
  /** 党员数: on the roster on the first of the month, and whoever else owes it or is free of it. */
  readonly members: number;
  readonly payers: number;
  readonly dueFen: number;
  readonly paid: number;
  readonly paidFen: number;
}

/** A line of 上缴 with what the township has said to it. */
export interface HandUpRow {
  readonly date: LocalDate;
  readonly quarter: Quarter;
  readonly receipt: string | null;
  /** In fen, of a reversal below zero. */
  readonly amountFen: number;
  /** What the ledger said then, in fen. */
  readonly dueFen: number;
  readonly reversal: boolean;
  /** A later line took it back. */
  readonly reversed: boolean;
  readonly state: 'received' | 'notReceived' | 'waiting';
}

/** 季度上缴表. */
export interface QuarterBook extends BookHead {
  readonly quarter: Quarter;
  readonly months: readonly MonthSums[];
  readonly cash: CashFacts;
  /** 上季结余: all received before the quarter, less all that was handed up for earlier quarters. */
  readonly beforeFen: number;
  readonly handUps: readonly HandUpRow[];
}

/** One branch in the township's sheet: counts and sums only. */
export interface BranchQuarter {
  readonly branch: string;
  readonly members: number;
  /** 应交人次 over the quarter's months. */
  readonly payers: number;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly beforeFen: number;
  readonly ledgerFen: number;
  readonly handUps: readonly HandUpRow[];
}

/** 季度上缴汇总表 of a township; branches in administrative order. */
export interface TownshipQuarterBook {
  readonly township: string;
  readonly today: LocalDate;
  readonly quarter: Quarter;
  readonly branches: readonly BranchQuarter[];
}

/** 年度公示表: for everybody to read, so totals only. */
export interface YearBook extends BookHead {
  readonly year: number;
  readonly months: readonly (MonthSums & { readonly ledgerFen: number })[];
  readonly beforeFen: number;
  readonly handedUpFen: number;
}

/** Where one person stands when the books change hands. */
export interface HandOverRow extends BookPerson {
  readonly duesClass: DuesClass | undefined;
  /** The approved amount of today; `null` for whoever has left the branch. */
  readonly standardFen: number | null;
  /** The last month up to which nothing is open; `null` when the first one is. */
  readonly settledUntil: Month | null;
  /** 预交: of months behind the period in hand that oblige the person. */
  readonly aheadMonths: number;
  readonly aheadFen: number;
  readonly openMonths: number;
  readonly openFen: number;
  /** 多收: what stands for months that oblige the person to nothing. */
  readonly beyondFen: number;
  /** 已交待确认: the last month that the person says is paid. */
  readonly claimedUntil: Month | null;
  readonly onRoster: boolean;
}

/** 交接表. */
export interface HandOverBook extends BookHead {
  readonly rows: readonly HandOverRow[];
  /** 期初结余, all that the branch ever took, and ever handed up, in fen. */
  readonly openingFen: number;
  readonly receivedFen: number;
  readonly handedUpFen: number;
  readonly lastReceipt: { readonly year: number; readonly no: number } | null;
  readonly claims: number;
  /** Hand-ups that stand, and to which the township has not said 确认收到. */
  readonly unanswered: readonly HandUpRow[];
}
