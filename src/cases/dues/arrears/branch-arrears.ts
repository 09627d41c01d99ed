import { monthOf } from '../../../domain/calendar/time.ts';
import { arrearsLevel, arrearsRuns } from '../../../domain/dues/arrears.ts';
import type { ArrearsRun } from '../../../domain/dues/arrears.ts';
import { bookState } from '../../../domain/dues/book.ts';
import type { BookState } from '../../../domain/dues/book.ts';
import type { BranchId, ChatId, LocalDate, Month, PersonId } from '../../../domain/ids.ts';
import type { DuesExcuse } from '../../../ports/store/dues.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { displayName } from '../../roster/display-name.ts';
import { boundOfficers } from '../../roster/officers.ts';
import { rosterOn } from '../../roster/roster-on.ts';
import type { RosterMember } from '../../roster/roster-on.ts';
import { branchDues, owedTo } from '../branch-dues.ts';
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
  /** How far the branch has kept its book: behind it nobody is in arrears. */
  readonly book: BookState;
}

/**
 * Who is in arrears today, by number; `dues` of the branch where they are at hand. Who is not on the roster, suspended or
 * waived is asked nothing any more, nor whose leaving waits for the township; and nobody about months for which the branch's
 * book is behind.
 */
export function branchArrears(
  tx: Tx,
  branchId: BranchId,
  today: LocalDate,
  dues: BranchDues = branchDues(tx, branchId, today),
): BranchArrears {
  const now = monthOf(today);
  const roster = rosterOn(tx, branchId, today);
  const monthsOf = new Map(dues.members.map(({ person, months }) => [person.id, months]));
  const leaving = new Set(
    tx.changes.pendingIn([branchId]).flatMap(({ kind, personId }) => (kind === 'formal' ? [] : [personId])),
  );
  const excuses = tx.dues.excuses(dues.members.map(({ person }) => person.id));
  const book = bookOf(dues, excuses);
  const behind = new Set(book.behind.flat());
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
    const runs = arrearsRuns(months, { now, mode: dues.mode, excusedUntil: excuse?.until, behind });
    if (runs.length > 0) asked.push({ member, name, runs, level: arrearsLevel(runs) });
  }
  return { asked, excused, book };
}

/** Who is waived is asked nothing, also when something was paid for the month before. */
function isFreeOf(months: MemberDues['months'], now: Month): boolean {
  const state = months.find(({ month }) => month === now)?.state;
  return state === 'waived' || state === 'beyond';
}

function bookOf(dues: BranchDues, excuses: ReadonlyMap<PersonId, DuesExcuse>): BookState {
  const lines = dues.members.map((member) => ({
    months: owedTo(dues.branchId, member),
    excusedUntil: excuses.get(member.person.id)?.until,
  }));
  return bookState(lines, dues.now, dues.mode);
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
