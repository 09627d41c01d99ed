import { monthOf } from '../../domain/calendar/time.ts';
import { paidUntilOf, personMonths } from '../../domain/dues/person-months.ts';
import type { PersonMonth } from '../../domain/dues/person-months.ts';
import type { DuesTotals } from '../../domain/dues/totals.ts';
import { periodEnd } from '../../domain/dues/periods.ts';
import type { PayMode } from '../../domain/dues/periods.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { BranchId, LocalDate, Month, PersonId } from '../../domain/ids.ts';
import { stateOn } from '../../domain/people/facts.ts';
import type { Fact, PersonState } from '../../domain/people/facts.ts';
import type { Person } from '../../ports/store/people.ts';
import type { Tx } from '../../ports/store/store.ts';

/** One person's dues, as they stand today. */
export interface MemberDues {
  readonly person: Person;
  /** What holds for the person today; `undefined` before the first roster. */
  readonly state: PersonState | undefined;
  /** 已缴至 as the roster says it: settled before the program. */
  readonly paidUntil: Month | null;
  /** From the first month that can be owed to the end of this period, or the last month paid ahead. */
  readonly months: readonly PersonMonth[];
}

export interface BranchDues {
  readonly branchId: BranchId;
  readonly mode: PayMode;
  readonly now: Month;
  /** The last month that belongs to the period in hand: this month, or the end of this quarter. */
  readonly end: Month;
  /** Everybody who was ever on the branch's roster, by number. */
  readonly members: readonly MemberDues[];
}

/** The dues of these people, as `mode` of their branch reads them. */
export function duesOf(
  tx: Tx,
  ids: readonly PersonId[],
  mode: PayMode,
  today: LocalDate,
  until?: Month,
): readonly MemberDues[] {
  const now = monthOf(today);
  const facts = groupBy(tx.people.facts(ids), ({ personId }: Fact) => personId);
  const paid = groupBy(tx.dues.shareSums(ids), ({ personId }) => personId);
  const claims = new Map(tx.dues.pendingClaimsOf(ids).map(({ personId, until: said }) => [personId, said]));
  return tx.people
    .persons(ids)
    .map((person) => {
      const own = facts.get(person.id) ?? [];
      const shares = paid.get(person.id) ?? [];
      const claimedUntil = claims.get(person.id);
      const last = [periodEnd(now, mode), ...shares.map(({ month }) => month), ...(until ? [until] : [])];
      return {
        person,
        state: stateOn(own, today),
        paidUntil: paidUntilOf(own),
        months: personMonths(
          { facts: own, shares, claimedUntil },
          { now, mode, until: last.reduce((a, b) => (a > b ? a : b)) },
        ),
      };
    })
    .sort((a, b) => (a.person.number < b.person.number ? -1 : 1));
}

/** The dues of everybody who was ever in the branch. `until`: look as far ahead as that month. */
export function branchDues(tx: Tx, branchId: BranchId, today: LocalDate, until?: Month): BranchDues {
  const mode = tx.org.branch(branchId)?.payMode ?? 'monthly';
  const now = monthOf(today);
  const members = duesOf(tx, tx.people.everIn(branchId), mode, today, until);
  return { branchId, mode, now, end: periodEnd(now, mode), members };
}

/** The months that a member owes, or has paid, to this branch. */
export function owedTo(branchId: BranchId, { months }: MemberDues): readonly PersonMonth[] {
  return months.filter((one) => one.branchId === branchId);
}

/** 应交, 已确认, 待确认, 未交 of a month, always payers = paid + claimed + open; 多收 is counted apart. */
export function monthTotals(
  { branchId, members }: Pick<BranchDues, 'branchId' | 'members'>,
  month: Month,
): DuesTotals {
  const lines = members.flatMap((member) => owedTo(branchId, member).filter((one) => one.month === month));
  const count = (...states: readonly PersonMonth['state'][]) =>
    lines.filter(({ state }) => states.includes(state)).length;
  const sum = (of: (line: PersonMonth) => number) => lines.reduce((total, line) => total + of(line), 0);
  const settled = count('confirmed', 'prepaid');
  const claimed = count('claimed');
  const open = count('due', 'arrears');
  return {
    payers: settled + claimed + open,
    dueFen: sum(({ dueFen }) => dueFen),
    paid: settled,
    paidFen: sum(({ paidFen }) => paidFen),
    claimed,
    open,
    openFen: sum(({ state, dueFen, paidFen }) =>
      state === 'due' || state === 'arrears' ? dueFen - paidFen : 0,
    ),
    waived: count('waived'),
    before: count('before'),
    beyond: count('beyond'),
    beyondFen: sum(({ state, paidFen }) => (state === 'beyond' ? paidFen : 0)),
  };
}
