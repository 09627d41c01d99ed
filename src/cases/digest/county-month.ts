import { isApart, monthTotals } from '../../domain/digest/month-facts.ts';
import type { CountyMonth } from '../../domain/digest/month-facts.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { conditionOf } from '../plan/condition.ts';
import { daysByBranch, monthDay } from './month-day.ts';

/** Totals of the month by township, in administrative order: above the township nothing of a single branch is shown. */
export function countyMonth(tx: Tx, month: Month, today: LocalDate): CountyMonth {
  const days = daysByBranch(tx, month);
  return {
    county: tx.org.countyName() ?? '',
    month,
    townships: tx.org.townships().map(({ id, name }) => {
      const branches = tx.org.branches({ townshipId: id }).map((branch) => ({
        condition: conditionOf(tx, branch, month),
        day: monthDay(tx, days.get(branch.id), today),
      }));
      const daysOf = (apart: boolean) =>
        branches.filter((branch) => isApart(branch) === apart).map(({ day }) => day);
      return { name, normal: monthTotals(daysOf(false)), apart: monthTotals(daysOf(true)) };
    }),
  };
}
