import type { PaidBy } from '../dues/payment.ts';
import type { Month } from '../ids.ts';
import type { DuesClass } from '../people/facts.ts';
import type { AttendProblem } from './attend-reading.ts';
import type { RosterEntry } from './names.ts';

/** What was paid, as it was said. */
export type DuesMoney =
  /** All that is open up to the end of this month (按季: quarter). */
  | { readonly kind: 'open' }
  /** 3个月: from the oldest open month on. */
  | { readonly kind: 'months'; readonly count: number }
  /** 7-9月, 9月, 三季度; 到12月 begins so far back that everything open before it is in it. */
  | { readonly kind: 'span'; readonly from: Month; readonly to: Month }
  /** 10元, in fen. */
  | { readonly kind: 'amount'; readonly fen: number };

/** One person's money; `payer` is the member who brought it for somebody else. */
export interface DuesLine {
  readonly person: RosterEntry;
  readonly money: DuesMoney;
  readonly paidBy: PaidBy;
  readonly payer: RosterEntry | null;
}

/** What an officer's words after 党费 mean. */
export type DuesReading =
  | { readonly kind: 'show'; readonly month: Month | undefined }
  /** 到会除赵六, 全部: `money` is everybody's but those who have a line of their own. */
  | {
      readonly kind: 'present' | 'all';
      readonly except: readonly RosterEntry[];
      readonly money: DuesMoney;
      readonly lines: readonly DuesLine[];
      readonly reason: string | null;
    }
  | { readonly kind: 'lines'; readonly lines: readonly DuesLine[]; readonly reason: string | null }
  /** 没收到 张三: the answer to a claim. */
  | { readonly kind: 'notReceived'; readonly people: readonly RosterEntry[] }
  | { readonly kind: 'reverse'; readonly person: RosterEntry | null; readonly reason: string | null }
  | { readonly kind: 'standard' }
  | { readonly kind: 'fixing' }
  /** 张三 改成1元 从2027年1月 因…: the approved monthly amount, in fen, or the class, or both. */
  | {
      readonly kind: 'amount';
      readonly person: RosterEntry;
      readonly fen: number | null;
      readonly duesClass: DuesClass | null;
      readonly from: Month | undefined;
      readonly reason: string | null;
    }
  /** 张三 缓交到2027年2月 因住院; `ends`: 张三 不缓交了. */
  | {
      readonly kind: 'excuse';
      readonly person: RosterEntry;
      readonly until: Month | undefined;
      readonly reason: string | null;
      readonly ends: boolean;
    }
  /** 月表, 季表 三季度, 年表 2026, 交接表; the period as `2026-10`, `2026-Q3` or `2026`. */
  | {
      readonly kind: 'book';
      readonly which: 'month' | 'quarter' | 'year' | 'handOver';
      readonly period: string | undefined;
    };

/** What a member claims with 已交; both `undefined`: all that is open. */
export interface PaidReading {
  readonly months: number | undefined;
  readonly until: Month | undefined;
}

/** A name that cannot be used as it stands; namesakes and homophones are asked back as after 到会. */
export type DuesNameProblem = Extract<
  AttendProblem,
  { readonly kind: 'unknownName' | 'namesakes' | 'homophone' }
>;

/** What a reason is given for. */
export type ReasonAbout = 'amount' | 'excuse' | 'payment' | 'reverse';

export type DuesProblem =
  | { readonly kind: 'names'; readonly problems: readonly DuesNameProblem[] }
  | { readonly kind: 'unclear'; readonly said: string }
  /** Neither a name nor a word of dues. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'question' }
  | { readonly kind: 'saidTwice'; readonly person: RosterEntry }
  /** 张三李四10元: each of them, or together? */
  | { readonly kind: 'eachMissing'; readonly people: readonly RosterEntry[]; readonly said: string }
  /** 张三10: yuan or months? */
  | { readonly kind: 'unitMissing'; readonly said: string }
  /** Money, and nobody who paid it. */
  | { readonly kind: 'payerUnsaid'; readonly said: string }
  /** 张三3个月10元, 张三7月9月: one person's money said in two ways. */
  | { readonly kind: 'twoMoneys'; readonly said: readonly string[] }
  /** 张三没交: nothing to be recorded. */
  | { readonly kind: 'notPaid'; readonly people: readonly RosterEntry[] }
  | {
      readonly kind: 'amountWrong';
      readonly said: string;
      readonly why: 'decimals' | 'zero' | 'negative' | 'tooMuch';
    }
  | { readonly kind: 'noSuchMonth'; readonly said: string }
  /** 0个月, 100个月. */
  | { readonly kind: 'monthsWrong'; readonly said: string; readonly most: number }
  /** 张三代交: who brought it? */
  | { readonly kind: 'broughtBy'; readonly person: RosterEntry | undefined }
  /** 撤销, 改成, 缓交 are about one person at a time. */
  | { readonly kind: 'severalPeople'; readonly said: string }
  /** 改成1元, 没收到, 缓交 without a name. */
  | { readonly kind: 'whoMissing'; readonly said: string }
  /** 全部 张三: he is among them. */
  | { readonly kind: 'allAndNames'; readonly people: readonly RosterEntry[] }
  /** 除张三, and of the others nothing is said. */
  | { readonly kind: 'othersMissing'; readonly people: readonly RosterEntry[] }
  /** 张三改成: to what? */
  | { readonly kind: 'valueMissing'; readonly person: RosterEntry }
  | { readonly kind: 'reasonMissing' }
  /** A sum of money in a reason: 因工资5811元 (design rule 8). `said`: the words in front of it, where they can be shown again. */
  | { readonly kind: 'wage'; readonly about: ReasonAbout; readonly said: string | null }
  /** 张三10元 李四5元 共16元; both in fen. */
  | { readonly kind: 'totalDiffers'; readonly saidFen: number; readonly sumFen: number }
  /** 已交10元: a claim names months. */
  | { readonly kind: 'claimedAmount'; readonly said: string };
