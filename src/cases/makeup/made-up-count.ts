import { madeUpPeople } from '../../domain/attendance/state.ts';
import type { MonthDay } from '../../domain/digest/month-facts.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { madeUpOn } from '../record/page-facts.ts';

/**
 * 补学 of a Party day, wherever it is counted: of a day that was held, the expected who did not come and have made up the study.
 * Whoever was marked and is known to have been there after all does not count.
 */
export function madeUpCount(tx: Tx, day: PartyDay | undefined, { kind }: Pick<MonthDay, 'kind'>): number {
  if (!day || kind !== 'held') return 0;
  const entries = tx.attendance.entries(day.id);
  // Mostly nobody: spares the roster of the branch.
  if (madeUpPeople(entries).size === 0) return 0;
  return madeUpOn(tx, dayTally(tx, day), entries).filter(({ counts }) => counts).length;
}
