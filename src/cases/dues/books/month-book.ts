import type { MonthBook, MonthBookRow, OtherMoneyRow } from '../../../domain/dues/books.ts';
import type { PersonMonth } from '../../../domain/dues/person-months.ts';
import type { BranchId, Month } from '../../../domain/ids.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { owedTo } from '../branch-dues.ts';
import type { MemberDues } from '../branch-dues.ts';
import { bookNames } from './book-names.ts';
import type { BookNames } from './book-names.ts';
import { ledgerSpan, owedBranch } from './ledger-span.ts';
import type { BookDay, LedgerSpan, OtherPart } from './ledger-span.ts';

/** 月度收缴表: whoever owes the month to the branch, is free of it or settled it before, and all cash that came in. */
export function monthBook(tx: Tx, branchId: BranchId, month: Month, day: BookDay): MonthBook {
  const span = ledgerSpan(tx, branchId, [month, month], day);
  const names = bookNames(tx, span, day.zone);
  return {
    branch: names.branch(branchId),
    today: day.today,
    month,
    rows: span.dues.members.flatMap((member) => rowOf(member, span, month, names)),
    others: span.others.map((part) => otherRow(part, span, names)),
    cash: span.cash,
  };
}

function rowOf(
  member: MemberDues,
  { dues, lines: ledger }: LedgerSpan,
  month: Month,
  names: BookNames,
): readonly MonthBookRow[] {
  const one = owedTo(dues.branchId, member).find((owed) => owed.month === month);
  const lines = (ledger.get(member.person.id) ?? []).filter(
    ({ reversesSeq, shares }) => reversesSeq === null && shares.some((share) => share.month === month),
  );
  if (!one || (one.state === 'notDue' && lines.length === 0)) return [];
  return [
    {
      ...names.person(member.person.id),
      duesClass: one.duesClass,
      standardFen: standardFen(one),
      dueFen: one.dueFen,
      paidFen: one.paidFen,
      state: one.state,
      receipts: lines.map((line) => names.receipt(line)),
    },
  ];
}

/** What the month would be owed at is known only where it is owed, or free. */
function standardFen({ state, dueFen }: PersonMonth): number | null {
  return state === 'before' || state === 'notDue' ? null : dueFen;
}

function otherRow(
  { kind, line, shares, fen }: OtherPart,
  { dues, people }: LedgerSpan,
  names: BookNames,
): OtherMoneyRow {
  const member = people.get(line.personId);
  const branches = shares.flatMap(({ month }) => owedBranch(member, month) ?? []);
  return {
    ...names.person(line.personId),
    kind,
    duesClass: member?.state?.duesClass,
    months: shares.map(({ month }) => month),
    fen,
    owedTo: [...new Set(branches)].filter((id) => id !== dues.branchId).map((id) => names.branch(id)),
    receipt: names.receipt(line),
  };
}
