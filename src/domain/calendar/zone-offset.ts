import { Temporal } from 'temporal-polyfill';
import { dayMs } from './day-number.ts';

/** Of so many days a zone's offsets are kept; more than any county plans ahead or looks back. */
const mostDays = 4_000;

/** What {@link offsetThrough} has worked out: the rules of a zone do not change while the program runs. */
const known = new Map<string, Map<number, number | undefined>>();

/**
 * The offset of the zone from UTC, in milliseconds, where it is the same through the whole day (UTC, by number);
 * `undefined` where the clocks change that day.
 */
export function offsetThrough(day: number, zone: string): number | undefined {
  const days = known.get(zone) ?? new Map<number, number | undefined>();
  known.set(zone, days);
  if (days.has(day)) return days.get(day);
  if (days.size >= mostDays) days.clear();
  const first = offsetAt(day * dayMs, zone);
  const offset = first === offsetAt((day + 1) * dayMs, zone) ? first : undefined;
  days.set(day, offset);
  return offset;
}

/** The offset of the zone from UTC at an instant, in milliseconds. */
export function offsetAt(instant: number, zone: string): number {
  return (
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000
  );
}
