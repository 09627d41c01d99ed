import type { DueOccurrence, JobCall } from '../../job.ts';
import type { BranchId, Instant, Month } from '../../domain/ids.ts';
import type { StepOutcome } from '../../domain/outcome.ts';
import { cardKinds, touchOpen } from '../cards/touch.ts';
import { isLeftAlone } from '../plan/condition.ts';
import { plannedDay, plannedDays, within } from '../plan/steps.ts';
import { reminders } from './reminders.ts';

/** One a branch and plan: a moved day reminds anew, within the two of each person. */
export function reminderDue(
  { tx, rules }: JobCall,
  window: { from: Instant; to: Instant },
): readonly DueOccurrence[] {
  return plannedDays(tx, rules, window, 'reminder').flatMap(
    ({ day, branch, steps }): readonly DueOccurrence[] => {
      const served = tx.chats.servedSince(branch.id);
      const dueAt = steps.reminder;
      if (served === undefined || !within(dueAt, window) || dueAt < served.since) return [];
      if (isLeftAlone(tx, branch, day.month)) return [];
      return [{ scope: `branch:${String(branch.id)}`, period: day.month, planRevision: day.revision, dueAt }];
    },
  );
}

export function remindDay(
  call: JobCall,
  { scope, period }: Pick<DueOccurrence, 'scope' | 'period'>,
): StepOutcome {
  const { tx, rules } = call;
  const branchId = Number(scope.split(':')[1]) as BranchId;
  const day = tx.partyDays.of(branchId, period as Month);
  const planned = day?.state === 'planned' && day.closedAt === null ? plannedDay(tx, rules, day) : undefined;
  if (!planned) return { skipped: 'no longer planned' };
  const { cards, tooLate } = reminders(call, planned);
  if (tooLate) return { skipped: 'too close to the start' };
  // From now on the officer's plan card leads to the telephone list.
  touchOpen(tx, cardKinds.plan, `${String(branchId)}:`);
  return { cards };
}
