import { isPublicHoliday } from '../calendar/holidays.ts';
import { lastPermittedBefore, nextPermittedFrom, type QuietRules } from '../calendar/quiet-hours.ts';
import { addDays, addMonths, after, firstDate, instantAt, localOf } from '../calendar/time.ts';
import type { Instant, LocalDate, LocalTime, Month } from '../ids.ts';

/** When the digests of a month leave (design §4). */
export interface DigestFigures {
  /** Days after the township's commonest Party day; the third day after the 15th is the 18th. */
  readonly firstDigestDays: number;
  /** Day of the next month for the final township digest and the county's. */
  readonly finalDay: number;
  readonly townshipTime: LocalTime;
  readonly countyTime: LocalTime;
}

export const defaultDigestFigures: DigestFigures = {
  firstDigestDays: 3,
  finalDay: 2,
  townshipTime: '09:00' as LocalTime,
  countyTime: '10:00' as LocalTime,
};

export interface DigestDays {
  /** `undefined` when no Party day of the township is known, or when the first digest would not come before the final one. */
  readonly first: Instant | undefined;
  readonly final: Instant;
  readonly county: Instant;
}

/**
 * Digest instants of a month. `partyDates`: one date per branch of the township, planned or by its fixed day; of equally
 * common dates the latest counts, so that more branches have had theirs. Falling on a holiday, a digest keeps its hour
 * on the next ordinary day, so the county's still comes after the townships'.
 */
export function digestDays(
  month: Month,
  partyDates: readonly LocalDate[],
  rules: QuietRules,
  figures: DigestFigures = defaultDigestFigures,
): DigestDays {
  const finalDate = addDays(firstDate(addMonths(month, 1)), figures.finalDay - 1);
  const final = ordinaryDayAt(finalDate, figures.townshipTime, rules);
  const county = ordinaryDayAt(finalDate, figures.countyTime, rules);
  const common = commonest(partyDates);
  const first =
    common && ordinaryDayAt(addDays(common, figures.firstDigestDays), figures.townshipTime, rules);
  return { first: first !== undefined && first < final ? first : undefined, final, county };
}

/**
 * Whether any township digest at all can leave in the window: at its hour of an ordinary day, or after the quiet time into
 * which that hour falls. The dates of a whole township need not be known for it.
 */
export function mayLeaveWithin(
  { from, to }: { readonly from: Instant; readonly to: Instant },
  { townshipTime }: DigestFigures,
  rules: QuietRules,
): boolean {
  const last = localOf(to, rules.zone).date;
  let day = localOf(lastPermittedBefore(after(from, -1), rules), rules.zone).date;
  for (; day <= last; day = addDays(day, 1)) {
    const leaves = ordinaryDayAt(day, townshipTime, rules);
    if (leaves >= from && leaves <= to) return true;
  }
  return false;
}

function commonest(dates: readonly LocalDate[]): LocalDate | undefined {
  const counts = new Map<LocalDate, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts.keys()]
    .filter((date) => counts.get(date) === most)
    .sort()
    .at(-1);
}

function ordinaryDayAt(date: LocalDate, time: LocalTime, rules: QuietRules): Instant {
  let day = date;
  while (isPublicHoliday(rules.holidays, day)) day = addDays(day, 1);
  return nextPermittedFrom(instantAt(day, time, rules.zone), rules);
}
