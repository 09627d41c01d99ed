import { addMonths, monthOf } from '../../domain/calendar/time.ts';
import { periodMonths, stateOfMonths } from '../../domain/dues/period-state.ts';
import { periodEnd } from '../../domain/dues/periods.ts';
import { isOpen } from '../../domain/dues/person-months.ts';
import type { DuesState, PersonMonth } from '../../domain/dues/person-months.ts';
import type { PayMode } from '../../domain/dues/periods.ts';
import type { AccountId, Instant, LocalDate, Month, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { personOn } from '../roster/roster-on.ts';
import { memberDues, ownPayMode } from './own-dues.ts';
import { touchDues } from './touch-dues.ts';

export interface PaidClaim {
  readonly personId: PersonId;
  /** Whose account says it: the person’s own, or a relative’s. */
  readonly accountId: AccountId;
  readonly at: Instant;
  /** The period in hand is that of this month; without it today’s. */
  readonly month?: Month | undefined;
  /** So many months, from the oldest open one on; else everything open up to the end of the period. */
  readonly count?: number | undefined;
  /** Up to and with this month. */
  readonly until?: Month | undefined;
}

/** What became of it. `months`: those it is about. */
export type Claimed =
  | { readonly kind: 'noted' | 'already'; readonly months: readonly Month[]; readonly mode: PayMode }
  /** Nothing is open: where the period stands instead. */
  | { readonly kind: 'nothing'; readonly month: Month; readonly mode: PayMode; readonly state: DuesState };

/** As far ahead as months are looked at for a claim of several. */
const farthestMonths = 24;

/**
 * 已交: somebody says that it is paid. It waits for the dues officer and changes no sum (design rule 8). Said twice it is one
 * claim; a farther one takes the place of one that nobody has answered.
 */
export function claimPaid(tx: Tx, claim: PaidClaim, today: LocalDate): Claimed {
  const { personId, accountId, at, month = monthOf(today) } = claim;
  const mode = ownPayMode(tx, personId, today);
  const end = periodEnd(month, mode);
  const branchId = personOn(tx, personId, today)?.branch;
  const months = memberDues(tx, personId, today, addMonths(end, farthestMonths))?.months ?? [];
  const meant = meantMonths(months, claim, end);
  const until = meant.at(-1)?.month;
  if (branchId === undefined || until === undefined) {
    const period = periodMonths(month, mode);
    const state = stateOfMonths(months.filter((one) => period.includes(one.month)));
    return { kind: 'nothing', month: end, mode, state };
  }
  const said = { months: meant.map((one) => one.month), mode };
  const pending = tx.dues.pendingClaim(personId);
  if (pending && pending.until >= until) return { kind: 'already', ...said };
  if (pending) tx.dues.settleClaim(pending.id, 'withdrawn', at, accountRef(accountId));
  tx.dues.addClaim({ personId, branchId, until, at, accountId });
  touchDues(tx, branchId, today, { personIds: [personId], months: said.months });
  return { kind: 'noted', ...said };
}

function meantMonths(
  months: readonly PersonMonth[],
  { count, until }: PaidClaim,
  end: Month,
): readonly PersonMonth[] {
  const open = months.filter(({ state }) => isOpen(state));
  if (count !== undefined) return open.slice(0, count);
  const last = until ?? end;
  const meant = open.filter(({ month }) => month <= last);
  // 已交到3月 in December is the next March: a claim never speaks of months long settled.
  return meant.length === 0 && until !== undefined && until < end
    ? open.filter(({ month }) => month <= addMonths(until, 12))
    : meant;
}

/** Takes back what was claimed and nobody has answered; the months it was about, or `undefined` when there is none. */
export function withdrawPaid(
  tx: Tx,
  personId: PersonId,
  {
    accountId,
    now,
    today,
  }: { readonly accountId: AccountId; readonly now: Instant; readonly today: LocalDate },
): Extract<Claimed, { kind: 'noted' | 'already' }> | undefined {
  const pending = tx.dues.pendingClaim(personId);
  if (!pending) return undefined;
  const mode = ownPayMode(tx, personId, today);
  const claimed = (memberDues(tx, personId, today, pending.until)?.months ?? []).filter(
    ({ state }) => state === 'claimed',
  );
  const months = claimed.map(({ month }) => month);
  tx.dues.settleClaim(pending.id, 'withdrawn', now, accountRef(accountId));
  touchDues(tx, pending.branchId, today, { personIds: [personId], months });
  return { kind: 'already', months, mode };
}

function accountRef(accountId: AccountId): string {
  return `account:${String(accountId)}`;
}
