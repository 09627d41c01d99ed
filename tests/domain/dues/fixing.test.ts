import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixedAmounts } from '../../../src/domain/dues/fixing.ts';
import type { DuesAmount } from '../../../src/domain/dues/amount-change.ts';

const anyAmount: fc.Arbitrary<DuesAmount> = fc.record({
  duesClass: fc.constantFrom('farmer', 'migrant', 'wage', 'retired', 'relief', 'waived'),
  fen: fc.constantFrom(0, 20, 50, 100, 1_500, 12_345),
});

it('counts everybody once, and adds up to the fen what they pay', () => {
  fc.assert(
    fc.property(fc.array(anyAmount, { maxLength: 60 }), (amounts) => {
      const { groups, payers, sumFen } = fixedAmounts(amounts);
      const paying = amounts.filter(({ duesClass, fen }) => duesClass !== 'waived' && fen > 0);
      expect(groups.reduce((sum, { people }) => sum + people, 0)).toBe(amounts.length);
      expect(payers).toBe(paying.length);
      expect(sumFen).toBe(paying.reduce((sum, { fen }) => sum + fen, 0));
      const keys = groups.map(({ duesClass, fen }) => `${duesClass} ${String(fen)}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

it('stands by class, the smallest amount first; whoever is waived pays nothing', () => {
  const { groups } = fixedAmounts([
    { duesClass: 'waived', fen: 50 },
    { duesClass: 'farmer', fen: 100 },
    { duesClass: 'retired', fen: 1_500 },
    { duesClass: 'farmer', fen: 50 },
    { duesClass: 'farmer', fen: 100 },
  ]);
  expect(groups).toEqual([
    { duesClass: 'farmer', fen: 50, people: 1 },
    { duesClass: 'farmer', fen: 100, people: 2 },
    { duesClass: 'retired', fen: 1_500, people: 1 },
    { duesClass: 'waived', fen: 0, people: 1 },
  ]);
});
