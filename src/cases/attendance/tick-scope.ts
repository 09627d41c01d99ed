import { holdsPosts } from '../../domain/people/facts.ts';
import type { LocalDate, PartyGroupId, PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isUnbound } from '../binding/approvals-list.ts';
import { officerBranches } from '../binding/whom.ts';
import { personOn, rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';

/** Whom somebody may tick: an officer the branch, a 党小组长 the own Party group. */
export type TickScope =
  { readonly who: 'officer' } | { readonly who: 'leader'; readonly groupId: PartyGroupId };

/** By the roster of today; `undefined` for everybody else. */
export function tickScope(
  tx: Tx,
  personId: PersonId,
  day: PartyDay,
  today: LocalDate,
): TickScope | undefined {
  if (officerBranches(tx, personId, today).includes(day.branchId)) return { who: 'officer' };
  const state = personOn(tx, personId, today);
  const leads = state?.branch === day.branchId && holdsPosts(state) && state.posts.includes('groupLeader');
  return leads && state.group !== null ? { who: 'leader', groupId: state.group } : undefined;
}

export interface TickList {
  readonly expected: readonly RosterMember[];
  /** Away, or excused with the branch's consent: one who comes all the same counts that day (design §2). */
  readonly others: readonly RosterMember[];
  /** Everybody of the branch, so that namesakes can be told apart. */
  readonly roster: readonly RosterMember[];
}

/** Who stands on the list, by the roster on the date of the Party day. */
export function tickList(tx: Tx, day: PartyDay, scope: TickScope): TickList {
  const roster = rosterOn(tx, day.branchId, day.date);
  const mine = roster.filter(({ state }) => scope.who === 'officer' || state.group === scope.groupId);
  return {
    roster,
    expected: mine.filter(({ expected }) => expected),
    others: mine.filter(({ expected, state }) => !expected && state.status !== 'suspended'),
  };
}

/** Who cannot tap: no account is known to be theirs, whatever the roster says of their phone. */
export function cannotTap(tx: Tx, { person }: RosterMember): boolean {
  return isUnbound(tx, person.id);
}
