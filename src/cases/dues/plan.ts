import { allocate } from '../../domain/dues/allocate.ts';
import type { Allocation, Excess } from '../../domain/dues/allocate.ts';
import type { DuesFlag, PaidBy } from '../../domain/dues/payment.ts';
import { standingLines } from '../../domain/dues/standing.ts';
import { monthsFrom, periodEnd } from '../../domain/dues/periods.ts';
import { isOpen, openFen } from '../../domain/dues/person-months.ts';
import type { DuesMoney } from '../../domain/grammar/dues-reading.ts';
import type { Instant, LocalDate, Month, PersonId } from '../../domain/ids.ts';
import { addMonths, after, hourMs, monthOf } from '../../domain/calendar/time.ts';
import type { DuesPayment } from '../../ports/store/dues.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { duesOf } from './branch-dues.ts';
import type { MemberDues } from './branch-dues.ts';
import { duesConsents } from './consents.ts';
import type { DuesConsents } from '../../domain/dues/consents.ts';

/** One person's money as an officer said it. */
export interface DuesWant {
  readonly personId: PersonId;
  readonly money: DuesMoney;
  readonly paidBy: PaidBy;
  readonly payerId: PersonId | null;
}

/** What an officer has decided about a read-back so far; kept with the act. */
export interface DuesPlan {
  readonly wants: readonly DuesWant[];
  /** Taken off the list by hand. */
  readonly left: readonly PersonId[];
  readonly excess: Excess;
  /** Why money beyond the branch's consent is taken; kept by hash with the lines it is about, and here only until then. */
  readonly reason: string | null;
  /** The officer says that it is another sum than the one recorded today. */
  readonly again: boolean;
  /** Of those who came to the table: who owes nothing, so that the number of people can be understood. */
  readonly paidBefore?: number;
  /** The lines as they were read back: what is written must be the same to the fen. */
  readonly lines: readonly DuesLinePlan[];
}

/** One receipt to be. */
export interface DuesLinePlan extends Pick<Allocation, 'shares' | 'extraFen' | 'changeFen' | 'excessFen'> {
  readonly personId: PersonId;
  readonly paidBy: PaidBy;
  readonly payerId: PersonId | null;
  readonly flags: readonly DuesFlag[];
  /** What is still open of the last month after this, in fen. */
  readonly shortFen: number;
  /** How many lines the person had in the ledger when this was worked out. */
  readonly version: number;
  /** When money of this person was recorded in the last day, where this could be the same money again. */
  readonly earlierAt: Instant | null;
}

/** What was named and comes to nothing, told apart so that it can be said. */
export interface Unplanned {
  readonly personId: PersonId;
  /** `notThen`: something is open, but none of the months that were said. */
  readonly why: UnplannedWhy;
}

/** Paid, waived, owes nothing; the named months are not on the book; they reach further ahead than may be paid. */
export type UnplannedWhy = 'paid' | 'waived' | 'notOwed' | 'notThen' | 'tooFar';

/** How far ahead money may be laid out at all, in months: two years. */
const farthestAhead = 24;

/** The same money is likely to be said twice within a day. */
const repeatWithinMs = 24 * hourMs;

export interface Planning {
  readonly tx: Tx;
  readonly branch: Branch;
  readonly today: LocalDate;
  readonly now: Instant;
}

/** Works out the lines of these wants as the ledger stands now. */
export function planLines(
  { tx, branch, today, now }: Planning,
  wants: readonly DuesWant[],
  excess: Excess,
): { readonly lines: readonly DuesLinePlan[]; readonly unplanned: readonly Unplanned[] } {
  const end = periodEnd(monthOf(today), branch.payMode);
  const members = duesOf(
    tx,
    wants.map(({ personId }) => personId),
    branch.payMode,
    today,
    addMonths(end, farthestAhead),
  );
  const consents = duesConsents(tx, branch);
  const ids = members.map(({ person }) => person.id);
  const versions = tx.dues.lineCounts(ids);
  const recent = tx.dues.paymentsOf(ids, after(now, -repeatWithinMs));
  const lines: DuesLinePlan[] = [];
  const unplanned: Unplanned[] = [];
  for (const member of members) {
    const want = wants.find(({ personId }) => personId === member.person.id);
    if (!want) continue;
    const allocation = allocate(member.months, want.money, end, excess);
    const { shares, extraFen, changeFen, excessFen } = allocation;
    const last = addMonths(end, farthestAhead);
    // What is all given back is no receipt; months that cannot be written are not quietly left out.
    if (
      isTooFar(member, want.money, allocation, last) ||
      (shares.length === 0 && extraFen + excessFen === 0)
    ) {
      unplanned.push({ personId: member.person.id, why: whyNothing(member, want.money, allocation, last) });
      continue;
    }
    const about = { now: monthOf(today), end, consents };
    lines.push({
      personId: member.person.id,
      paidBy: want.paidBy,
      payerId: want.payerId,
      shares,
      extraFen,
      changeFen,
      excessFen,
      shortFen: shortOf(member, shares),
      flags: flagsOf(
        member,
        want,
        shares.map(({ month }) => month),
        about,
      ),
      version: versions.get(member.person.id) ?? 0,
      earlierAt: want.money.kind === 'open' ? null : recentPayment(member, recent, now),
    });
  }
  return { lines, unplanned };
}

/** A span beyond the farthest month, or more months than are open up to it, where the person would owe more behind it. */
function isTooFar({ months }: MemberDues, money: DuesMoney, { shares }: Allocation, last: Month): boolean {
  if (money.kind === 'span') return money.to > last;
  const owesOn = isOpen(months.at(-1)?.state ?? 'notDue');
  return money.kind === 'months' && shares.length < money.count && owesOn;
}

function whyNothing(member: MemberDues, money: DuesMoney, allocation: Allocation, last: Month): UnplannedWhy {
  if (isTooFar(member, money, allocation, last)) return 'tooFar';
  const { months } = member;
  const { paidAlready } = allocation;
  const asked =
    money.kind === 'span' ? months.filter(({ month }) => month >= money.from && month <= money.to) : months;
  if (asked.length > 0 && asked.every(({ state }) => state === 'waived')) return 'waived';
  if (money.kind === 'span') return paidAlready.length > 0 ? 'paid' : 'notThen';
  const settled = months.some(
    ({ state }) => state === 'confirmed' || state === 'prepaid' || state === 'before',
  );
  const current = months.at(-1);
  if (current?.state === 'waived') return 'waived';
  return current === undefined || current.state === 'notDue' || !settled ? 'notOwed' : 'paid';
}

/** The last month for which money can be taken at all. */
export function farthestMonth({ branch, today }: Pick<Planning, 'branch' | 'today'>): Month {
  return addMonths(periodEnd(monthOf(today), branch.payMode), farthestAhead);
}

function shortOf({ months }: MemberDues, shares: Allocation['shares']): number {
  const last = shares.at(-1);
  const month = months.find((one) => one.month === last?.month);
  return last && month ? openFen(month) - last.fen : 0;
}

/** In what this goes beyond the branch's consent (规定 arts. 12, 14): taken all the same, with a reason. */
function flagsOf(
  { state }: MemberDues,
  { paidBy }: DuesWant,
  months: readonly Month[],
  { now, end, consents }: { readonly now: Month; readonly end: Month; readonly consents: DuesConsents },
): readonly DuesFlag[] {
  const [first] = months;
  const last = months.at(-1);
  const agreed = typeof state?.paysThrough === 'string';
  return [
    ...(last !== undefined && monthsFrom(end, last) > consents.prepayMonths ? (['prepaid'] as const) : []),
    ...(first !== undefined && monthsFrom(first, now) > consents.backPayMonths
      ? (['backPaid'] as const)
      : []),
    ...(paidBy === 'relative' && !consents.relative && !agreed ? (['relative'] as const) : []),
    ...(paidBy === 'member' && !consents.member && !agreed ? (['member'] as const) : []),
  ];
}

/** The newest of these lines that is about the person and still stands. */
function recentPayment({ person }: MemberDues, recent: readonly DuesPayment[], now: Instant): Instant | null {
  const own = standingLines(recent.filter(({ personId }) => personId === person.id));
  return own.findLast(({ at }) => now - at < repeatWithinMs)?.at ?? null;
}

/** Fen that stay with the officer. */
export function keptFen({ shares, extraFen }: Pick<DuesLinePlan, 'shares' | 'extraFen'>): number {
  return shares.reduce((sum, { fen }) => sum + fen, extraFen);
}

/** The lines that are still on the list. */
export function linesKept({ lines, left }: Pick<DuesPlan, 'lines' | 'left'>): readonly DuesLinePlan[] {
  return lines.filter(({ personId }) => !left.includes(personId));
}

/** What must be answered before anything is written, the first one. */
export type DuesQuestion = 'excess' | 'again' | 'reason' | 'sum';

export function nextQuestion(plan: DuesPlan): DuesQuestion | undefined {
  const kept = linesKept(plan);
  if (kept.length === 0) return undefined;
  if (kept.some(({ excessFen }) => excessFen > 0)) return 'excess';
  if (!plan.again && kept.some(({ earlierAt }) => earlierAt !== null)) return 'again';
  if (plan.reason === null && kept.some(({ flags }) => flags.length > 0)) return 'reason';
  return 'sum';
}
