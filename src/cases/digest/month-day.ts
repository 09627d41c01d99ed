import type { MonthDay } from '../../domain/digest/month-facts.ts';
import type { BranchId, LocalDate, Month } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from '../attendance/day-tally.ts';

/** The Party days of the month by branch. */
export function daysByBranch(tx: Tx, month: Month): ReadonlyMap<BranchId, PartyDay> {
  return new Map(tx.partyDays.inMonth(month).map((day) => [day.branchId, day]));
}

/** How a branch's Party day stands on `today`. What was recorded counts, whatever the plan says. */
export function monthDay(tx: Tx, day: PartyDay | undefined, today: LocalDate): MonthDay {
  if (!day) return { kind: 'undated' };
  const { date } = day;
  if (day.state === 'cancelled') return { kind: 'cancelled', date };
  if (day.state === 'skipped') return { kind: 'skipped' };
  const { recorded, tally } = dayTally(tx, day);
  if (recorded) return { kind: 'held', date, tally };
  return { kind: date < today ? 'unrecorded' : 'planned', date };
}
