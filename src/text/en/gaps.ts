import { clockTime, enDay } from '../dates.ts';
import type { gaps as zhGaps, GapTimes } from '../zh-cn/gaps.ts';

const mostListed = 3;

const span = ({ from, to }: GapTimes, cardDate: string) => {
  const start = `${from.date === cardDate ? '' : `${enDay(from.date)} `}${clockTime(from.time)}`;
  return `${start}–${from.date === to.date ? '' : `${enDay(to.date)} `}${clockTime(to.time)}`;
};

export const gaps: typeof zhGaps = {
  line: (times, cardDate) => {
    const [first, last] = [times[0], times.at(-1)];
    if (!first || !last) return '';
    const when =
      times.length > mostListed
        ? `Offline ${times.length} times, ${span({ from: first.from, to: last.to }, cardDate)}`
        : `Offline ${times.map((one) => span(one, cardDate)).join(', ')}`;
    return `${when}. If you tapped then and saw no ✓, please tap again.`;
  },
  lost: (times, cardDate) =>
    `What was tapped ${times.map((one) => span(one, cardDate)).join(', ')} was lost when the program broke down. If you tapped then, please tap again.`,
};
