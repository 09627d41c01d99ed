import { aroundDate, fixedDate, parseFixedDay } from '../../domain/calendar/fixed-day.ts';
import type { ShiftRule } from '../../domain/calendar/fixed-day.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { effectiveEverywhere } from '../settings/effective.ts';

/** Where the fixed day falls in a month: a date, or the day around which it is expected while the date is not known. */
interface Falls {
  readonly date: LocalDate | undefined;
  readonly around: LocalDate;
}

/**
 * The fixed days of the county's branches in a month; `undefined` for one that cannot be read. A county has hundreds of
 * branches and a handful of different fixed days: each is worked out once.
 */
export function fixedDates(tx: Tx, rules: QuietRules): (branch: Branch, month: Month) => Falls | undefined {
  const stored = effectiveEverywhere(tx, ['shift']);
  const known = new Map<string, Falls | undefined>();
  return (branch, month) => {
    const shift = stored.of({ branch }).shift as ShiftRule;
    const key = `${month} ${shift} ${branch.fixedDay}`;
    if (!known.has(key)) known.set(key, falls(branch.fixedDay, month, rules, shift));
    return known.get(key);
  };
}

function falls(text: string, month: Month, { holidays }: QuietRules, shift: ShiftRule): Falls | undefined {
  const fixedDay = parseFixedDay(text);
  if (!fixedDay.ok) return undefined;
  const { date } = fixedDate(fixedDay.value, month, holidays, shift);
  return { date, around: date ?? aroundDate(fixedDay.value, month, holidays) };
}
