import fc from 'fast-check';
import type { Instant } from '../../../src/domain/ids.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { actKinds } from './acts.ts';
import type { Act, ActKind } from './acts.ts';
import { daysOf, startOf } from './town.ts';
import type { Town } from './town.ts';

/** When the act happens. */
export function momentOf(town: Town, tx: Tx, before: Instant, { atDay, hours }: Act): Instant {
  const later = (before + hours * 3_600_000) as Instant;
  if (!atDay) return later;
  const starts = daysOf(town, tx).map(({ date, time }) => startOf(date, time));
  const next = starts
    .sort((a, b) => a - b)
    .find((start) => start > before && start < before + 12 * 86_400_000);
  return next === undefined ? later : ((next - 1_200_000) as Instant);
}

const dice = fc.nat(9_999);

const act = (kind: fc.Arbitrary<ActKind>): fc.Arbitrary<Act> =>
  fc.record(
    { kind, atDay: fc.boolean(), hours: fc.nat(40), a: dice, b: dice, c: dice },
    { noNullPrototype: true },
  );

/** A story: every branch plans something first; then anything in any order. */
export const story: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    fc.tuple(dice, dice, dice),
    fc.array(
      act(
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...actKinds) },
          {
            weight: 1,
            arbitrary: fc.constantFrom<ActKind>('plan', 'tapPresent', 'tapLeave', 'tapOnline', 'totals'),
          },
        ),
      ),
      { minLength: 20, maxLength: 50, size: 'max' },
    ),
  )
  .map(([days, acts]) => [
    ...days.map((c, a): Act => ({ kind: 'plan', atDay: false, hours: 0, a, b: 0, c })),
    ...acts,
  ]);
