import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { addMonths, localOf, monthOf, monthsBetween, parseMonth } from '../../domain/calendar/time.ts';
import { digestDays, mayLeaveWithin } from '../../domain/party-day/digest-days.ts';
import type { DigestFigures } from '../../domain/party-day/digest-days.ts';
import type { Instant, LocalDate, Month, TownshipId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isLeftAlone } from '../plan/condition.ts';
import { digestFiguresFor } from '../plan/figures.ts';
import { fixedDates } from '../plan/fixed-dates.ts';

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
  const open = openMonths(tx, rules, window, issue);
  if (open.length === 0) return [];
  const fixed = fixedDates(tx, rules);
  return open.flatMap(({ month, townships }) => {
    const days = new Map(tx.partyDays.inMonth(month).map((day) => [day.branchId, day]));
    return townships.flatMap(({ id, figures }) => {
      const branches = tx.org.branches({ townshipId: id });
      const since = joinedSince(tx, branches);
      const known = branches.some((branch) => days.has(branch.id));
      if (since === undefined && (issue === 'first' || !known)) return [];
      const dueAt = digestDays(
        month,
        partyDates(
          branches,
          days,
          (branch) => fixed(branch, month)?.date,
          (branch) => isLeftAlone(tx, branch, month),
        ),
        rules,
        figures,
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

interface OpenMonth {
  readonly month: Month;
  readonly townships: readonly { readonly id: TownshipId; readonly figures: DigestFigures }[];
}

/** Months of which a digest may leave in the window, with the townships that may get it: what the hour alone can tell. */
function openMonths(tx: Tx, rules: QuietRules, window: Window, issue: DigestIssue): readonly OpenMonth[] {
  const atThatHour = tx.org
    .townships()
    .map(({ id }) => ({ id, figures: digestFiguresFor(tx, id) }))
    .filter(({ figures }) => mayLeaveWithin(window, figures, rules));
  return monthsOf(window, rules.zone).flatMap((month) => {
    const townships = atThatHour.filter(({ figures }) => {
      const { final } = digestDays(month, [], rules, figures);
      // The first one leaves before the final one.
      return final >= window.from && (issue === 'first' || final <= window.to);
    });
    return townships.length === 0 ? [] : [{ month, townships }];
  });
}

/** Since when any of these branches has had a group. */
function joinedSince(tx: Tx, branches: readonly Branch[]): Instant | undefined {
  const since = branches.flatMap(({ id }) => tx.chats.firstServed(id) ?? []);
  return since.length === 0 ? undefined : (Math.min(...since) as Instant);
}

/** The final digest of a month comes in the one after it. */
function monthsOf({ from, to }: Window, zone: string): readonly Month[] {
  return monthsBetween(addMonths(monthOf(localOf(from, zone).date), -1), monthOf(localOf(to, zone).date));
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
