import { groupBy } from '../group-by.ts';
import type { BranchId, Month, PersonId } from '../ids.ts';
import type { Fact } from '../people/facts.ts';
import { bookState } from './book.ts';
import type { BookLine } from './book.ts';
import type { DuesShare } from './payment.ts';
import { lastPeriod } from './periods.ts';
import type { PayMode } from './periods.ts';
import { personMonths } from './person-months.ts';
import type { DuesFacts } from './person-months.ts';

/** What is known of one person; of the shares those of the period suffice. */
export type Payer = DuesFacts & Pick<BookLine, 'excusedUntil'>;

/** What the store knows of several people, in rows. */
export interface PayerRows {
  readonly facts: readonly Fact[];
  readonly shares: readonly (DuesShare & { readonly personId: PersonId })[];
  readonly claims: readonly { readonly personId: PersonId; readonly until: Month }[];
  readonly excuses: ReadonlyMap<PersonId, { readonly until: Month }>;
}

/** Looks up one of these people in the rows. */
export function payersFrom({ facts, shares, claims, excuses }: PayerRows): (id: PersonId) => Payer {
  const factsOf = groupBy(facts, ({ personId }) => personId);
  const sharesOf = groupBy(shares, ({ personId }) => personId);
  const claimed = new Map(claims.map(({ personId, until }) => [personId, until]));
  return (id) => ({
    facts: factsOf.get(id) ?? [],
    shares: sharesOf.get(id) ?? [],
    claimedUntil: claimed.get(id),
    excusedUntil: excuses.get(id)?.until,
  });
}

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
