import type { DueOccurrence, JobCall } from '../../job.ts';
import { lastPermittedBefore, nextPermittedFrom } from '../../domain/calendar/quiet-hours.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { after, hourMs, instantAt, localOf, monthOf, monthsBetween } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { fixedDates } from '../plan/fixed-dates.ts';
import { within } from '../plan/steps.ts';
import { effectiveEverywhere } from '../settings/effective.ts';
import { asksForDues } from './dues-branches.ts';

interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The dues day of every branch that a group serves (design §4), once a month: as `chat:3` where it asks by the card of its
 * group, so that the first branch of the chat brings the card for all, and as `branch:12` where it asks privately.
 * Of days past when the branch was bound nothing is caught up.
 */
export function duesDayDue(call: JobCall, window: Window): readonly DueOccurrence[] {
  const { tx, rules } = call;
  const stored = effectiveEverywhere(tx, ['duesDay', 'duesCard', 'time']);
  const falls = fixedDates(tx, rules);
  const branches = tx.org.branches();
  const mayFall = mayFallInto(window, rules);
  const monthAt = (instant: Instant) => monthOf(localOf(instant, rules.zone).date);
  return monthsBetween(monthAt(window.from), monthAt(window.to)).flatMap((month) => {
    const days = new Map(tx.partyDays.inMonth(month).map((day) => [day.branchId, day]));
    return branches.flatMap((branch): readonly DueOccurrence[] => {
      const { duesDay, duesCard, time } = stored.of({ branch });
      if (duesCard === 'officer') return [];
      const fixed = falls(branch, month)?.around;
      const meant = meantFor(
        { month, duesDay, fixed, day: days.get(branch.id), time: time as LocalTime },
        rules,
      );
      const dueAt = meant === undefined || !mayFall(meant) ? undefined : permitted(meant, month, rules);
      if (!within(dueAt, window) || !asksForDues(tx, branch, month)) return [];
      const scope = scopeOf(tx, branch, duesCard === 'private', dueAt);
      return scope === undefined ? [] : [{ scope, period: month, planRevision: 0, dueAt }];
    });
  });
}

function scopeOf(tx: Tx, branch: Branch, privately: boolean, dueAt: Instant): string | undefined {
  const served = tx.chats.servedSince(branch.id);
  if (served === undefined || dueAt < served.since) return undefined;
  const isMixed = tx.chats.chat(served.chatId)?.audience === 'mixed';
  return privately || isMixed ? `branch:${String(branch.id)}` : `chat:${String(served.chatId)}`;
}

/** When dues are meant to be asked for: quiet time may still move it. */
function meantFor(
  known: {
    readonly month: Month;
    readonly duesDay: string;
    /** Where the fixed Party day falls; `undefined` where it cannot be read. */
    readonly fixed: LocalDate | undefined;
    readonly day: PartyDay | undefined;
    /** The branch’s hour. */
    readonly time: LocalTime;
  },
  { zone }: QuietRules,
): Instant | undefined {
  const { month, duesDay, fixed, day, time } = known;
  if (duesDay !== 'partyDay')
    return instantAt(`${month}-${duesDay.padStart(2, '0')}` as LocalDate, time, zone);
  if (day?.state === 'planned') return later(instantAt(day.date, day.time, zone), day.plannedAt);
  if (fixed === undefined) return undefined;
  // A day that was called off after its fixed date has had no dues day yet.
  return later(instantAt(fixed, time, zone), day?.plannedAt);
}

/** A plan chosen when its hour was over, as of a day recorded afterwards, is due at once. */
function later(instant: Instant, plannedAt: Instant | undefined): Instant {
  return plannedAt === undefined || plannedAt <= instant ? instant : plannedAt;
}

/** False for what cannot fall into the window, however quiet time moves it: most branches, at most ticks. */
function mayFallInto({ from, to }: Window, rules: QuietRules): (meant: Instant) => boolean {
  const earliest = lastPermittedBefore(after(from, -1), rules);
  const latest = nextPermittedFrom(after(to, hourMs), rules);
  return (meant) => meant >= earliest && meant <= latest;
}

/**
 * Waits out quiet hours and public holidays; where that would be another month, it comes before them. Never in another
 * month, as of a day that was recorded long afterwards.
 */
function permitted(meant: Instant, month: Month, rules: QuietRules): Instant | undefined {
  const isInMonth = (instant: Instant) => monthOf(localOf(instant, rules.zone).date) === month;
  const next = nextPermittedFrom(meant, rules);
  if (isInMonth(next)) return next;
  const before = lastPermittedBefore(meant, rules);
  return isInMonth(before) ? before : undefined;
}
