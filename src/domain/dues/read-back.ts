import type { Month } from '../ids.ts';
import type { DuesFlag, DuesShare, PaidBy } from './payment.ts';

/** One line of a read-back. */
export interface LineFacts {
  readonly name: string;
  readonly fen: number;
  readonly shares: readonly DuesShare[];
  readonly extraFen: number;
  readonly changeFen: number;
  /** What is still open of the last month after this. */
  readonly shortFen: number;
  readonly excessFen: number;
  readonly paidBy: PaidBy;
  readonly payer: string | undefined;
  readonly flags: readonly DuesFlag[];
  /** The month in hand: months of another year are said with it. */
  readonly near: Month;
}
