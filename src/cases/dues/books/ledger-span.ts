import { addMonths, firstDate, instantAt } from '../../../domain/calendar/time.ts';
import { otherMoney } from '../../../domain/dues/books.ts';
import type { CashFacts, OtherMoney } from '../../../domain/dues/books.ts';
import type { DuesShare } from '../../../domain/dues/payment.ts';
import type { BranchId, Instant, LocalDate, LocalTime, Month, PersonId } from '../../../domain/ids.ts';
import type { DuesPayment } from '../../../ports/store/dues.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { branchDues, duesOf } from '../branch-dues.ts';
import type { BranchDues, MemberDues } from '../branch-dues.ts';

/** The day on which a book is drawn up, and the county's time zone. */
export interface BookDay {
  readonly today: LocalDate;
  readonly zone: string;
}

/** Money of a ledger line that is not for the branch's own months of the span. */
export interface OtherPart {
  readonly kind: OtherMoney;
  readonly line: DuesPayment;
  readonly shares: readonly DuesShare[];
  readonly fen: number;
}

/** A branch's dues together with the cash that it took from the first of one month to the end of another. */
export interface LedgerSpan {
  readonly dues: BranchDues;
  readonly from: Month;
  readonly to: Month;
  /** Everybody whom it concerns: who was ever in the branch, and who paid at it without. */
  readonly people: ReadonlyMap<PersonId, MemberDues>;
  /** Each one's lines for months of the span, whichever branch took the money, in ledger order; reversals among them. */
  readonly lines: ReadonlyMap<PersonId, readonly DuesPayment[]>;
  /** Lines of the branch in the span, in ledger order. */
  readonly taken: readonly DuesPayment[];
  /** In the order of the kinds, then of the ledger. */
  readonly others: readonly OtherPart[];
  readonly cash: CashFacts;
}

export function ledgerSpan(
  tx: Tx,
  branchId: BranchId,
  [from, to]: readonly [Month, Month],
  { today, zone }: BookDay,
): LedgerSpan {
  const dues = branchDues(tx, branchId, today, to);
  const [start, end] = [startOf(from, zone), startOf(addMonths(to, 1), zone)];
  const taken = tx.dues.takenBy(branchId, start, end);
  const members = new Map(dues.members.map((member) => [member.person.id, member]));
  const outside = new Set(taken.map(({ personId }) => personId).filter((id) => !members.has(id)));
  const people = new Map(members);
  for (const one of duesOf(tx, [...outside], dues.mode, today, to)) people.set(one.person.id, one);
  const isOwn = (personId: PersonId, { month }: DuesShare) =>
    month >= from && month <= to && owedBranch(people.get(personId), month) === branchId;
  const isOwed = (personId: PersonId, { month }: DuesShare) =>
    owedBranch(people.get(personId), month) === branchId;

  const others = taken
    .flatMap((line) =>
      partsOf(
        line,
        from,
        (share) => isOwn(line.personId, share),
        (share) => isOwed(line.personId, share),
      ),
    )
    .sort((a, b) => otherMoney.indexOf(a.kind) - otherMoney.indexOf(b.kind));
  const lines = linesOf(tx, [...people.keys()], from, to);
  const own = dues.members.flatMap(({ person }) =>
    (lines.get(person.id) ?? []).map((line) => ({
      line,
      fen: sum(line.shares.filter((share) => isOwn(line.personId, share))),
    })),
  );
  const total = (which: (line: DuesPayment) => boolean) =>
    own.reduce((fen, part) => fen + (which(part.line) ? part.fen : 0), 0);
  return {
    dues,
    from,
    to,
    people,
    lines,
    taken,
    others,
    cash: {
      otherTimesFen: total(({ branchId: by, at }) => by === branchId && (at < start || at >= end)),
      otherBranchesFen: total(({ branchId: by }) => by !== branchId),
      others: Object.fromEntries(
        otherMoney.map((kind) => [
          kind,
          others.reduce((fen, part) => fen + (part.kind === kind ? part.fen : 0), 0),
        ]),
      ) as Record<OtherMoney, number>,
      ledgerFen: receivedFen(taken),
    },
  };
}

function linesOf(
  tx: Tx,
  ids: readonly PersonId[],
  from: Month,
  to: Month,
): ReadonlyMap<PersonId, readonly DuesPayment[]> {
  const lines = new Map<PersonId, DuesPayment[]>(ids.map((id) => [id, []]));
  for (const line of tx.dues.paymentsFor(ids, from, to)) lines.get(line.personId)?.push(line);
  return lines;
}

/** What is not the branch's own of the span; all of it that a reversal takes back is one part. */
function partsOf(
  line: DuesPayment,
  from: Month,
  isOwn: (share: DuesShare) => boolean,
  isOwed: (share: DuesShare) => boolean,
): readonly OtherPart[] {
  const foreign = line.shares.filter((share) => !isOwn(share));
  const part = (kind: OtherMoney, shares: readonly DuesShare[], extraFen = 0): readonly OtherPart[] =>
    shares.length > 0 || extraFen !== 0 ? [{ kind, line, shares, fen: sum(shares) + extraFen }] : [];
  if (line.reversesSeq !== null) return part('reversal', foreign, line.extraFen);
  const owed = foreign.filter(isOwed);
  return [
    ...part(
      'back',
      owed.filter(({ month }) => month < from),
    ),
    ...part(
      'ahead',
      owed.filter(({ month }) => month > from),
    ),
    ...part('extra', [], line.extraFen),
    ...part(
      'elsewhere',
      foreign.filter((share) => !isOwed(share)),
    ),
  ];
}

/** To which branch a person owes the month. */
export function owedBranch(member: MemberDues | undefined, month: Month): BranchId | undefined {
  return member?.months.find((one) => one.month === month)?.branchId;
}

/** All money of these lines, in fen. */
export function receivedFen(lines: readonly DuesPayment[]): number {
  return lines.reduce((fen, { amountFen }) => fen + amountFen, 0);
}

/** The instant at which the month begins. */
export function startOf(month: Month, zone: string): Instant {
  return instantAt(firstDate(month), '00:00' as LocalTime, zone);
}

function sum(shares: readonly DuesShare[]): number {
  return shares.reduce((fen, share) => fen + share.fen, 0);
}
