import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store/store.ts';
import { at, branchFields, month, seedBranch } from './store-seed.ts';

/** Who above the branch has seen names of it. */
export function looksContract(opened: () => Store): void {
  describe('looks at names', () => {
    it('are listed newest first, and leave what waits once they are noted', () => {
      opened().write((tx) => {
        const { villageId, branchId } = seedBranch(tx);
        const other = tx.org.putBranch(branchFields(villageId, 'QH02'));
        const look = (branch: typeof branchId, reasonHash: string) =>
          tx.looks.add({ branchId: branch, month: month('2026-11'), at: at(1), by: 'admin:1', reasonHash });
        const [first, second, third] = [look(branchId, 'a'), look(branchId, 'b'), look(branchId, 'c')];
        const elsewhere = look(other, 'd');
        const ids = (looks: readonly { readonly id: number }[]) => looks.map(({ id }) => id);
        expect(ids(tx.looks.ofBranch(branchId))).toEqual([third, second, first]);
        expect(tx.looks.ofBranch(other)).toEqual([
          { id: elsewhere, branchId: other, month: '2026-11', at: at(1), by: 'admin:1', reasonHash: 'd' },
        ]);
        tx.looks.note(branchId, second, at(2), 'person:1');
        expect(ids(tx.looks.unnoted(branchId))).toEqual([third]);
        expect(ids(tx.looks.unnoted(other))).toEqual([elsewhere]);
        expect(ids(tx.looks.ofBranch(branchId))).toEqual([third, second, first]);
      });
    });
  });
}
