import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  duesStandards,
  exactYuan,
  leastFenOf,
  shareByTiers,
  standardIn,
} from '../../../src/domain/dues/tiers.ts';
import type { DuesScale } from '../../../src/domain/dues/tiers.ts';
import type { Month } from '../../../src/domain/ids.ts';

const standard = standardIn('2026-11' as Month);
const due = (scale: DuesScale, incomeFen: number) =>
  exactYuan(shareByTiers(standard.scales[scale], incomeFen));

describe('the tiers of 2008', () => {
  it.each([
    // Income in fen; what a wage earner and a retired member pay of it, to the fen; what it is exactly.
    [300_000, '15.00', '15.00', '15.00', '15.00'],
    [300_001, '30.00', '30.0001', '15.00', '15.00005'],
    [500_000, '50.00', '50.00', '25.00', '25.00'],
    [500_001, '75.00', '75.00015', '50.00', '50.0001'],
    [1_000_000, '150.00', '150.00', '100.00', '100.00'],
    [1_000_001, '200.00', '200.0002', '100.00', '100.0001'],
  ])('%d fen: the whole amount takes one step', (incomeFen, wage, wageExactly, retired, retiredExactly) => {
    expect(due('wage', incomeFen)).toBe(wageExactly);
    expect(due('retired', incomeFen)).toBe(retiredExactly);
    expect(wageExactly.slice(0, wage.length)).toBe(wage);
    expect(retiredExactly.slice(0, retired.length)).toBe(retired);
  });

  it('never lose or add a part of a fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (incomeFen) => {
        const share = shareByTiers(standard.scales.wage, incomeFen);
        const [whole = '', decimals = ''] = exactYuan(share).split('.');
        expect(decimals.length).toBeGreaterThanOrEqual(2);
        expect(BigInt(whole + decimals.padEnd(6, '0'))).toBe(BigInt(share));
      }),
    );
  });

  it('hold from April 2008, and leave farmers and people on relief a small amount', () => {
    expect(duesStandards.map(({ from }) => from)).toEqual(['2008-04']);
    expect(standard.source).toBe('中组发〔2008〕3号');
    expect([standard.farmer.leastFen, standard.farmer.mostFen, standard.reliefFen]).toEqual([20, 100, 20]);
    expect(leastFenOf('farmer', '2026-11' as Month)).toBe(20);
    expect(leastFenOf('relief', '2026-11' as Month)).toBe(20);
    expect(leastFenOf('wage', '2026-11' as Month)).toBe(0);
  });
});
