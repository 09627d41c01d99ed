import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../../src/domain/calendar/time.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import { gapsOnCard } from '../../../src/domain/ingest/gap.ts';

const minute = (n: number) => (n * minuteMs) as Instant;
const gap = (from: number, to: number) => ({ from: minute(from), to: minute(to) });

describe('gaps that a card tells of', () => {
  it.each([
    ['one that has just ended', [gap(10, 15)], 0, 16, [gap(10, 15)]],
    ['the earlier one first', [gap(20, 25), gap(10, 15)], 0, 26, [gap(10, 15), gap(20, 25)]],
    ['none of two minutes or less', [gap(10, 12)], 0, 13, []],
    ['none of which the card saw two minutes or less', [gap(10, 15)], 13, 16, []],
    ['none that ended long ago', [gap(10, 15)], 0, 15 + (6 * hourMs) / minuteMs, []],
    ['none that ends in the future, by a clock that was set back since', [gap(500, 505)], 0, 16, []],
  ] as const)('%s', (_, gaps, shownAt, now, told) => {
    expect(gapsOnCard(gaps, minute(shownAt), minute(now))).toEqual(told);
  });
});
