import { addMonths, monthOf } from '../../../domain/calendar/time.ts';
import type { NotFrom } from '../../../domain/dues/not-from.ts';
import { firstDuesMonth } from '../../../domain/dues/person-months.ts';
import type { PersonMonth } from '../../../domain/dues/person-months.ts';
import type { LocalDate, Month, PersonId } from '../../../domain/ids.ts';
import type { Branch } from '../../../ports/store/org.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { duesOf } from '../branch-dues.ts';

/** Further ahead than this a month is a slip of the finger. */
const mostMonthsAhead = 12;

/** What was paid to the end of this month stands: no amount is changed behind it. */
export function paidSince(
  months: readonly PersonMonth[],
  from: Month,
  now: Month,
): readonly [PersonMonth, PersonMonth] | undefined {
  const paid = months.filter(({ month, paidFen }) => month >= from && month <= now && paidFen > 0);
  const [first] = paid;
  const last = paid.at(-1);
  return first && last ? [first, last] : undefined;
}

/** Whether an amount of this person may hold from that month on; `undefined`: it may. */
export function notFrom(
  tx: Tx,
  branch: Branch,
  personId: PersonId,
  from: Month,
  today: LocalDate,
): NotFrom | undefined {
  const now = monthOf(today);
  const latest = addMonths(now, mostMonthsAhead);
  if (from > latest) return { kind: 'far', latest };
  const months = monthsOf(tx, branch, personId, today);
  const before = months.findLast(({ month, state }) => month >= from && month <= now && state === 'before');
  const afterBefore = before && addMonths(before.month, 1);
  const paid = paidSince(months, from, now);
  if (paid) {
    const [first, last] = paid;
    const afterPaid = addMonths(last.month, 1);
    const earliest = afterBefore !== undefined && afterBefore > afterPaid ? afterBefore : afterPaid;
    return { kind: 'paid', first: first.month, last: last.month, earliest };
  }
  if (before && afterBefore !== undefined)
    return { kind: 'before', last: before.month, earliest: afterBefore };
  const facts = tx.people.facts([personId]);
  const [known] = facts
    .flatMap(({ field, from: since }) => (field === 'branch' ? [monthOf(since)] : []))
    .sort();
  // What holds on the first day known is carried back to the opening balance as a whole.
  if (known !== undefined && from < known && from !== firstDuesMonth(facts))
    return { kind: 'unknown', earliest: known };
  return undefined;
}

/** Months after this one that are paid already, from that month on. */
export function paidAhead(
  tx: Tx,
  branch: Branch,
  personId: PersonId,
  from: Month,
  today: LocalDate,
): readonly Month[] {
  return monthsOf(tx, branch, personId, today)
    .filter(({ month, paidFen }) => month >= from && month > monthOf(today) && paidFen > 0)
    .map(({ month }) => month);
}

export function monthsOf(
  tx: Tx,
  branch: Branch,
  personId: PersonId,
  today: LocalDate,
): readonly PersonMonth[] {
  return duesOf(tx, [personId], branch.payMode, today)[0]?.months ?? [];
}
