import { daysBetween, monthsLater } from '../../domain/calendar/time.ts';
import type { BranchId, LocalDate } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { peopleFiguresFor } from '../plan/figures.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { isLeaving } from './leaving.ts';

/** 预备期 is a year (党章 art. 7). */
const probationMonths = 12;

/** Away and excused members whose review date has come. */
export function reviewsDue(tx: Tx, branchId: BranchId, today: LocalDate): readonly RosterMember[] {
  return rosterOn(tx, branchId, today).filter(
    ({ person, state }) =>
      (state.away || state.excused) &&
      state.reviewDate !== null &&
      state.reviewDate <= today &&
      !isLeaving(tx, person.id),
  );
}

export interface ProbationDue {
  readonly member: RosterMember;
  readonly ends: LocalDate;
}

/** Probationary members whose year is up soon and about whom the township has not been asked. */
export function probationsDue(tx: Tx, branch: Branch, today: LocalDate): readonly ProbationDue[] {
  const { probationNoticeDays } = peopleFiguresFor(tx, branch);
  return rosterOn(tx, branch.id, today).flatMap((member) => {
    if (member.state.status !== 'probationary' || tx.changes.pendingOf(member.person.id).length > 0)
      return [];
    const ends = probationEnds(tx, member, today);
    return daysBetween(today, ends) <= probationNoticeDays ? [{ member, ends }] : [];
  });
}

/** 复核日, where it is not about being away or excused; else a year after the day since which he is probationary. */
function probationEnds(tx: Tx, { person, state }: RosterMember, today: LocalDate): LocalDate {
  if (state.reviewDate !== null && !state.away && !state.excused) return state.reviewDate;
  const since = tx.people
    .facts([person.id])
    .filter(({ field, from }) => field === 'status' && from <= today)
    .map(({ from }) => from)
    .sort()
    .at(-1);
  return monthsLater(since ?? today, probationMonths);
}
