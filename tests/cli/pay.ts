import type { Instant, Month } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';

const at = 1_795_305_600_000 as Instant;

/** What an officer of that branch received: shares by month in fen, and what was given beside them. */
export function pay(
  tx: Tx,
  [code, number]: readonly [code: string, number: string],
  shares: readonly (readonly [Month, number])[],
  extraFen = 0,
  by = 'person:2',
) {
  const branchId = tx.org.branchByCode(code)?.id;
  const personId = tx.people.personByNumber(number)?.id;
  if (branchId === undefined || personId === undefined) throw new Error('the rosters were not imported');
  const actId = tx.dues.openAct({ branchId, plan: {}, at, by: 'person:2' });
  const payment = tx.dues.pay({
    branchId,
    personId,
    receiptYear: 2026,
    amountFen: shares.reduce((sum, [, fen]) => sum + fen, extraFen),
    extraFen,
    shares: shares.map(([of, fen]) => ({ month: of, fen })),
    paidBy: 'self',
    payerId: null,
    flags: [],
    actId,
    at,
    by,
    key: `act:${String(actId)}`,
    reversesSeq: null,
    reasonHash: null,
  });
  tx.dues.settleAct(actId, 'written', at, 'person:2');
  if (!payment) throw new Error('the payment was there already');
  return payment;
}
