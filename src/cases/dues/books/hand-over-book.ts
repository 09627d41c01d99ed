import { monthOf } from '../../../domain/calendar/time.ts';
import type { HandOverBook, HandOverRow } from '../../../domain/dues/books.ts';
import { isOpen, openFen } from '../../../domain/dues/person-months.ts';
import type { PersonMonth } from '../../../domain/dues/person-months.ts';
import type { BranchId, Month, PersonId } from '../../../domain/ids.ts';
import { onRoster } from '../../../domain/people/facts.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { branchCash } from '../../hand-up/branch-cash.ts';
import { owedTo } from '../branch-dues.ts';
import type { BranchDues, MemberDues } from '../branch-dues.ts';
import { bookNames } from './book-names.ts';
import type { BookNames } from './book-names.ts';
import { handUpRows, handedUpFen } from './hand-up-rows.ts';
import { ledgerSpan, receivedFen } from './ledger-span.ts';
import type { BookDay } from './ledger-span.ts';

/** 交接表: what the next dues officer takes over (规定 art. 25), as of today. */
export function handOverBook(tx: Tx, branchId: BranchId, day: BookDay): HandOverBook {
  const now = monthOf(day.today);
  const span = ledgerSpan(tx, branchId, [now, now], day);
  const names = bookNames(tx, span, day.zone);
  const taken = tx.dues.takenBy(branchId);
  const last = taken.filter(({ reversesSeq }) => reversesSeq === null).at(-1);
  const claims = tx.dues.pendingClaims(branchId);
  const claimedUntil = new Map(claims.map(({ personId, until }) => [personId, until]));
  const handUps = handUpRows(tx, branchId, day.zone);
  return {
    branch: names.branch(branchId),
    today: day.today,
    rows: span.dues.members.flatMap((member) => rowOf(member, span.dues, claimedUntil, names)),
    openingFen: branchCash(tx, branchId, day.zone).openingFen,
    receivedFen: receivedFen(taken),
    handedUpFen: handedUpFen(handUps),
    lastReceipt: last ? { year: last.receiptYear, no: last.receiptNo } : null,
    claims: claims.length,
    unanswered: handUps.filter(
      ({ state, reversal, reversed }) => state !== 'received' && !reversal && !reversed,
    ),
  };
}

/** Whoever is on the roster today, and whoever else has something open, paid ahead or to get back. */
function rowOf(
  member: MemberDues,
  { branchId, end }: BranchDues,
  claimedUntil: ReadonlyMap<PersonId, Month>,
  names: BookNames,
): readonly HandOverRow[] {
  const { person, state } = member;
  const months = owedTo(branchId, member);
  const open = months.filter((one) => one.month <= end && isOpen(one.state));
  const ahead = months.filter(({ month, dueFen, paidFen }) => month > end && dueFen > 0 && paidFen > 0);
  const beyond = months.filter((one) => one.state === 'beyond');
  const here = state?.branch === branchId && onRoster(state);
  if (!here && open.length === 0 && ahead.length + beyond.length === 0) return [];
  return [
    {
      ...names.person(person.id),
      duesClass: state?.duesClass,
      standardFen: here ? state.duesFen : null,
      settledUntil: settledUntil(member),
      aheadMonths: ahead.length,
      aheadFen: paidOf(ahead),
      openMonths: open.length,
      openFen: open.reduce((fen, one) => fen + openFen(one), 0),
      beyondFen: paidOf(beyond),
      claimedUntil: claimedUntil.get(person.id) ?? null,
      onRoster: here,
    },
  ];
}

function paidOf(months: readonly PersonMonth[]): number {
  return months.reduce((fen, { paidFen }) => fen + paidFen, 0);
}

/** The last month before the first open one that was paid or settled before the program. */
function settledUntil({ months, paidUntil }: MemberDues): Month | null {
  const firstOpen = months.findIndex(({ state }) => isOpen(state));
  const settled = (firstOpen < 0 ? months : months.slice(0, firstOpen)).filter(isSettled);
  return settled.at(-1)?.month ?? paidUntil;
}

function isSettled({ state }: PersonMonth): boolean {
  return state === 'confirmed' || state === 'prepaid' || state === 'before';
}
