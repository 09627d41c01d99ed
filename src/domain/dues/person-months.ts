import { addMonths, firstDate, monthOf } from '../calendar/time.ts';
import type { BranchId, Month, LocalDate } from '../ids.ts';
import { onRoster, stateOn } from '../people/facts.ts';
import type { DuesClass, Fact, PersonState } from '../people/facts.ts';
import type { DuesShare } from './payment.ts';
import { periodEnd } from './periods.ts';
import type { PayMode } from './periods.ts';

/**
 * Where a person stands in a month: 不用交 (not on the roster, 停止党籍, before admission), 免交, settled before the program
 * (已缴至), 应交, 已交待确认, 已确认, 预交, 欠交 (design §2); 多收: money stands for a month that obliges the person to nothing, as
 * of whoever paid ahead and then died. It is nobody's dues and can be given back.
 */
export type DuesState =
  'notDue' | 'waived' | 'before' | 'due' | 'claimed' | 'confirmed' | 'prepaid' | 'arrears' | 'beyond';

export interface PersonMonth {
  readonly month: Month;
  /** To which branch the month is owed; of a month that is not due the one that would be asked, if any. */
  readonly branchId: BranchId | undefined;
  readonly duesClass: DuesClass | undefined;
  /** Approved amount in fen; 0 where nothing is due. */
  readonly dueFen: number;
  /** What stands as paid for it, in fen. */
  readonly paidFen: number;
  readonly state: DuesState;
}

/** What is known about a person's dues. */
export interface DuesFacts {
  readonly facts: readonly Fact[];
  /** All shares, reversed ones with their reversals below zero. */
  readonly shares: readonly DuesShare[];
  /** Up to which month the person has claimed to have paid, while nobody has answered. */
  readonly claimedUntil: Month | undefined;
}

const endOfTime = '9999-12-31' as LocalDate;

/** What one month obliges the person to, whatever was paid. */
interface Obligation {
  readonly branchId: BranchId | undefined;
  readonly duesClass: DuesClass | undefined;
  readonly fen: number;
  readonly kind: 'notDue' | 'waived' | 'before' | 'owed';
}

/**
 * The month belongs to the branch in which the person is on the first of it, at the amount that holds then; who is admitted
 * or comes back later in the month owes it from then (规定 art. 8). Who dies or leaves the Party in it owes it no more; whoever is
 * transferred in it owes it to the old branch. 停止党籍 stops it from the next month on.
 */
function obligation(history: History, month: Month, paidUntil: Month | null): Obligation {
  const holding = stateAt(history, month);
  const nothing = { branchId: holding?.branch, duesClass: holding?.duesClass, fen: 0 };
  if (paidUntil !== null && month <= paidUntil) return { ...nothing, kind: 'before' };
  const end = history.stateOf(endOf(month));
  if (!holding || !onRoster(holding) || holding.status === 'suspended' || end?.status === 'left')
    return { ...nothing, kind: 'notDue' };
  if (holding.duesClass === 'waived' || holding.duesFen === 0) return { ...nothing, kind: 'waived' };
  return { branchId: holding.branch, duesClass: holding.duesClass, fen: holding.duesFen, kind: 'owed' };
}

/** What holds on the first of the month; for whoever only comes onto the roster in it, on the first such day. */
function stateAt({ days, stateOf }: History, month: Month): PersonState | undefined {
  const first = stateOf(firstDate(month));
  if (first && onRoster(first)) return first;
  for (const day of days) {
    if (day <= firstDate(month) || day > endOf(month)) continue;
    const state = stateOf(day);
    if (state && onRoster(state)) return state;
  }
  return first;
}

/** Sorts behind every day of the month: to be compared, not to be read. */
function endOf(month: Month): LocalDate {
  return `${month}-31` as LocalDate;
}

/** A person's facts by the days on which something begins to hold. */
interface History {
  /** In order. */
  readonly days: readonly LocalDate[];
  readonly stateOf: (day: LocalDate) => PersonState | undefined;
}

/** Folds once for each such day: years of months are asked for, and between them nothing changes. */
function historyOf(facts: readonly Fact[]): History {
  const days = [...new Set(facts.map(({ from }) => from))].sort();
  const folded = new Map<LocalDate, PersonState | undefined>();
  const stateOf = (day: LocalDate) => {
    const since = days.findLast((one) => one <= day);
    if (since === undefined) return undefined;
    if (!folded.has(since)) folded.set(since, stateOn(facts, since));
    return folded.get(since);
  };
  return { days, stateOf };
}

/** 已缴至 as last said: months up to it were settled before the program knew the person. */
export function paidUntilOf(facts: readonly Fact[]): Month | null {
  return (stateOn(facts, endOfTime)?.paidUntil ?? null) as Month | null;
}

/**
 * The first month that can be owed: the one after 已缴至 where the roster says so (opening balance), else the one in which the
 * person came onto the roster.
 */
export function firstDuesMonth(facts: readonly Fact[]): Month | undefined {
  const [first] = facts
    .filter(({ field }) => field === 'branch')
    .map(({ from }) => from)
    .sort();
  if (first === undefined) return undefined;
  const paidUntil = paidUntilOf(facts);
  const known = monthOf(first);
  if (paidUntil === null) return known;
  const next = addMonths(paidUntil, 1);
  return next < known ? next : known;
}

/**
 * Facts with everything that held on the first day known carried back to the opening balance. Dues that an officer changed
 * from that very day on hold from it: the months before it stay at what the roster said.
 */
function carriedBack(facts: readonly Fact[]): readonly Fact[] {
  const [known] = facts
    .filter(({ field }) => field === 'branch')
    .map(({ from }) => from)
    .sort();
  const first = firstDuesMonth(facts);
  if (known === undefined || first === undefined || first >= monthOf(known)) return facts;
  const onDay = facts.filter(({ from, source }) => from === known && source !== 'import');
  // Also where a file has caught up with the officer since.
  const changed = ({ field, from, seq }: Fact) =>
    (field === 'duesFen' || field === 'duesClass') &&
    from === known &&
    onDay.some((one) => one.field === field && one.seq <= seq);
  return [
    ...facts
      .filter((fact) => fact.from <= known && !changed(fact))
      .map((fact) => ({ ...fact, from: firstDate(first) })),
    ...facts,
  ];
}

/**
 * Every month from the first that can be owed, or from `from` if that is later, to `until`, as it stands in `now`. Empty for whoever was
 * on no roster.
 */
export function personMonths(
  known: DuesFacts,
  {
    now,
    from,
    until,
    mode,
  }: { readonly now: Month; readonly from?: Month; readonly until: Month; readonly mode: PayMode },
): readonly PersonMonth[] {
  const paidUntil = paidUntilOf(known.facts);
  const facts = carriedBack(known.facts);
  const history = historyOf(facts);
  const first = firstDuesMonth(known.facts);
  if (first === undefined) return [];
  const paid = new Map<Month, number>();
  for (const { month, fen } of known.shares) paid.set(month, (paid.get(month) ?? 0) + fen);
  const paidSince = [...paid.keys()].sort()[0];
  const earliest = paidSince !== undefined && paidSince < first ? paidSince : first;
  const months: PersonMonth[] = [];
  for (
    let month = from !== undefined && earliest < from ? from : earliest;
    month <= until;
    month = addMonths(month, 1)
  ) {
    const { branchId, duesClass, fen, kind } = obligation(history, month, paidUntil);
    const paidFen = paid.get(month) ?? 0;
    const claimed = known.claimedUntil !== undefined && month <= known.claimedUntil;
    const standing = { now, mode, claimed };
    const state =
      kind === 'owed' ? owedState(month, paidFen >= fen, standing) : paidFen > 0 ? 'beyond' : kind;
    months.push({ month, branchId, duesClass, dueFen: fen, paidFen, state });
  }
  return months;
}

/** Where somebody stands with a month that obliges him. */
function owedState(
  month: Month,
  settled: boolean,
  { now, mode, claimed }: { readonly now: Month; readonly mode: PayMode; readonly claimed: boolean },
): DuesState {
  if (settled) return month > periodEnd(now, mode) ? 'prepaid' : 'confirmed';
  if (claimed) return 'claimed';
  return periodEnd(month, mode) < now ? 'arrears' : 'due';
}

/** What is still to be paid of a month, in fen. */
export function openFen({ state, dueFen, paidFen }: PersonMonth): number {
  return isOpen(state) ? dueFen - paidFen : 0;
}

export function isOpen(state: DuesState): boolean {
  return state === 'due' || state === 'claimed' || state === 'arrears';
}
