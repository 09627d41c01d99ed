import { daysBetween } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isLeftAlone } from '../plan/condition.ts';
import type { PlannedDay } from '../plan/steps.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { missingPeople } from './missing.ts';

/** Somebody to telephone: whom the bot cannot reach, or with whom leave is to be talked over. */
export interface ToPhone {
  readonly personId: PersonId;
  readonly name: string;
  readonly deferred: boolean;
}

/** The telephone list of a Party day, without those telephoned already; in the order of the roster. */
export function peopleToPhone(tx: Tx, day: PartyDay, today: LocalDate): readonly ToPhone[] {
  const called = tx.attendance.called(day.id);
  const states = tx.attendance.states(day.id);
  const silent = new Set(missingPeople(tx, day, today).unreachable.map(({ person }) => person.id));
  const roster = rosterOn(tx, day.branchId, day.date);
  return roster.flatMap((member): readonly ToPhone[] => {
    const { id } = member.person;
    const deferred = states.get(id) === 'leaveDeferred';
    if (called.has(id) || !(deferred || silent.has(id))) return [];
    return [{ personId: id, name: displayName(member, roster), deferred }];
  });
}

/**
 * Whom an officer should telephone now: everybody on the list from the time of the reminder to the last start, and before and
 * after that those with whom leave is to be talked over.
 */
export function phoningDue(tx: Tx, planned: PlannedDay, now: Instant, today: LocalDate): readonly ToPhone[] {
  const { day, branch } = planned;
  const due = isTime(planned, now, today) && !isLeftAlone(tx, branch, day.month);
  return peopleToPhone(tx, day, today).filter(({ deferred }) => deferred || due);
}

/** A plan chosen after the time of the reminder is due at once. */
function isTime({ day, lastStart, steps, figures }: PlannedDay, now: Instant, today: LocalDate): boolean {
  if (now >= lastStart) return false;
  return steps.reminder === undefined
    ? daysBetween(today, day.date) <= figures.reminderDays
    : now >= steps.reminder;
}
