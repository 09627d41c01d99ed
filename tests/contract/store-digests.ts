import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store/store.ts';
import { at, branchFields, month, seedBranch } from './store-seed.ts';

export function digestsContract(opened: () => Store): void {
  describe('digests', () => {
    const november = month('2026-11');

    it('gives what the newest ones named, of those before a given one, and keeps an issue as it was first put', () => {
      opened().write((tx) => {
        const { townshipId, branchId } = seedBranch(tx);
        const put = (name: string, issue: 'first' | 'final', hour: number, help: 'undated' | 'dues') => {
          tx.digests.put({ townshipId, month: month(name), issue, at: at(hour) }, [{ branchId, help }]);
        };
        put('2026-10', 'final', 1, 'undated');
        put('2026-11', 'first', 2, 'dues');
        tx.digests.put({ townshipId, month: november, issue: 'final', at: at(3) }, []);
        put('2026-11', 'final', 9, 'dues');
        expect(tx.digests.lastItems(townshipId, 2)).toEqual([[], [{ branchId, help: 'dues' }]]);
        expect(tx.digests.lastItems(townshipId, 2, { month: november, issue: 'final' })).toEqual([
          [{ branchId, help: 'dues' }],
          [{ branchId, help: 'undated' }],
        ]);
        expect(tx.digests.lastItems(townshipId, 1, { month: month('2026-12'), issue: 'first' })).toEqual([
          [],
        ]);
        const other = tx.org.putTownship('双泉镇');
        expect(tx.digests.lastItems(other, 2)).toEqual([]);
      });
    });

    it('marks what was done about a branch once, and takes it back', () => {
      opened().write((tx) => {
        const { villageId, branchId } = seedBranch(tx);
        const second = tx.org.putBranch(branchFields(villageId, 'QH02'));
        const mark = (mark: 'reminded' | 'contacted') =>
          tx.digests.mark({ branchId, help: 'undated', month: november, mark }, at(1), 'admin:1');
        expect([mark('reminded'), mark('reminded'), mark('contacted')]).toEqual([true, false, true]);
        const marks = () => tx.digests.marks([branchId, second], november).map((one) => one.mark);
        expect(marks()).toEqual(['reminded', 'contacted']);
        tx.digests.unmark({ branchId, month: november, mark: 'contacted' });
        expect(marks()).toEqual(['reminded']);
        expect(tx.digests.marks([second], november)).toEqual([]);
        expect(tx.digests.marks([branchId], month('2026-12'))).toEqual([]);
        expect(tx.digests.marks([], november)).toEqual([]);
      });
    });
  });
}
