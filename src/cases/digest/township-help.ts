import { addMonths, firstDate, localOf, monthOf } from '../../domain/calendar/time.ts';
import { isRecorded } from '../../domain/attendance/state.ts';
import { helpKinds, helpWanted, isAsBefore } from '../../domain/digest/help.ts';
import type { HelpItem, HelpMark, TownshipHelp } from '../../domain/digest/help.ts';
import { lastPeriod } from '../../domain/dues/periods.ts';
import type { BranchMonth, TownshipMonth } from '../../domain/digest/month-facts.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { DigestSent } from '../../ports/store/digests.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { booksBehind } from '../dues/books-behind.ts';
import { daysByBranch } from './month-day.ts';

/** Everything that the branches need, folded or not, in administrative order. */
export function helpItems(tx: Tx, zone: string, facts: TownshipMonth): readonly HelpItem[] {
  const { month, over, branches } = facts;
  const quiet = quietMonths(tx, zone, facts);
  const now = over ? addMonths(month, 1) : month;
  const known = branches.filter(({ officer }) => officer).map(({ branchId }) => branchId);
  const wanted = tx.org
    .branches({ townshipId: facts.townshipId })
    .filter(
      ({ id, payMode }) => known.includes(id) && wasServed(tx, zone, id, lastPeriod(payMode, now).until),
    );
  const behind = booksBehind(tx, wanted, now);
  return branches.flatMap((branch) =>
    helpWanted(branch, { quietMonths: quiet(branch), isBookBehind: behind.has(branch.branchId) }, over).map(
      (help) => ({ branchId: branch.branchId, help }),
    ),
  );
}

/** What a reader of the digest sees of it; `expanded`: nothing folded. */
export function townshipHelp(
  tx: Tx,
  facts: TownshipMonth,
  items: readonly HelpItem[],
  {
    issue,
    expanded = false,
  }: { readonly issue?: DigestSent['issue'] | undefined; readonly expanded?: boolean },
): TownshipHelp {
  const { townshipId, month, branches } = facts;
  const before = issue === undefined ? undefined : { month, issue };
  const last = tx.digests.lastItems(townshipId, 2, before);
  const ids = branches.map(({ branchId }) => branchId);
  const marks = tx.digests.marks(ids, month);
  const contactedBefore = tx.digests.marks(ids, addMonths(month, -1));
  const labels = new Map(branches.map(({ branchId, label }) => [branchId, label]));
  const marked = ({ branchId, help }: HelpItem): HelpMark | undefined => {
    const own = marks.filter((one) => one.branchId === branchId && one.help === help);
    return (own.find(({ mark }) => mark === 'contacted') ?? own[0])?.mark;
  };
  const isFolded = (item: HelpItem) =>
    isAsBefore(
      item,
      last,
      contactedBefore.some(
        (one) => one.branchId === item.branchId && one.help === item.help && one.mark === 'contacted',
      ),
    );
  const folded = expanded ? [] : items.filter(isFolded);
  const shown = items.filter((item) => !folded.includes(item));
  return {
    lines: helpKinds.flatMap((help) => {
      const named = shown
        .filter((item) => item.help === help)
        .map((item) => ({
          branchId: item.branchId,
          label: labels.get(item.branchId) ?? '',
          mark: marked(item),
        }));
      return named.length === 0 ? [] : [{ help, branches: named }];
    }),
    asBefore: [...new Set(folded.map(({ branchId }) => branchId))],
  };
}

/** The branch had its group before that month was over: what lies before is nothing that it left undone. */
function wasServed(tx: Tx, zone: string, branchId: BranchId, month: Month): boolean {
  const since = tx.chats.firstServed(branchId);
  return since !== undefined && localOf(since, zone).date < firstDate(addMonths(month, 1));
}

/** How many months in a row before this one nothing was recorded; looked up only of those of whom it is asked. */
function quietMonths(tx: Tx, zone: string, { month }: TownshipMonth): (branch: BranchMonth) => number {
  const before = [addMonths(month, -1), addMonths(month, -2)].map((one) => ({
    month: one,
    days: daysByBranch(tx, one),
  }));
  return ({ branchId, day }) => {
    if (day.kind !== 'undated' && day.kind !== 'unrecorded') return 0;
    const since = tx.chats.firstServed(branchId);
    if (since === undefined) return 0;
    const joined = monthOf(localOf(since, zone).date);
    const heard = before.findIndex((one) => one.month <= joined || !isQuiet(tx, one.days.get(branchId)));
    return heard === -1 ? before.length : heard;
  };
}

/** Neither recorded nor called off. */
function isQuiet(tx: Tx, day: PartyDay | undefined): boolean {
  if (day === undefined) return true;
  if (day.state !== 'planned') return false;
  return !isRecorded(tx.attendance.states(day.id).values(), tx.attendance.entries(day.id));
}
