import type { DueOccurrence, JobCall } from '../../job.ts';
import type { ChatId, Instant, LocalDate } from '../../domain/ids.ts';
import type { DueStep } from '../../domain/party-day/step-dates.ts';
import { plannedDays, within } from './steps.ts';
import type { PlannedDay } from './steps.ts';

/** A Party day of a branch that has a group. */
export interface GroupDay extends PlannedDay {
  readonly chatId: ChatId;
  /** Since when the group serves the branch: steps already past then are skipped, not caught up (design §4). */
  readonly servedSince: Instant;
}

/** Every planned Party day that belongs to a group and whose `step` can fall into the window. */
export function chatDates(
  { tx, rules }: JobCall,
  window: { from: Instant; to: Instant },
  step: DueStep,
): readonly GroupDay[] {
  return plannedDays(tx, rules, window, step).flatMap((planned) => {
    const served = tx.chats.servedSince(planned.branch.id);
    return served === undefined ? [] : [{ ...planned, chatId: served.chatId, servedSince: served.since }];
  });
}

/** One occurrence a group and date, at the earliest instant that any of its branches asks for. */
export function groupDue(
  days: readonly GroupDay[],
  window: { from: Instant; to: Instant },
  at: (day: GroupDay) => Instant | undefined,
): readonly DueOccurrence[] {
  const earliest = new Map<string, { chatId: ChatId; date: LocalDate; dueAt: Instant }>();
  for (const planned of days) {
    const dueAt = at(planned);
    if (dueAt === undefined) continue;
    const { chatId } = planned;
    const { date } = planned.day;
    const key = `${String(chatId)} ${date}`;
    const known = earliest.get(key);
    if (!known || dueAt < known.dueAt) earliest.set(key, { chatId, date, dueAt });
  }
  return [...earliest.values()]
    .filter(({ dueAt }) => within(dueAt, window))
    .map(({ chatId, date, dueAt }) => ({
      scope: `chat:${String(chatId)}`,
      period: date,
      planRevision: 0,
      dueAt,
    }));
}

export function chatOfScope(scope: string): ChatId {
  return Number(scope.split(':')[1]) as ChatId;
}
