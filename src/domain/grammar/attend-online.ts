import type { TotalsReading } from './attend-reading.ts';

/**
 * 实到26 线上2 请假3 of 31 expected: the numbers add up to everybody only when those online are not among the 实到, though
 * 实到 includes them by the rule. The totals line that this other reading would be; `undefined` where nothing speaks for it.
 */
export function onlineBeside(reading: TotalsReading, rosterExpected: number): TotalsReading | undefined {
  const { present, online = 0, leave = 0, absent = 0, expected = rosterExpected } = reading;
  const everybody = present + online + leave + absent;
  return online > 0 && everybody === expected ? { ...reading, present: present + online } : undefined;
}
