import { accept, refuse, type Decision } from '../decision.ts';
import type { Instant, LocalDate, LocalTime } from '../ids.ts';
import { isPublicHoliday, type HolidayTable } from './holidays.ts';
import { addDays, after, hourMs, instantAt, isLocalTime, localOf } from './time.ts';

/** The hours in which nothing is sent unasked: from `from` up to but not including `to`, across midnight when `to` is earlier. */
export type QuietHours = { readonly from: LocalTime; readonly to: LocalTime } | 'off';

export type QuietHoursProblem =
  | { readonly kind: 'unreadable'; readonly found: string }
  /** From and to are the same, which could mean always or never. */
  | { readonly kind: 'sameTime'; readonly time: LocalTime };

/** `off` silences the hours only: public holidays stay quiet (design rule 6). */
export interface QuietRules {
  readonly quiet: QuietHours;
  readonly zone: string;
  readonly holidays: HolidayTable;
}

/** A stretch in which messages may leave; `end` does not belong to it. */
interface Permitted {
  readonly start: Instant;
  readonly end: Instant;
}

/** Reads `20:00-08:00` (also `20:00–8:00`, full-width colon) or `off`. */
export function parseQuietHours(text: string): Decision<QuietHours, QuietHoursProblem> {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  if (plain === 'off') return accept('off');
  const [first = '', second = '', ...rest] = plain.split(/[-–—~至到]/);
  const from = first.padStart(5, '0');
  const to = second.padStart(5, '0');
  if (rest.length > 0 || !isLocalTime(from) || !isLocalTime(to))
    return refuse({ kind: 'unreadable', found: text });
  return from === to ? refuse({ kind: 'sameTime', time: from }) : accept({ from, to });
}

/** The form that {@link parseQuietHours} reads back. */
export function formatQuietHours(quiet: QuietHours): string {
  return quiet === 'off' ? 'off' : `${quiet.from}-${quiet.to}`;
}

/** Whether nothing may be sent unasked: inside the quiet hours or on a public holiday (design rule 6). */
export function isQuiet(instant: Instant, rules: QuietRules): boolean {
  const { date, time } = localOf(instant, rules.zone);
  if (isPublicHoliday(rules.holidays, date)) return true;
  if (rules.quiet === 'off') return false;
  const { from, to } = rules.quiet;
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/**
 * The instant itself when it is permitted, else the beginning of the last permitted hour before it (19:00 when the quiet
 * hours begin at 20:00), so that what moves earlier still comes at an hour when it is read.
 */
export function lastPermittedBefore(instant: Instant, rules: QuietRules): Instant {
  if (!isQuiet(instant, rules)) return instant;
  for (let date = localOf(instant, rules.zone).date; ; date = addDays(date, -1)) {
    const window = permittedOn(date, rules).findLast(({ end }) => end <= instant);
    if (window !== undefined) return Math.max(window.start, after(window.end, -hourMs)) as Instant;
  }
}

/** The instant itself when it is permitted, else the first one after it that is. */
export function nextPermittedFrom(instant: Instant, rules: QuietRules): Instant {
  if (!isQuiet(instant, rules)) return instant;
  for (let date = localOf(instant, rules.zone).date; ; date = addDays(date, 1)) {
    const window = permittedOn(date, rules).find(({ start }) => start >= instant);
    if (window !== undefined) return window.start;
  }
}

/** The permitted stretches of a day, in order; none on a public holiday, at least one on any other day. */
function permittedOn(date: LocalDate, { quiet, zone, holidays }: QuietRules): readonly Permitted[] {
  if (isPublicHoliday(holidays, date)) return [];
  const dayStart = instantAt(date, '00:00' as LocalTime, zone);
  const dayEnd = instantAt(addDays(date, 1), '00:00' as LocalTime, zone);
  if (quiet === 'off') return [{ start: dayStart, end: dayEnd }];
  const from = instantAt(date, quiet.from, zone);
  const to = instantAt(date, quiet.to, zone);
  const stretches =
    quiet.from < quiet.to
      ? [{ start: dayStart, end: from }, { start: to, end: dayEnd }] // prettier-ignore
      : [{ start: to, end: from }];
  return stretches.filter(({ start, end }) => start < end);
}
