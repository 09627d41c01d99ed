import { localOf, monthOf } from '../../domain/calendar/time.ts';
import type { OwnDues } from '../../domain/dues/own-dues.ts';
import { periodMonths, stateOfMonths } from '../../domain/dues/period-state.ts';
import { periodEnd } from '../../domain/dues/periods.ts';
import type { PayMode } from '../../domain/dues/periods.ts';
import { isOpen, openFen } from '../../domain/dues/person-months.ts';
import type { PersonMonth } from '../../domain/dues/person-months.ts';
import type { LocalDate, Month, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { personOn } from '../roster/roster-on.ts';
import { duesOf } from './branch-dues.ts';
import type { MemberDues } from './branch-dues.ts';

/** How this person’s branch is paid: by the month, or by the quarter. */
export function ownPayMode(tx: Tx, personId: PersonId, today: LocalDate): PayMode {
  const branchId = personOn(tx, personId, today)?.branch;
  return (branchId === undefined ? undefined : tx.org.branch(branchId)?.payMode) ?? 'monthly';
}

/** A person’s dues in all branches, by the way in which the present one is paid. `until`: look as far ahead. */
export function memberDues(
  tx: Tx,
  personId: PersonId,
  today: LocalDate,
  until?: Month,
): MemberDues | undefined {
  return duesOf(tx, [personId], ownPayMode(tx, personId, today), today, until)[0];
}

/** What the person is told about the own dues today; of the period in hand, or of that of `month`. */
export function ownDues(
  tx: Tx,
  personId: PersonId,
  { today, zone, month = monthOf(today) }: { today: LocalDate; zone: string; month?: Month },
): OwnDues | undefined {
  const mode = ownPayMode(tx, personId, today);
  const dues = memberDues(tx, personId, today, periodEnd(month, mode));
  if (!dues) return undefined;
  const period = periodMonths(month, mode);
  const own = dues.months.filter((one) => period.includes(one.month));
  const state = stateOfMonths(own);
  const earlier = dues.months.filter(
    (one) => one.month < (period[0] ?? month) && (one.state === 'due' || one.state === 'arrears'),
  );
  return {
    monthlyFen: dues.state === undefined || dues.state.duesClass === 'waived' ? 0 : dues.state.duesFen,
    period: {
      month: periodEnd(month, mode),
      mode,
      state,
      fen: isOpen(state) ? sum(own, openFen) : sum(own, ({ paidFen }) => paidFen),
    },
    earlier: { months: earlier.map((one) => one.month), fen: sum(earlier, openFen) },
    paidAhead: dues.months.findLast((one) => one.state === 'prepaid')?.month,
    receipt: newestReceipt(tx, personId, zone),
  };
}

function newestReceipt(tx: Tx, personId: PersonId, zone: string): OwnDues['receipt'] {
  const newest = tx.dues.newestStanding({ personId });
  return (
    newest && {
      date: localOf(newest.at, zone).date,
      fen: newest.amountFen,
      year: newest.receiptYear,
      no: newest.receiptNo,
    }
  );
}

function sum(months: readonly PersonMonth[], of: (month: PersonMonth) => number): number {
  return months.reduce((total, month) => total + of(month), 0);
}
