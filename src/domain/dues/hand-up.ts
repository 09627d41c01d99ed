import {
  addDays,
  hourMs,
  lastDate,
  lastMonthOf,
  monthOf,
  quarterBefore,
  quarterOf,
} from '../calendar/time.ts';
import type { Quarter } from '../calendar/time.ts';
import type { Instant, LocalDate } from '../ids.ts';

/** Money that came in or went up, by the quarter it belongs to. In fen; reversals below zero. */
export interface QuarterMoney {
  readonly quarter: Quarter;
  readonly fen: number;
}

/** What came into a branch's hands and what left them. */
export interface DuesCash {
  /** 期初结余: in hand before the first entry of all, in fen. */
  readonly openingFen: number;
  readonly received: readonly QuarterMoney[];
  readonly handedUp: readonly QuarterMoney[];
}

/**
 * What a branch holds, seen from one quarter. In fen. dueFen = carriedFen + receivedFen − handedUpFen. Later quarters do not
 * touch it, so that a hand-up counts the same whenever it is written.
 */
export interface QuarterCash {
  readonly quarter: Quarter;
  /** Taken in it; what was reversed in it is taken off. */
  readonly receivedFen: number;
  /** Handed up for it so far. */
  readonly handedUpFen: number;
  /** 上季结余: taken before it, 期初 with it, and not handed up for earlier quarters; below zero where more was handed up than there was. */
  readonly carriedFen: number;
  /** What was taken until its end and is not handed up for it or before: what this hand-up should be. */
  readonly dueFen: number;
  /** All that is in hand today, later quarters with it. */
  readonly cashFen: number;
}

/** So many days of the next quarter the last one's money is what 上缴 means, and 待办 asks about it. */
const lateDays = 45;

export function quarterCash({ openingFen, received, handedUp }: DuesCash, quarter: Quarter): QuarterCash {
  const receivedFen = sum(received, (one) => one.quarter === quarter);
  const handedUpFen = sum(handedUp, (one) => one.quarter === quarter);
  const before = (one: QuarterMoney) => one.quarter < quarter;
  const carriedFen = openingFen + sum(received, before) - sum(handedUp, before);
  return {
    quarter,
    receivedFen,
    handedUpFen,
    carriedFen,
    dueFen: carriedFen + receivedFen - handedUpFen,
    cashFen: openingFen + sum(received, () => true) - sum(handedUp, () => true),
  };
}

/** Which quarter people talk about: in the first 45 days of a quarter the one before. */
export function quarterInMind(today: LocalDate): Quarter {
  const now = quarterOf(monthOf(today));
  const last = quarterBefore(now);
  return today > addDays(lastDate(lastMonthOf(last)), lateDays) ? now : last;
}

/** The last quarter that ended, in its first 45 days after the end, where it took money of which nothing was handed up. */
export function quarterToHandUp(cash: DuesCash, today: LocalDate): Quarter | undefined {
  const last = quarterInMind(today);
  if (last === quarterOf(monthOf(today))) return undefined;
  const { receivedFen, handedUpFen } = quarterCash(cash, last);
  return receivedFen > 0 && handedUpFen === 0 ? last : undefined;
}

/** Which quarter 上缴 means when none is named: that one, else the quarter in hand. */
export function usualQuarter(cash: DuesCash, today: LocalDate): Quarter {
  return quarterToHandUp(cash, today) ?? quarterOf(monthOf(today));
}

function sum(all: readonly QuarterMoney[], which: (one: QuarterMoney) => boolean): number {
  return all.reduce((total, one) => total + (which(one) ? one.fen : 0), 0);
}

/** A hand-up as people are told of it. */
export interface HandUpFacts {
  readonly quarter: Quarter;
  readonly amountFen: number;
  readonly receipt: string | null;
  /** The day on which it was written down. */
  readonly date: LocalDate;
}

/** What is asked before a hand-up is written. */
export interface HandUpQuestion {
  readonly cash: QuarterCash;
  readonly amountFen: number;
  readonly receipt: string | null;
  /** One of the same quarter, amount and receipt number that stands already. */
  readonly repeats: HandUpFacts | undefined;
  /** Another one that stands with this receipt number. */
  readonly sameReceipt: HandUpFacts | undefined;
}

/** How the branch's money stands (上缴 alone). */
export interface HandUpState {
  readonly branch: string;
  readonly today: LocalDate;
  readonly openingFen: number;
  readonly receivedFen: number;
  readonly handedUpFen: number;
  readonly now: QuarterCash;
  /** The last quarter, where nothing of its money was handed up yet. */
  readonly late: QuarterCash | undefined;
  /** Newest first. `answer`: what the township said, if anything yet. */
  readonly lines: readonly (HandUpFacts & { readonly answer: HandUpWord | undefined })[];
  readonly more: number;
}

/** The township's word: 确认收到 or 没收到. */
export type HandUpWord = 'received' | 'notReceived';

/** What the township says: a word, or that it takes its 确认收到 back. */
export type HandUpSaid = HandUpWord | 'withdrawn';

/** For so long the township can take its 确认收到 back; then the branch's reversal is the way. */
const withdrawMs = 48 * hourMs;

/** The last word about a hand-up that was not taken back. */
export interface HeldWord {
  readonly state: HandUpWord;
  readonly at: Instant;
}

export function canWithdraw(held: HeldWord | undefined, now: Instant): boolean {
  return held?.state === 'received' && now - held.at <= withdrawMs;
}

/** Whether the township may say this after the word that holds: 没收到 becomes 确认收到 at any time, 确认收到 is taken back first. */
export function maySay(held: HeldWord | undefined, said: HandUpSaid, now: Instant): boolean {
  if (said === 'withdrawn') return canWithdraw(held, now);
  return held === undefined || (held.state === 'notReceived' && said === 'received');
}
