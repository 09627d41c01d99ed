import type { DueOccurrence, JobCall } from '../../job.ts';
import { instantAt, localOf, monthOf, monthsBetween } from '../../domain/calendar/time.ts';
import { monthSteps } from '../../domain/party-day/month-steps.ts';
import { searchOfStep } from '../../domain/party-day/step-dates.ts';
import type { BranchId, Instant, Month } from '../../domain/ids.ts';
import type { StepOutcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { cardKinds } from '../cards/touch.ts';
import { promptedOfficer } from '../roster/officers.ts';
import { officerPrompt, perMonthButClosing } from './budget.ts';
import { countyFigures, figuresFor } from './figures.ts';
import { fixedDates } from './fixed-dates.ts';
import { isLeftAlone } from './condition.ts';
import { noWords, revisePlan } from './revise-plan.ts';
import { within } from './steps.ts';
import { standingPlan, suggestPlan } from './suggest-plan.ts';

/** When each bound branch is asked for the plan of a month that has none; steps past at the binding are skipped. */
export function askPlanDue(
  call: JobCall,
  window: { from: Instant; to: Instant },
  step: 'ask' | 'askAgain',
): readonly DueOccurrence[] {
  const { tx, rules } = call;
  const dates = searchOfStep(step, window, countyFigures(tx).spreads, rules);
  const falls = fixedDates(tx, rules);
  const branches = tx.org.branches();
  return monthsBetween(monthOf(dates.from), monthOf(dates.to)).flatMap((month) =>
    branches.flatMap((branch): readonly DueOccurrence[] => {
      const around = falls(branch, month)?.around;
      if (around !== undefined && (around < dates.from || around > dates.to)) return [];
      const served = tx.chats.servedSince(branch.id);
      if (served === undefined || tx.partyDays.of(branch.id, month) || isLeftAlone(tx, branch, month))
        return [];
      const dueAt = stepsBySuggestion(call, branch, month)[step];
      return within(dueAt, window) && dueAt >= served.since
        ? [{ scope: `branch:${String(branch.id)}`, period: month, planRevision: 0, dueAt }]
        : [];
    }),
  );
}

/**
 * Sends the plan card to the officer who is asked: 书记, else 副书记, else 组织委员. A branch that has said 以后照旧，不用问 gets its
 * plan made instead, and nobody is asked.
 */
export function askPlan(call: JobCall, scope: string, period: string, again: boolean): StepOutcome {
  const { tx, now, rules } = call;
  const branchId = Number(scope.split(':')[1]) as BranchId;
  const month = period as Month;
  const branch = tx.org.branch(branchId);
  if (!branch || isLeftAlone(tx, branch, month)) return { skipped: 'not asked now' };
  if (tx.partyDays.of(branchId, month)) return { skipped: 'planned meanwhile' };
  const standing = standingPlan(tx, branch, suggestPlan(tx, branch, month, rules));
  const today = localOf(now, rules.zone).date;
  if (standing && standing.date >= today) {
    const planner = { ...call, today, by: 'system' };
    const made = revisePlan(planner, branch, month, { ...standing, state: 'planned' }, noWords);
    if (made.ok) return { cards: made.value.cards };
  }
  const officer = promptedOfficer(tx, branchId, today);
  if (!officer) return { skipped: 'no officer bound' };
  const subject = `${String(branchId)}:${month}`;
  const prompt = officerPrompt(call, officer, branchId);
  const used = tx.outbox.budgetUsed(officer.chatId, prompt.budgetMonth ?? month);
  // The first card stays as it is: else it would point to one that never comes.
  if (again && used >= perMonthButClosing) return { skipped: 'month’s messages used up' };
  return {
    cards: [
      {
        kind: cardKinds.plan,
        ...prompt,
        subject: again ? `${subject}:again` : subject,
        supersedes: subject,
      },
    ],
  };
}

function stepsBySuggestion({ tx, rules }: JobCall, branch: Branch, month: Month) {
  const { plan, around } = suggestPlan(tx, branch, month, rules);
  const start = instantAt(around, plan.time, rules.zone);
  return monthSteps({ start, plannedAt: start, rules, figures: figuresFor(tx, branch) });
}
