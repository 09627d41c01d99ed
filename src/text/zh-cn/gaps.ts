import type { LocalDate, LocalTime } from '../../domain/ids.ts';
import { clockTime, zhDay } from '../dates.ts';

/** A time in which the bot heard nobody. */
export interface GapTimes {
  readonly from: { readonly date: LocalDate; readonly time: LocalTime };
  readonly to: { readonly date: LocalDate; readonly time: LocalTime };
}

/** More than these are counted, not listed. */
const mostListed = 3;

/** Without the day where the card is about that day: it is said above. */
const span = ({ from, to }: GapTimes, cardDate: string) => {
  const start = `${from.date === cardDate ? '' : zhDay(from.date)}${clockTime(from.time)}`;
  return `${start}—${from.date === to.date ? '' : zhDay(to.date)}${clockTime(to.time)}`;
};

const spans = (times: readonly GapTimes[], cardDate: string) =>
  times.map((one) => span(one, cardDate)).join('、');

export const gaps = {
  line: (times: readonly GapTimes[], cardDate: string) => {
    const [first, last] = [times[0], times.at(-1)];
    if (!first || !last) return '';
    const when =
      times.length > mostListed
        ? `${span({ from: first.from, to: last.to }, cardDate)}助手断了${times.length}次线`
        : `${spans(times, cardDate)}助手断线了`;
    return `${when}，那时点了没看到✓的，请再点一次。`;
  },
  /** After a restore: also what was answered with ✓ in that time is gone. */
  lost: (times: readonly GapTimes[], cardDate: string) =>
    `助手坏过，${spans(times, cardDate)}点的没有留下，那时点过的请都再点一次。`,
};
