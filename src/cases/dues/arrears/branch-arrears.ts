import { addMonths, monthOf } from '../../../domain/calendar/time.ts';
import { arrearsLevel, arrearsRuns } from '../../../domain/dues/arrears.ts';
import type { ArrearsRun } from '../../../domain/dues/arrears.ts';
import { monthBefore, periodEnd } from '../../../domain/dues/periods.ts';
import type { PayMode } from '../../../domain/dues/periods.ts';
import type { BranchId, ChatId, LocalDate, Month } from '../../../domain/ids.ts';
import type { DuesExcuse } from '../../../ports/store/dues.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { displayName } from '../../roster/display-name.ts';
import { boundOfficers } from '../../roster/officers.ts';
import { rosterOn } from '../../roster/roster-on.ts';
import type { RosterMember } from '../../roster/roster-on.ts';
import { branchDues } from '../branch-dues.ts';
import type { BranchDues, MemberDues } from '../branch-dues.ts';

/** A member of the branch in arrears, to whomever the months are owed: the present branch is the one that asks. */
export interface Debtor {
  readonly member: RosterMember;
  /** As the officers read it. */
  readonly name: string;
  readonly runs: readonly ArrearsRun[];
  readonly level: number;
}

/** A member whose dues are put off by an approved reason (缓交) that still lasts. */
export interface Excused {
  readonly member: RosterMember;
  readonly name: string;
  readonly excuse: DuesExcuse;
}

export interface BranchArrears {
  readonly asked: readonly Debtor[];
  readonly excused: readonly Excused[];
}

/**
 * Who is in arrears today, by number; `dues` of the branch where they are at hand. Who is not on the roster, suspended or waived is asked nothing any more, nor whose
 * leaving waits for the township. While nothing at all is written down of the last period nobody is: then the book is
 * behind, not the people (silence is always acceptable, design rule 12).
 */
export function branchArrears(
  tx: Tx,
  branchId: BranchId,
  today: LocalDate,
  { members, mode }: Pick<BranchDues, 'members' | 'mode'> = branchDues(tx, branchId, today),
): BranchArrears {
  const now = monthOf(today);
  const roster = rosterOn(tx, branchId, today);
  const ids = roster.map(({ person }) => person.id);
  const monthsOf = new Map(members.map(({ person, months }) => [person.id, months]));
  const leaving = new Set(
    tx.changes.pendingIn([branchId]).flatMap(({ kind, personId }) => (kind === 'formal' ? [] : [personId])),
  );
  const isKept = isBookKept(
    ids.map((id) => monthsOf.get(id) ?? []),
    now,
    mode,
  );
  const excuses = tx.dues.excuses(ids);
  const asked: Debtor[] = [];
  const excused: Excused[] = [];
  for (const member of roster) {
    const { id } = member.person;
    const months = monthsOf.get(id) ?? [];
    const isFree = isFreeOf(months, now);
    if (member.state.status === 'suspended' || isFree || leaving.has(id)) continue;
    const name = displayName(member, roster);
    const excuse = excuses.get(id);
    if (excuse !== undefined && excuse.until >= now) excused.push({ member, name, excuse });
    const runs = isKept ? arrearsRuns(months, { now, mode, excusedUntil: excuse?.until }) : [];
    if (runs.length > 0) asked.push({ member, name, runs, level: arrearsLevel(runs) });
  }
  return { asked, excused };
}

/** Who is waived is asked nothing, also when something was paid for the month before. */
function isFreeOf(months: MemberDues['months'], now: Month): boolean {
  const state = months.find(({ month }) => month === now)?.state;
  return state === 'waived' || state === 'beyond';
}

/** Whether anything is written down of the last period that has ended, or of a later month, for anybody. */
function isBookKept(members: readonly MemberDues['months'][], now: Month, mode: PayMode): boolean {
  const from = mode === 'monthly' ? monthBefore(now) : addMonths(periodEnd(now, mode), -5);
  return members.some((months) =>
    months.some(({ month, state, paidFen }) => month >= from && (paidFen > 0 || state === 'before')),
  );
}

/** What is said of a debtor: all months that count, what is open of them. */
export function arrearsFacts({ name, runs, level }: Debtor) {
  return {
    name,
    months: runs.flatMap((run) => run.months.map(({ month }) => month)),
    openFen: runs.reduce((sum, run) => sum + run.openFen, 0),
    level,
  };
}

/** 已满6个月 is shown to the secretary and the deputy alone: whether this private chat is theirs. */
export function readsLongArrears(tx: Tx, branchId: BranchId, chatId: ChatId, today: LocalDate): boolean {
  return secretaries(tx, branchId, today).some((officer) => officer.chatId === chatId);
}

/** The secretary and the deputies who can be written to, in this order. */
export function secretaries(tx: Tx, branchId: BranchId, today: LocalDate) {
  return boundOfficers(tx, branchId, today).filter(
    ({ post }) => post === 'secretary' || post === 'deputySecretary',
  );
}
