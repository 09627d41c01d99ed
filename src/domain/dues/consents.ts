import type { PayMode } from './periods.ts';

/** How far the branch's consent goes in months, settable by county, township and branch. */
export interface DuesFigures {
  /** 预交: the rules are silent; practice agrees to half a year (handbook §3.2). */
  readonly duesPrepayMonths: number;
  /** 补交: normally not over half a year (规定 art. 12). */
  readonly duesBackPayMonths: number;
}

export const defaultDuesFigures: DuesFigures = { duesPrepayMonths: 6, duesBackPayMonths: 6 };

/**
 * To what the branch agrees beforehand (规定 art. 12). Whatever goes beyond is taken all the same, with a reason and a flag.
 */
export interface DuesConsents {
  readonly payMode: PayMode;
  /** Months after the period in hand that may be paid now. */
  readonly prepayMonths: number;
  /** Months past that may be paid at once. */
  readonly backPayMonths: number;
  /** 亲属代交. */
  readonly relative: boolean;
  /** 党员代交. */
  readonly member: boolean;
}
