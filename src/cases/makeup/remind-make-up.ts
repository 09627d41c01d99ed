import type { DueOccurrence, JobCall } from '../../job.ts';
import { localOf, monthOf } from '../../domain/calendar/time.ts';
import type { BranchId, Instant, Month } from '../../domain/ids.ts';
import type { Message, StepOutcome } from '../../domain/outcome.ts';
import { expectedAtPartyDay } from '../../domain/people/facts.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { isLeftAlone } from '../plan/condition.ts';
import { plannedDay, plannedDays, within } from '../plan/steps.ts';
import { promptedOfficer, writable } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';
import { toMakeUp } from './to-make-up.ts';

/** One a branch and month, eight days after the Party day unless settings say otherwise. */
export function makeUpReminderDue(
  { tx, rules }: JobCall,
  window: { from: Instant; to: Instant },
): readonly DueOccurrence[] {
  return plannedDays(tx, rules, window, 'makeUpReminder').flatMap(({ day, branch, steps }) =>
    within(steps.makeUpReminder, window)
      ? [
          {
            scope: `branch:${String(branch.id)}`,
            period: day.month,
            planRevision: day.revision,
            dueAt: steps.makeUpReminder,
          },
        ]
      : [],
  );
}

/**
 * One private word to everybody who missed the day, can be written to and has not made up the study; looked at again when
 * it leaves. Branches without a network and on pasture are left in peace. So is everybody where nobody said anything about
 * the day, because that is not known to be held, and the officer who runs the month: the names wait in 待办.
 */
export function remindMakeUp(
  { tx, now, text, rules }: JobCall,
  { scope, period }: Pick<DueOccurrence, 'scope' | 'period'>,
): StepOutcome {
  const day = tx.partyDays.of(Number(scope.split(':')[1]) as BranchId, period as Month);
  const planned = day?.state === 'planned' ? plannedDay(tx, rules, day) : undefined;
  if (!day || !planned) return { skipped: 'no longer planned' };
  const { branch, steps } = planned;
  if (isLeftAlone(tx, branch, monthOf(localOf(now, rules.zone).date))) return { skipped: 'left alone now' };
  if (now >= steps.makeUpUntil) return { skipped: 'too late' };
  if (!dayTally(tx, day).recorded) return { skipped: 'nothing recorded' };
  const today = localOf(now, rules.zone).date;
  const host = promptedOfficer(tx, branch.id, today)?.personId;
  const messages = toMakeUp(tx, day).flatMap(({ person }): readonly Message[] => {
    if (person.id === host) return [];
    const reached = writable(tx, person.id);
    const state = personOn(tx, person.id, today);
    if (!reached || !state || !expectedAtPartyDay(state)) return [];
    const missed = tx.attendance.states(day.id).get(person.id) ?? 'unrecorded';
    return [
      {
        chatId: reached.chatId,
        key: `make-up:${String(day.id)}:${String(person.id)}`,
        wave: true,
        content: { text: text.makeUp.reminder(branch.name, day.date, missed, steps.makeUpLastDate) },
        guards: [
          { kind: 'quiet' },
          { kind: 'until', instant: steps.makeUpUntil },
          { kind: 'makeUpDue', partyDayId: day.id, personId: person.id },
        ],
      },
    ];
  });
  return messages.length === 0 ? { skipped: 'nobody to remind' } : { messages };
}
