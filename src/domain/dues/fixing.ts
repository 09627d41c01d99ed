import type { DuesClass } from '../people/facts.ts';
import type { DuesAmount } from './amount-change.ts';

/** People of one class who pay the same. */
export interface AmountGroup extends DuesAmount {
  readonly people: number;
}

/** What a branch has approved: who pays what, by class and amount. */
export interface FixedAmounts {
  readonly groups: readonly AmountGroup[];
  /** Who pays at all, and what comes in a month, in fen. */
  readonly payers: number;
  readonly sumFen: number;
}

const classOrder: readonly DuesClass[] = ['farmer', 'migrant', 'wage', 'retired', 'relief', 'waived'];

/** Counts amounts by class, smallest first; nothing in an amount of 0 is paid. */
export function fixedAmounts(amounts: readonly DuesAmount[]): FixedAmounts {
  const groups = new Map<string, AmountGroup>();
  for (const { duesClass, fen } of amounts) {
    const paid = duesClass === 'waived' ? 0 : fen;
    const key = `${duesClass} ${String(paid)}`;
    groups.set(key, { duesClass, fen: paid, people: (groups.get(key)?.people ?? 0) + 1 });
  }
  const sorted = [...groups.values()].sort(
    (a, b) => classOrder.indexOf(a.duesClass) - classOrder.indexOf(b.duesClass) || a.fen - b.fen,
  );
  const paying = sorted.filter(({ fen }) => fen > 0);
  return {
    groups: sorted,
    payers: paying.reduce((count, { people }) => count + people, 0),
    sumFen: paying.reduce((sum, { people, fen }) => sum + people * fen, 0),
  };
}
