import type { BranchId, Month } from '../ids.ts';
import { bookState } from './book.ts';
import type { BookLine } from './book.ts';
import { lastPeriod } from './periods.ts';
import type { PayMode } from './periods.ts';
import { personMonths } from './person-months.ts';
import type { DuesFacts } from './person-months.ts';

/** What is known of one person; of the shares those of the period suffice. */
export type Payer = DuesFacts & Pick<BookLine, 'excusedUntil'>;

/** Whether the branch's book of the last month, or quarter, that ended before `now` is behind, as {@link bookState} has it. */
export function isBookBehind(
  payers: readonly Payer[],
  { branchId, mode, now }: { readonly branchId: BranchId; readonly mode: PayMode; readonly now: Month },
): boolean {
  const lines = payers.map((payer) => ({
    months: personMonths(payer, { now, mode, ...lastPeriod(mode, now) }).filter(
      (one) => one.branchId === branchId,
    ),
    excusedUntil: payer.excusedUntil,
  }));
  return bookState(lines, now, mode).isBehind;
}
