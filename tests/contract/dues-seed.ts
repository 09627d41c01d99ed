import type { BranchId, DuesActId, PersonId } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import type { DuesPayment, HandUp } from '../../src/ports/store/dues.ts';
import { at, month } from './store-seed.ts';

/** In one transaction, with two branches and a person. */
export interface Seeded {
  readonly branchId: BranchId;
  readonly other: BranchId;
  readonly personId: PersonId;
}
export type WithSeed = (test: (tx: Tx, seed: Seeded) => void) => void;

/** One month's dues of one person, as an officer confirms them. */
export function payment(
  branchId: BranchId,
  personId: PersonId,
  more: Partial<DuesPayment> = {},
): Omit<DuesPayment, 'seq' | 'receiptNo'> {
  return {
    branchId,
    personId,
    receiptYear: 2026,
    amountFen: 50,
    extraFen: 0,
    shares: [{ month: month('2026-11'), fen: 50 }],
    paidBy: 'self',
    payerId: null,
    flags: [],
    actId: 1 as DuesActId,
    at: at(0),
    by: 'person:1',
    key: 'pay:1',
    reversesSeq: null,
    reasonHash: null,
    ...more,
  };
}

export function handUpLine(branchId: BranchId, more: Partial<HandUp> = {}): Omit<HandUp, 'seq'> {
  return {
    branchId,
    quarter: '2026-Q4',
    amountFen: 50,
    receipt: '0123',
    dueFen: 50,
    at: at(0),
    by: 'person:1',
    key: 'hand:1',
    reversesSeq: null,
    reasonHash: null,
    ...more,
  };
}
