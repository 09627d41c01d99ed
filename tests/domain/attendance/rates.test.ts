import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendedRate, percentOf, studiedRate } from '../../../src/domain/attendance/rates.ts';
import { emptyTally } from '../../../src/domain/attendance/tally.ts';

const tally = (expected: number, present: number) => ({ ...emptyTally, expected, present });

describe('rates of a Party day', () => {
  it.each([
    // expected, present, made up: 到会率, 参学率
    [31, 26, 2, '83.9', '90.3'],
    [31, 31, 0, '100.0', '100.0'],
    [31, 0, 0, '0.0', '0.0'],
    [3, 1, 1, '33.3', '66.7'],
    [8, 5, 2, '62.5', '87.5'],
    // Everybody but one of many is not everybody, and one of many is not nobody.
    [3000, 2999, 0, '99.9', '99.9'],
    [3000, 1, 0, '0.1', '0.1'],
    // Totals that govern may have counted somebody who made up by name.
    [31, 30, 5, '96.8', '100.0'],
  ])('%i expected, %i present, %i made up: %s and %s', (expected, present, madeUp, attended, studied) => {
    expect(percentOf(attendedRate(tally(expected, present)))).toBe(attended);
    expect(percentOf(studiedRate(tally(expected, present), madeUp))).toBe(studied);
  });

  it('keep their denominator, and have no percentage when nobody was expected', () => {
    expect(attendedRate(tally(31, 26))).toEqual({ count: 26, of: 31 });
    expect(studiedRate(tally(31, 26), 2)).toEqual({ count: 28, of: 31 });
    expect(percentOf(attendedRate(emptyTally))).toBeUndefined();
    expect(studiedRate(emptyTally, 3)).toEqual({ count: 0, of: 0 });
  });

  it('never exceed a hundred percent, and making up never lowers the second below the first', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(200), (one, other, madeUp) => {
        const counted = tally(Math.max(one, other), Math.min(one, other));
        const studied = studiedRate(counted, madeUp);
        expect(studied.count).toBeLessThanOrEqual(studied.of);
        expect(studied.count).toBeGreaterThanOrEqual(attendedRate(counted).count);
        const percent = Number(percentOf(studied) ?? '0');
        expect(percent === 100).toBe(studied.count === studied.of && studied.of > 0);
      }),
    );
  });
});
