import type { CardView } from '../../card.ts';
import {
  addMonths,
  firstDate,
  instantAt,
  localOf,
  monthOf,
  monthsBetween,
} from '../../domain/calendar/time.ts';
import { nextPermittedFrom } from '../../domain/calendar/quiet-hours.ts';
import type { SecretaryMonth } from '../../domain/digest/secretary-month.ts';
import type { BranchId, Instant, LocalDate, LocalTime, Month } from '../../domain/ids.ts';
import type { StepOutcome } from '../../domain/outcome.ts';
import { periodMonths } from '../../domain/dues/period-state.ts';
import type { DueOccurrence, JobCall } from '../../job.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { branchDues, monthTotals } from '../dues/branch-dues.ts';
import { periodCounts } from '../dues/period-counts.ts';
import { madeUpCount } from '../makeup/made-up-count.ts';
import { toMakeUp } from '../makeup/to-make-up.ts';
import { officerPrompt } from '../plan/budget.ts';
import { isLeftAlone } from '../plan/condition.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';
import { promptedOfficer } from '../roster/officers.ts';
import { openItems } from '../todo/open-items.ts';
import { monthDay } from './month-day.ts';

const at = '09:00' as LocalTime;

/** The morning after the month, for each branch that had its group before the month was over, or has a Party day in it. */
export function secretaryMonthDue(
  { tx, rules }: JobCall,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): readonly DueOccurrence[] {
  const monthAt = (instant: Instant) => monthOf(localOf(instant, rules.zone).date);
  return monthsBetween(addMonths(monthAt(from), -1), monthAt(to)).flatMap(
    (next): readonly DueOccurrence[] => {
      const dueAt = nextPermittedFrom(instantAt(firstDate(next), at, rules.zone), rules);
      if (dueAt < from || dueAt > to) return [];
      const month = addMonths(next, -1);
      const over = instantAt(firstDate(next), '00:00' as LocalTime, rules.zone);
      return tx.org.branches().flatMap((branch): readonly DueOccurrence[] => {
        const since = tx.chats.firstServed(branch.id) ?? over;
        const takesPart = since < over || tx.partyDays.of(branch.id, month) !== undefined;
        if (!takesPart || isLeftAlone(tx, branch, month)) return [];
        return [{ scope: `branch:${String(branch.id)}`, period: month, planRevision: 0, dueAt }];
      });
    },
  );
}

/** One private message to the officer who is asked: what was done, what is open, next month's date. */
export function sendSecretaryMonth(call: JobCall, scope: string, period: string): StepOutcome {
  const { tx, now, rules } = call;
  const branchId = Number(scope.split(':')[1]) as BranchId;
  const officer = promptedOfficer(tx, branchId, localOf(now, rules.zone).date);
  if (!officer) return { skipped: 'no officer bound' };
  return {
    cards: [
      {
        kind: cardKinds.secretaryMonth,
        subject: `${String(branchId)}:${period}`,
        supersedes: `${String(branchId)}:`,
        ...officerPrompt(call, officer, branchId),
      },
    ],
  };
}

/** The branch's month as it stands now. */
export function secretaryMonth(view: CardView, branch: Branch, month: Month): SecretaryMonth {
  const { tx, today } = view;
  const day = tx.partyDays.of(branch.id, month);
  const state = monthDay(tx, day, today);
  const nextMonth = addMonths(month, 1);
  const wasHeld = state.kind === 'held';
  return {
    branch: branch.name,
    month,
    day: state,
    madeUp: madeUpCount(tx, day, state),
    toMakeUp: wasHeld && day ? toMakeUp(tx, day).length : 0,
    dues: duesIn(tx, branch, today, month),
    waiting: openItems(view)(branch).length,
    next: nextDay(view, branch, tx.partyDays.of(branch.id, nextMonth), nextMonth),
    nextMonth,
  };
}

function duesIn(tx: Tx, branch: Branch, today: LocalDate, month: Month): SecretaryMonth['dues'] {
  const dues = branchDues(tx, branch.id, today, month);
  const months = periodMonths(month, branch.payMode);
  const paidFen = months.reduce((sum, one) => sum + monthTotals(dues, one).paidFen, 0);
  return { month, mode: branch.payMode, ...periodCounts(tx, branch.id, today, month), paidFen };
}

function nextDay(
  { tx, rules }: CardView,
  branch: Branch,
  day: PartyDay | undefined,
  month: Month,
): SecretaryMonth['next'] {
  if (day?.state === 'planned') return { kind: 'planned', date: day.date, time: day.time };
  if (day) return { kind: 'calledOff' };
  return { kind: 'undated', suggested: suggestPlan(tx, branch, month, rules).plan.date };
}
