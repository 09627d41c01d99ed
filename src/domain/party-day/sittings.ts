import type { LocalDate, LocalTime } from '../ids.ts';
import type { Sitting } from './party-day.ts';

interface Sat {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly sittings: readonly Sitting[];
}

/** By date and hour; of the same hour in the order in which they were said. */
export function inOrder(sittings: readonly Sitting[]): readonly Sitting[] {
  const key = ({ date, time }: Sitting) => `${date} ${time}`;
  return [...sittings].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

type Start = Pick<Sitting, 'date' | 'time'>;

/** When it is held, in order: once, or as often as it sits. */
export function sittingsOf({ date, time, sittings }: Sat): readonly [Start, ...Start[]] {
  const [first, ...more] = inOrder(sittings);
  return first ? [first, ...more] : [{ date, time }];
}

/** Any of its sittings is on that date. */
export function sitsOn(day: Sat, date: LocalDate): boolean {
  return sittingsOf(day).some((sitting) => sitting.date === date);
}

/** The start of the last sitting: the day ends after it. */
export function lastSitting(day: Sat): Start {
  const [first, ...more] = sittingsOf(day);
  return more.at(-1) ?? first;
}

export function lastDateOf(day: Sat): LocalDate {
  return lastSitting(day).date;
}

/** The same hour on the same date, wherever and whosever. */
export function sitsAt(day: Sat, { date, time }: Start): boolean {
  return sittingsOf(day).some((one) => one.date === date && one.time === time);
}

/** Those of several sittings that are over: held as far as anybody knows. */
export function sittingsBefore({ sittings }: Sat, today: LocalDate): readonly Sitting[] {
  return inOrder(sittings).filter(({ date }) => date < today);
}

export function sameSittings(a: readonly Sitting[], b: readonly Sitting[]): boolean {
  return JSON.stringify(a.map(fields)) === JSON.stringify(b.map(fields));
}

function fields({ who, date, time, place }: Sitting): readonly unknown[] {
  return [who, date, time, place];
}
