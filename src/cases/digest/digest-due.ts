import { fixedDate, parseFixedDay } from '../../domain/calendar/fixed-day.ts';
import type { ShiftRule } from '../../domain/calendar/fixed-day.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { addMonths, localOf, monthOf, parseMonth } from '../../domain/calendar/time.ts';
import { digestDays } from '../../domain/party-day/digest-days.ts';
import type { Instant, LocalDate, Month, TownshipId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isLeftAlone } from '../plan/condition.ts';
import { digestFiguresFor, settingFor } from '../plan/figures.ts';

export type DigestIssue = 'first' | 'final';

interface Surroundings {
  readonly tx: Tx;
  readonly rules: QuietRules;
}
interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * When the township digests fall due. Only townships that a group of theirs has joined by then get the first one; the
 * final one also goes where the township recorded for its branches. One from before that is not caught up (design §4).
 */
export function digestDue(
  { tx, rules }: Surroundings,
  window: Window,
  issue: DigestIssue,
): readonly { scope: string; period: Month; planRevision: number; dueAt: Instant }[] {
  const joined = joinedSince(tx);
  const months = monthsOf(window, rules.zone);
  return months.flatMap((month) => {
    const days = new Map(tx.partyDays.inMonth(month).map((day) => [day.branchId, day]));
    const fixed = fixedDates(tx, month, rules);
    return tx.org.townships().flatMap(({ id }) => {
      const since = joined.get(id);
      const branches = since === undefined && days.size === 0 ? [] : tx.org.branches({ townshipId: id });
      const known = branches.some((branch) => days.has(branch.id));
      if (since === undefined && (issue === 'first' || !known)) return [];
      const dueAt = digestDays(
        month,
        partyDates(branches, days, fixed, (branch) => isLeftAlone(tx, branch, month)),
        rules,
        digestFiguresFor(tx, id),
      )[issue];
      if (dueAt === undefined || dueAt < window.from || dueAt > window.to) return [];
      const late = since === undefined || since > dueAt;
      if (late && (issue === 'first' || !known)) return [];
      return [{ scope: `township:${String(id)}`, period: month, planRevision: 0, dueAt }];
    });
  });
}

/** The month of a period; for a manual run the one that people would ask about now. */
export function digestMonth(
  { tx, rules }: Surroundings,
  now: Instant,
  townshipId: TownshipId | undefined,
  period = '',
): Month {
  const asked = parseMonth(period);
  if (asked !== undefined) return asked;
  const month = monthOf(localOf(now, rules.zone).date);
  const previous = addMonths(month, -1);
  return now < digestDays(previous, [], rules, digestFiguresFor(tx, townshipId)).final ? previous : month;
}

/** Since when a township has any branch with a group. */
function joinedSince(tx: Tx): ReadonlyMap<TownshipId, Instant> {
  const joined = new Map<TownshipId, Instant>();
  for (const branchId of tx.chats.served().flatMap(({ branchIds }) => branchIds)) {
    const townshipId = tx.org.branch(branchId)?.townshipId;
    const since = tx.chats.servedSince(branchId)?.since;
    if (townshipId === undefined || since === undefined) continue;
    const earlier = joined.get(townshipId);
    if (earlier === undefined || since < earlier) joined.set(townshipId, since);
  }
  return joined;
}

/** The final digest of a month comes in the one after it. */
function monthsOf({ from, to }: Window, zone: string): readonly Month[] {
  const last = monthOf(localOf(to, zone).date);
  const months: Month[] = [];
  for (
    let month = addMonths(monthOf(localOf(from, zone).date), -1);
    month <= last;
    month = addMonths(month, 1)
  )
    months.push(month);
  return months;
}

/** One date a branch: as planned, else by its fixed day. 线下 and 转场 branches do not decide when the others hear. */
function partyDates(
  branches: readonly Branch[],
  days: ReadonlyMap<Branch['id'], PartyDay>,
  fixed: (branch: Branch) => LocalDate | undefined,
  leftAlone: (branch: Branch) => boolean,
): readonly LocalDate[] {
  return branches.flatMap((branch) => {
    const day = days.get(branch.id);
    if (day !== undefined && day.state !== 'planned') return [];
    if (leftAlone(branch)) return [];
    return day?.date ?? fixed(branch) ?? [];
  });
}

/** A county has hundreds of branches and a handful of different fixed days. */
function fixedDates(tx: Tx, month: Month, rules: QuietRules): (branch: Branch) => LocalDate | undefined {
  const known = new Map<string, LocalDate | undefined>();
  return (branch) => {
    const shift = settingFor(tx, 'shift', branch) as ShiftRule;
    const key = `${branch.fixedDay} ${shift}`;
    if (!known.has(key)) {
      const fixedDay = parseFixedDay(branch.fixedDay);
      known.set(key, fixedDay.ok ? fixedDate(fixedDay.value, month, rules.holidays, shift).date : undefined);
    }
    return known.get(key);
  };
}
