import { isOpen } from '../../domain/dues/person-months.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import { onRoster } from '../../domain/people/facts.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayInHand } from '../attendance/day-in-hand.ts';
import { branchDues } from './branch-dues.ts';
import type { BranchDues, MemberDues } from './branch-dues.ts';

/** Everybody on the roster today with something open up to the end of the period. */
export function owing({ branchId, end, members }: BranchDues): readonly MemberDues[] {
  return members.filter(
    ({ state, months }) =>
      state?.branch === branchId &&
      onRoster(state) &&
      months.some((one) => one.month <= end && isOpen(one.state)),
  );
}

/** The Party day at whose table dues are taken now, and who is recorded as having come to it by name. */
export interface AtTheTable {
  readonly day: PartyDay;
  readonly present: ReadonlySet<PersonId>;
}

/** `undefined` where no Party day was held this month, or only its figures are known. */
export function atTheTable(tx: Tx, branchId: BranchId, today: LocalDate): AtTheTable | undefined {
  const branch = tx.org.branch(branchId);
  const hand = branch && dayInHand(tx, branch, today);
  if (hand?.kind !== 'day' || hand.day.date > today) return undefined;
  const present = new Set(
    [...tx.attendance.states(hand.day.id)].flatMap(([id, state]) => (state === 'present' ? [id] : [])),
  );
  return present.size === 0 ? undefined : { day: hand.day, present };
}

/** Of those who came on site, who still owes. `dues`: the branch's, where they are at hand. */
export function owingAtTheTable(
  tx: Tx,
  branchId: BranchId,
  today: LocalDate,
  dues?: BranchDues,
): readonly MemberDues[] {
  const table = atTheTable(tx, branchId, today);
  if (!table) return [];
  const known = dues ?? branchDues(tx, branchId, today);
  return owing(known).filter(({ person }) => table.present.has(person.id));
}
