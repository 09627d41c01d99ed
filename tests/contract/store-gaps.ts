import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store/store.ts';
import { at } from './store-seed.ts';

export function gapsContract(opened: () => Store): void {
  describe('gaps', () => {
    const gap = (from: number, to: number) => ({ from: at(from), to: at(to) });

    it('gives back those that ended since then, the earliest first', () => {
      opened().write((tx) => {
        for (const [from, to] of [
          [70, 90],
          [10, 20],
          [30, 50],
        ] as const)
          tx.gaps.add(gap(from, to));
        expect(tx.gaps.endedSince(at(50))).toEqual([gap(30, 50), gap(70, 90)]);
        expect(tx.gaps.endedSince(at(91))).toEqual([]);
      });
    });

    it('forgets the old ones', () => {
      opened().write((tx) => {
        tx.gaps.add(gap(10, 20));
        tx.gaps.add(gap(15, 30));
        tx.gaps.sweep(at(30));
        expect(tx.gaps.endedSince(at(0))).toEqual([gap(15, 30)]);
      });
    });
  });
}
