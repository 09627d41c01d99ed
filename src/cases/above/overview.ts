import { isApart, monthTotals } from '../../domain/digest/month-facts.ts';
import { sumOverview } from '../../domain/digest/overview.ts';
import type { DuesTotals, Overview, OverviewTotals } from '../../domain/digest/overview.ts';
import type { LocalDate, Month, TownshipId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { daysByBranch, monthDay } from '../digest/month-day.ts';
import { periodCounts } from '../dues/period-counts.ts';
import { madeUpCount } from '../makeup/made-up-count.ts';
import { conditionOf } from '../plan/condition.ts';
import { overseenBranches } from './overseen.ts';

/**
 * The month's totals for this admin: own township, 联村干部 own villages; for the county by township, or of the one that it
 * looks at. Above the township nothing of a single branch is shown.
 */
export function overviewFor(
  tx: Tx,
  admin: Overseer,
  month: Month,
  today: LocalDate,
  townshipId: TownshipId | null = null,
): Overview {
  const monthIn = totalsIn(tx, month, today);
  const own = admin.townshipId ?? townshipId;
  if (own !== null) {
    const branches =
      admin.townshipId === null ? tx.org.branches({ townshipId: own }) : overseenBranches(tx, admin);
    return {
      place: tx.org.township(own)?.name ?? '',
      month,
      linkedOnly: admin.villageIds.length > 0,
      totals: { ...monthIn(branches), dues: duesIn(tx, branches, month, today) },
      townships: [],
    };
  }
  // Dues of everybody in a county take a second or two, and this is drawn where other people wait: a township at a time.
  const townships = tx.org.townships().map(({ id, name }) => ({
    name,
    totals: monthIn(tx.org.branches({ townshipId: id })),
  }));
  return {
    place: tx.org.countyName() ?? '',
    month,
    linkedOnly: false,
    totals: sumOverview(townships.map((township) => township.totals)),
    townships,
  };
}

/** The month of branches, but for their dues. */
function totalsIn(tx: Tx, month: Month, today: LocalDate): (branches: readonly Branch[]) => OverviewTotals {
  const days = daysByBranch(tx, month);
  return (branches) => {
    const facts = branches.map((branch) => {
      const day = days.get(branch.id);
      const stands = monthDay(tx, day, today);
      return {
        condition: conditionOf(tx, branch, month),
        day: stands,
        madeUp: madeUpCount(tx, day, stands),
      };
    });
    const daysOf = (apart: boolean) => facts.filter((one) => isApart(one) === apart).map(({ day }) => day);
    return {
      normal: monthTotals(daysOf(false)),
      apart: monthTotals(daysOf(true)),
      madeUp: facts.reduce((sum, { madeUp }) => sum + madeUp, 0),
      dues: null,
    };
  };
}

function duesIn(tx: Tx, branches: readonly Branch[], month: Month, today: LocalDate): DuesTotals {
  const owing = branches
    .map(({ id }) => periodCounts(tx, id, today, month))
    .filter(({ payers }) => payers > 0)
    .map(({ payers, paid }) => payers - paid);
  const open = owing.filter((unpaid) => unpaid > 0);
  return {
    closed: owing.length - open.length,
    open: open.length,
    people: open.reduce((sum, unpaid) => sum + unpaid, 0),
  };
}
