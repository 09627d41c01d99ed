import type { DueOccurrence, JobCall } from '../../job.ts';
import type { BranchId, Instant, Month } from '../../domain/ids.ts';
import type { StepOutcome } from '../../domain/outcome.ts';
import { cardKinds, touchDay, touchPlans } from '../cards/touch.ts';
import { promptedOfficer } from '../roster/officers.ts';
import { isLeftAlone } from '../plan/condition.ts';
import { officerPrompt } from '../plan/budget.ts';
import { plannedDays, within } from '../plan/steps.ts';

/** One closing a branch and plan: a moved day closes anew. */
export function closeDue(
  { tx, rules }: JobCall,
  window: { from: Instant; to: Instant },
): readonly DueOccurrence[] {
  return plannedDays(tx, rules, window, 'close')
    .filter(({ steps }) => within(steps.close, window))
    .map(({ day, branch, steps }) => ({
      scope: `branch:${String(branch.id)}`,
      period: day.month,
      planRevision: day.revision,
      dueAt: steps.close,
    }));
}

/** Closes the group's card in place and hands the officer what is still open. Nobody becomes absent by it. */
export function closeDay(
  call: JobCall,
  { scope, period }: Pick<DueOccurrence, 'scope' | 'period'>,
): StepOutcome {
  const { tx, now } = call;
  const branchId = Number(scope.split(':')[1]) as BranchId;
  const day = tx.partyDays.of(branchId, period as Month);
  if (day?.state !== 'planned') return { skipped: 'no longer planned' };
  if (day.closedAt === null) tx.partyDays.setClosed(day.id, now);
  touchDay(tx, day);
  touchPlans(tx, branchId, day.month);
  const branch = tx.org.branch(branchId);
  if (!branch || isLeftAlone(tx, branch, day.month)) return { skipped: 'closed; left alone this month' };
  const officer = promptedOfficer(tx, branchId, day.date);
  if (!officer) return { skipped: 'closed; no officer bound' };
  return {
    cards: [
      {
        kind: cardKinds.closing,
        ...officerPrompt(call, officer, branchId, true),
        subject: String(day.id),
      },
    ],
  };
}
