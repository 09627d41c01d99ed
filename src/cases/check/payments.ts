import type { CheckProblem, PaymentFault } from '../../domain/check.ts';
import type { DuesPayment } from '../../ports/store/dues.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The lines of money that a branch took: each in itself, and their receipts. */
export function checkPayments(
  tx: Tx,
  branch: Branch,
  lines: readonly DuesPayment[],
): readonly CheckProblem[] {
  const written = writtenActs(tx, branch);
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  const reversed = new Set<number>();
  const faults = lines.flatMap((line) => {
    const fault = faultOf(line, bySeq, reversed) ?? (written(line) ? undefined : 'act');
    return fault === undefined
      ? []
      : [
          {
            kind: 'payment' as const,
            branch: branch.code,
            year: line.receiptYear,
            receipt: line.receiptNo,
            fault,
          },
        ];
  });
  return [...faults, ...checkReceipts(branch, lines)];
}

function faultOf(
  line: DuesPayment,
  bySeq: ReadonlyMap<number, DuesPayment>,
  reversed: Set<number>,
): PaymentFault | undefined {
  const { amountFen, extraFen, shares, reversesSeq } = line;
  const total = shares.reduce((sum, { fen }) => sum + fen, extraFen);
  if (total !== amountFen) return 'sum';
  if (reversesSeq === null)
    return amountFen > 0 && extraFen >= 0 && shares.every(({ fen }) => fen > 0) ? undefined : 'sign';
  const payment = bySeq.get(reversesSeq);
  if (payment?.reversesSeq !== null || payment.seq > line.seq) return 'noPayment';
  if (reversed.has(reversesSeq)) return 'twice';
  reversed.add(reversesSeq);
  return mirrors(line, payment) ? undefined : 'mirror';
}

function mirrors(line: DuesPayment, payment: DuesPayment): boolean {
  const paid = new Map(payment.shares.map(({ month, fen }) => [month, fen]));
  return (
    line.personId === payment.personId &&
    line.receiptYear === payment.receiptYear &&
    line.receiptNo === payment.receiptNo &&
    line.amountFen === -payment.amountFen &&
    line.extraFen === -payment.extraFen &&
    line.shares.length === payment.shares.length &&
    line.shares.every(({ month, fen }) => fen === -(paid.get(month) ?? 0))
  );
}

function writtenActs(tx: Tx, branch: Branch): (line: DuesPayment) => boolean {
  const known = new Map<number, boolean>();
  return ({ actId }) => {
    const seen = known.get(actId);
    if (seen !== undefined) return seen;
    const act = tx.dues.act(actId);
    const written = act?.state === 'written' && act.branchId === branch.id;
    known.set(actId, written);
    return written;
  };
}

/** Receipts of a branch and year run from 1 without a gap. */
function checkReceipts(branch: Branch, lines: readonly DuesPayment[]): readonly CheckProblem[] {
  const years = new Map<number, number[]>();
  for (const { receiptYear, receiptNo, reversesSeq } of lines)
    if (reversesSeq === null) years.set(receiptYear, [...(years.get(receiptYear) ?? []), receiptNo]);
  return [...years].flatMap(([year, numbers]) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const at = sorted.findIndex((number, index) => number !== index + 1);
    if (at === -1) return [];
    const found = sorted[at] ?? 0;
    const repeated = found <= at;
    const receipt = repeated ? found : at + 1;
    return [
      {
        kind: 'receipts' as const,
        branch: branch.code,
        year,
        receipt,
        fault: repeated ? ('repeated' as const) : ('missing' as const),
      },
    ];
  });
}
