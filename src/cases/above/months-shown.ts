import { addMonths, monthOf } from '../../domain/calendar/time.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';

/** From the first month in which any branch has a Party day to this one: what can be looked at. */
export function monthsShown(tx: Tx, today: LocalDate): { readonly first: Month; readonly last: Month } {
  const last = monthOf(today);
  const first = tx.partyDays.firstMonth() ?? last;
  return { first: first < last ? first : last, last };
}

/** The months before and after it that can be looked at. */
export function monthsBeside(tx: Tx, month: Month, today: LocalDate): readonly Month[] {
  const { first, last } = monthsShown(tx, today);
  return [addMonths(month, -1), addMonths(month, 1)].filter((one) => one >= first && one <= last);
}
