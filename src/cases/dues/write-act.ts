import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { yearOf } from '../../domain/calendar/time.ts';
import type { Message } from '../../domain/outcome.ts';
import type { DuesAct, DuesPayment } from '../../ports/store/dues.ts';
import { keptFen } from './plan.ts';
import type { DuesLinePlan } from './plan.ts';
import { receiptMessages } from './receipts.ts';
import { settleCoveredClaims } from './settle-claims.ts';
import { touchDues } from './touch-dues.ts';

type Writing = Pick<Call, 'tx' | 'text' | 'now' | 'today' | 'actor' | 'rules'>;

/**
 * Writes the lines that were read back, one receipt each, in the transaction that closes the act: all of them or none. The
 * key builds on the number of lines that the person had when they were read back, so that the same money cannot become two
 * lines, whoever taps, and however often.
 */
export function writeAct(
  call: Writing,
  act: DuesAct,
  lines: readonly DuesLinePlan[],
  reason: string | null,
): { readonly payments: readonly DuesPayment[]; readonly messages: readonly Message[] } {
  const { tx, now, today, actor } = call;
  const by = actorRef(actor);
  const payments = lines.map((line) => {
    const payment = tx.dues.pay({
      branchId: act.branchId,
      personId: line.personId,
      receiptYear: yearOf(today),
      amountFen: keptFen(line),
      extraFen: line.extraFen,
      shares: line.shares,
      paidBy: line.paidBy,
      payerId: line.payerId,
      flags: line.flags,
      actId: act.id,
      at: now,
      by,
      key: `${String(line.personId)}:${String(line.version)}`,
      reversesSeq: null,
      reasonHash:
        line.flags.length > 0 && reason !== null
          ? tx.attendance.keepText(reason, { personId: line.personId })
          : null,
    });
    if (!payment)
      throw new Error(`Writing dues: the ledger of a person of act ${String(act.id)} has moved on.`);
    return payment;
  });
  tx.dues.settleAct(act.id, 'written', now, by);
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.confirmed',
    subject: `act:${String(act.id)}`,
    detail: { people: payments.length, fen: sumOf(payments) },
  });
  settleCoveredClaims(call, act.branchId, payments);
  touchDues(tx, act.branchId, today, {
    personIds: payments.map(({ personId }) => personId),
    months: payments.flatMap(({ shares }) => shares.map(({ month }) => month)),
  });
  const shortOf = (id: DuesLinePlan['personId']) =>
    lines.find(({ personId }) => personId === id)?.shortFen ?? 0;
  return { payments, messages: receiptMessages(call, payments, shortOf) };
}

export function sumOf(payments: readonly Pick<DuesPayment, 'amountFen'>[]): number {
  return payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
