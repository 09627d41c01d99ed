import type { Month } from '../ids.ts';
import type { DuesClass } from '../people/facts.ts';
import { leastFenOf, standardIn } from './tiers.ts';

/** Approved amount of a month with its class, in fen. */
export interface DuesAmount {
  readonly duesClass: DuesClass;
  readonly fen: number;
}

/** What an officer said: an amount, a class, or both. */
export interface SaidAmount {
  readonly duesClass: DuesClass | null;
  readonly fen: number | null;
}

export type AmountProblem =
  /** 免交 so far: who pays again has a class. */
  | 'classNeeded'
  /** A class alone, where no amount stands yet. */
  | 'amountNeeded'
  /** 免交 with an amount. */
  | 'waivedWithAmount'
  /** So much that it can only be a wage, which nobody is to write down here (design rule 8). */
  | 'wage';

/** A wage of 50,000 yuan would owe this a month by the highest tier. */
const noDuesFromFen = 100_000;

/** What is to hold, from what held and what was said; nothing is worked out from a class or an income. */
export function amountMeant(
  held: DuesAmount,
  said: SaidAmount,
):
  | { readonly kind: 'amount'; readonly amount: DuesAmount }
  | { readonly kind: 'problem'; readonly problem: AmountProblem } {
  const problem = (found: AmountProblem) => ({ kind: 'problem', problem: found }) as const;
  if (said.fen !== null && said.fen >= noDuesFromFen) return problem('wage');
  const waives = said.duesClass === 'waived' || (said.duesClass === null && said.fen === 0);
  if (waives) {
    return said.fen !== null && said.fen > 0
      ? problem('waivedWithAmount')
      : { kind: 'amount', amount: { duesClass: 'waived', fen: 0 } };
  }
  const duesClass = said.duesClass ?? held.duesClass;
  if (duesClass === 'waived') return problem('classNeeded');
  const fen = said.fen ?? held.fen;
  return fen > 0 ? { kind: 'amount', amount: { duesClass, fen } } : problem('amountNeeded');
}

/** 少交或免交 (规定 art. 7): the branch studies it and the next higher committee agrees. */
export function needsHigherConsent({ duesClass, fen }: DuesAmount, from: Month): boolean {
  return duesClass === 'waived' || fen < leastFenOf(duesClass, from);
}

/** More than the county can set for farmers (规定 art. 6): worth a second look. */
export function isOverFarmers({ duesClass, fen }: DuesAmount, from: Month): boolean {
  return duesClass === 'farmer' && fen > standardIn(from).farmer.mostFen;
}
