import type { Month } from '../ids.ts';

/** Who brought the money: 本人, 亲属代, 党员代 (规定 art. 12). */
export type PaidBy = 'self' | 'relative' | 'member';

/** In what a payment goes beyond the branch's consent; it is taken all the same, with a reason. */
export type DuesFlag = 'prepaid' | 'backPaid' | 'relative' | 'member';

/** A part of a payment that belongs to one month. */
export interface DuesShare {
  readonly month: Month;
  readonly fen: number;
}

/** Integer fen as yuan with two decimals: never a rounded one. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.abs(fen);
  return `${sign}${String(Math.trunc(whole / 100))}.${String(whole % 100).padStart(2, '0')}`;
}
