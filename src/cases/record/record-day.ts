import { addMonths, monthOf } from '../../domain/calendar/time.ts';
import type { BranchId, LocalDate, Month } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';

/** How far back a branch's last Party day is looked for: a pasture season and more. */
const lookBackMonths = 12;

/** The Party day of which a record is kept: that of the month said, else the latest that has come. */
export function recordDay(tx: Tx, branchId: BranchId, today: LocalDate, month?: Month): PartyDay | undefined {
  if (month !== undefined) {
    const day = tx.partyDays.of(branchId, month);
    return day?.state === 'planned' ? day : undefined;
  }
  return held(tx, branchId, today)[0];
}

/**
 * 12月, said in November, is last year's, unless the branch has planned it already: then the coming one is meant, whose
 * agenda is written beforehand.
 */
export function recordMonth(
  tx: Tx,
  branchId: BranchId,
  today: LocalDate,
  said: Month | undefined,
): Month | undefined {
  const next = addMonths(monthOf(today), 1);
  if (said === undefined || addMonths(said, 12) !== next) return said;
  return tx.partyDays.of(branchId, next)?.state === 'planned' ? next : said;
}

/** The Party day before this one, whose decisions are read back as 上月议定事项落实. */
export function dayBefore(tx: Tx, day: PartyDay): PartyDay | undefined {
  return tx.partyDays
    .history(day.branchId, lookBackMonths + 2)
    .find(({ state, month }) => state === 'planned' && month < day.month);
}

/** Planned days that have come, latest first. */
export function held(tx: Tx, branchId: BranchId, today: LocalDate): readonly PartyDay[] {
  return tx.partyDays
    .history(branchId, lookBackMonths + 2)
    .filter(({ state, date }) => state === 'planned' && date <= today);
}
