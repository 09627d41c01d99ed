import { and, eq, gt, gte, isNull, lt, max, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { DuesFlag } from '../../domain/dues/payment.ts';
import type { BranchId, DuesPaymentId } from '../../domain/ids.ts';
import type { DuesPayment, DuesRepo } from '../../ports/store/dues.ts';
import type { Db } from './connection.ts';
import { duesClaims } from './dues-claim-rows.ts';
import { duesNotes } from './dues-note-rows.ts';
import { duesSums, newestStandingOf } from './dues-sum-rows.ts';
import { handUps } from './hand-up-rows.ts';
import { duesAct, duesPayment, duesShare } from './schema/dues.ts';
import { fromJson } from './stored-json.ts';

export function duesRepo(db: Db): DuesRepo {
  function payments(where: SQL | undefined): DuesPayment[] {
    const rows = db.select().from(duesPayment).where(where).orderBy(duesPayment.seq).all();
    const shares = new Map<DuesPaymentId, { month: DuesPayment['shares'][number]['month']; fen: number }[]>(
      rows.map(({ seq }) => [seq, []]),
    );
    const parts = db
      .select({ paymentSeq: duesShare.paymentSeq, month: duesShare.month, fen: duesShare.fen })
      .from(duesShare)
      .where(among(duesShare.paymentSeq, [...shares.keys()]))
      .orderBy(duesShare.paymentSeq, duesShare.month)
      .all();
    for (const { paymentSeq, month, fen } of parts) shares.get(paymentSeq)?.push({ month, fen });
    return rows.map(({ flags, ...row }) => ({
      ...row,
      flags: flags === '' ? [] : (flags.split(',') as DuesFlag[]),
      shares: shares.get(row.seq) ?? [],
    }));
  }

  function append({ shares, flags, ...row }: Omit<DuesPayment, 'seq'>): DuesPayment | undefined {
    const added = db
      .insert(duesPayment)
      .values({ ...row, flags: flags.join(',') })
      .onConflictDoNothing({ target: duesPayment.key })
      .returning({ seq: duesPayment.seq })
      .get() as { seq: DuesPaymentId } | undefined;
    if (!added) return undefined;
    if (shares.length > 0)
      db.insert(duesShare)
        .values(shares.map(({ month, fen }) => ({ paymentSeq: added.seq, month, fen })))
        .run();
    return { ...row, flags, shares, seq: added.seq };
  }

  /** Without a bound on the number SQLite reads every line of the county that is no reversal, not the index of receipts. */
  function nextReceipt(branchId: BranchId, year: number): number {
    const last = db
      .select({ no: max(duesPayment.receiptNo) })
      .from(duesPayment)
      .where(
        and(
          eq(duesPayment.branchId, branchId),
          eq(duesPayment.receiptYear, year),
          isNull(duesPayment.reversesSeq),
          gt(duesPayment.receiptNo, 0),
        ),
      )
      .get();
    return (last?.no ?? 0) + 1;
  }

  return {
    pay: (payment) => append({ ...payment, receiptNo: nextReceipt(payment.branchId, payment.receiptYear) }),
    reverse: (payment, said) =>
      append({
        branchId: payment.branchId,
        personId: payment.personId,
        receiptYear: payment.receiptYear,
        receiptNo: payment.receiptNo,
        amountFen: -payment.amountFen,
        extraFen: -payment.extraFen,
        shares: payment.shares.map(({ month, fen }) => ({ month, fen: -fen })),
        paidBy: payment.paidBy,
        payerId: payment.payerId,
        flags: payment.flags,
        actId: payment.actId,
        key: `reversal:${String(payment.seq)}`,
        reversesSeq: payment.seq,
        ...said,
      }),
    payment: (seq) => payments(eq(duesPayment.seq, seq))[0],
    paymentsOf: (ids, since) =>
      ids.length === 0
        ? []
        : payments(
            and(
              among(duesPayment.personId, ids),
              since === undefined ? undefined : gte(duesPayment.at, since),
            ),
          ),
    paymentsFor: (ids, from, to) =>
      payments(
        and(
          among(duesPayment.personId, ids),
          sql`exists (select 1 from ${duesShare} where ${duesShare.paymentSeq} = ${duesPayment.seq}
            and ${duesShare.month} between ${from} and ${to})`,
        ),
      ),
    takenBy: (branchId, from, to) =>
      payments(
        and(
          eq(duesPayment.branchId, branchId),
          ...(from === undefined ? [] : [gte(duesPayment.at, from)]),
          ...(to === undefined ? [] : [lt(duesPayment.at, to)]),
        ),
      ),
    paymentsOfAct: (id) => payments(eq(duesPayment.actId, id)),
    newestStanding(of) {
      const seq = newestStandingOf(db, of);
      return seq === undefined ? undefined : payments(eq(duesPayment.seq, seq))[0];
    },
    ...duesSums(db),

    openAct: ({ plan, ...act }) =>
      db
        .insert(duesAct)
        .values({ ...act, plan: JSON.stringify(plan), state: 'open' })
        .returning({ id: duesAct.id })
        .get().id,
    act(id) {
      const row = db.select().from(duesAct).where(eq(duesAct.id, id)).get();
      return row && { ...row, plan: fromJson(row.plan) };
    },
    replanAct(id, plan) {
      db.update(duesAct)
        .set({ plan: JSON.stringify(plan) })
        .where(eq(duesAct.id, id))
        .run();
    },
    settleAct(id, state, at, by) {
      db.update(duesAct)
        .set({ state, settledAt: at, settledBy: by })
        .where(and(eq(duesAct.id, id), eq(duesAct.state, 'open')))
        .run();
    },

    ...duesClaims(db),
    ...duesNotes(db),
    ...handUps(db),
  };
}

function among(
  column: typeof duesPayment.personId | typeof duesShare.paymentSeq,
  ids: readonly number[],
): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
}
