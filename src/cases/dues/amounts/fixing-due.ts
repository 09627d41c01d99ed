import type { DueOccurrence, JobCall } from '../../../job.ts';
import { isPublicHoliday, isWorkday } from '../../../domain/calendar/holidays.ts';
import type { QuietRules } from '../../../domain/calendar/quiet-hours.ts';
import { datesOf, instantAt, localOf, monthOf, yearOf } from '../../../domain/calendar/time.ts';
import type { BranchId, Instant, LocalDate, LocalTime, Month } from '../../../domain/ids.ts';
import type { StepOutcome } from '../../../domain/outcome.ts';
import { cardKinds } from '../../cards/touch.ts';
import { officerPrompt } from '../../plan/budget.ts';
import { isLeftAlone } from '../../plan/condition.ts';
import { duesOfficer } from '../../roster/officers.ts';
import { membersToFix } from './year-amounts.ts';

const at = '09:00' as LocalTime;
const firstDay = 5;

/** The 5th of January, or the first ordinary working day after it. */
function fixingDay(year: number, { holidays }: QuietRules): LocalDate {
  const dates = datesOf(`${String(year)}-01` as Month).slice(firstDay - 1);
  const found = dates.find((date) => isWorkday(holidays, date) && !isPublicHoliday(holidays, date));
  return found ?? (`${String(year)}-01-05` as LocalDate);
}

/** In January, 9:00, for each bound branch that has members. */
export function fixingDue(
  { tx, rules }: JobCall,
  window: { readonly from: Instant; readonly to: Instant },
): readonly DueOccurrence[] {
  const years = new Set([window.from, window.to].map((instant) => yearOf(localOf(instant, rules.zone).date)));
  return [...years].flatMap((year) => {
    const day = fixingDay(year, rules);
    const dueAt = instantAt(day, at, rules.zone);
    if (dueAt < window.from || dueAt > window.to) return [];
    return tx.org.branches().flatMap((branch): readonly DueOccurrence[] => {
      const served = tx.chats.servedSince(branch.id);
      return served !== undefined && served.since <= dueAt && membersToFix(tx, branch.id, day).length > 0
        ? [{ scope: `branch:${String(branch.id)}`, period: String(year), planRevision: 0, dueAt }]
        : [];
    });
  });
}

/** The yearly round as a private card: to the 组织委员, else the 书记. Unanswered it waits in 待办. */
export function askFixing(call: JobCall, scope: string): StepOutcome {
  const { tx, now, rules } = call;
  const branchId = Number(scope.split(':')[1]) as BranchId;
  const today = localOf(now, rules.zone).date;
  const branch = tx.org.branch(branchId);
  if (!branch || isLeftAlone(tx, branch, monthOf(today))) return { skipped: 'not asked now' };
  if (tx.dues.yearFixed(branchId, yearOf(today))) return { skipped: 'fixed meanwhile' };
  const officer = duesOfficer(tx, branchId, today);
  if (!officer) return { skipped: 'no officer bound' };
  const prefix = `${String(branchId)}:`;
  return {
    cards: [
      {
        kind: cardKinds.duesFixing,
        ...officerPrompt(call, officer, branchId),
        subject: `${prefix}${String(yearOf(today))}`,
        supersedes: prefix,
      },
    ],
  };
}
