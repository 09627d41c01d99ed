import { addMonths, daysBetween, lastDate, monthOf } from '../../domain/calendar/time.ts';
import type { LocalDate, Month, TownshipId } from '../../domain/ids.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { isOver } from './revise-plan.ts';
import { monthInHand } from './suggest-plan.ts';

/** From this many days before its end a month is over for a theme: the next one is meant. */
const nearEndDays = 5;

interface Asked {
  readonly tx: Tx;
  readonly today: LocalDate;
  readonly rules: QuietRules;
}

/** The month whose theme is meant when none is named: this one while a Party day of the township is still to come. */
export function themeMonth(
  { tx, today, rules }: Asked,
  townshipId: TownshipId,
): { readonly month: Month; readonly allHeld: boolean } {
  const here = monthOf(today);
  const branches = tx.org.branches({ townshipId });
  const isNearEnd = daysBetween(today, lastDate(here)) < nearEndDays;
  const isToCome = (branch: Branch) =>
    monthInHand(tx, branch, today, rules) === here && !isSettled(tx, tx.partyDays.of(branch.id, here), today);
  const allHeld = branches.length > 0 && !branches.some(isToCome);
  return { month: isNearEnd || allHeld ? addMonths(here, 1) : here, allHeld };
}

export interface Reach {
  /** Branches whose day of the month takes the theme. */
  readonly open: readonly Branch[];
  /** Days that were held with the theme they had. */
  readonly held: readonly PartyDay[];
}

/** Whom a theme of that month reaches. */
export function themeReach({ tx, today }: Asked, townshipId: TownshipId, month: Month): Reach {
  const days = tx.org
    .branches({ townshipId })
    .map((branch) => ({ branch, day: tx.partyDays.of(branch.id, month) }));
  return {
    open: days.flatMap(({ branch, day }) => (isSettled(tx, day, today) ? [] : [branch])),
    held: days.flatMap(({ day }) => (day && isHeld(tx, day, today) ? [day] : [])),
  };
}

/**
 * Writes the theme with which a day was held into its plan, in a revision that the group hears nothing of. It keeps the
 * time at which the plan was chosen, so that no step of the month falls anew.
 */
export function freezeTheme(tx: Tx, day: PartyDay, theme: string | undefined, by: string): void {
  if (day.theme !== null) return;
  tx.partyDays.revise(
    { branchId: day.branchId, month: day.month },
    { ...day, theme: theme ?? '', at: day.plannedAt, by },
  );
}

function isHeld(tx: Tx, day: PartyDay, today: LocalDate): boolean {
  return isOver(day, today) || (day.state === 'planned' && dayTally(tx, day).recorded);
}

function isSettled(tx: Tx, day: PartyDay | undefined, today: LocalDate): boolean {
  return day !== undefined && (day.state !== 'planned' || isHeld(tx, day, today));
}
