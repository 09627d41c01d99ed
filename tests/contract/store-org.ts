import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store/store.ts';
import { branchFields, day, must, seedBranch } from './store-seed.ts';

export function orgContract(opened: () => Store): void {
  describe('org', () => {
    it('keeps one county name', () => {
      opened().write((tx) => {
        expect(tx.org.countyName()).toBeUndefined();
        tx.org.putCounty('清河县');
        tx.org.putCounty('青河县');
        expect(tx.org.countyName()).toBe('青河县');
      });
    });

    it('finds townships, villages and Party groups again by name', () => {
      opened().write((tx) => {
        const { townshipId, villageId, branchId } = seedBranch(tx);
        const other = tx.org.putTownship('二道乡');
        expect(tx.org.putTownship('青河镇')).toBe(townshipId);
        expect(tx.org.putVillage(townshipId, '石桥村')).toBe(villageId);
        const namesake = tx.org.putVillage(other, '石桥村');
        expect(namesake).not.toBe(villageId);
        expect(tx.org.village(namesake)).toEqual({ id: namesake, townshipId: other, name: '石桥村' });
        expect(tx.org.township(other)).toEqual({ id: other, name: '二道乡' });
        const group = tx.org.putPartyGroup(branchId, '第一党小组');
        expect(tx.org.putPartyGroup(branchId, '第一党小组')).toBe(group);
        expect(tx.org.partyGroup(group)).toEqual({ id: group, branchId, name: '第一党小组' });
        expect(tx.org.partyGroups(branchId).map(({ name }) => name)).toEqual(['第一党小组']);
      });
    });

    it('lists in the order of the first import, whatever the names', () => {
      opened().write((tx) => {
        const second = tx.org.putTownship('乙镇');
        const first = tx.org.putTownship('甲镇');
        const b = tx.org.putVillage(second, 'B村');
        const a = tx.org.putVillage(first, 'A村');
        const c = tx.org.putVillage(second, 'C村');
        for (const [villageId, code] of [
          [a, '4'],
          [c, '3'],
          [b, '2'],
          [b, '1'],
        ] as const)
          tx.org.putBranch(branchFields(villageId, code));
        tx.org.putBranch(branchFields(b, '2', { name: '改名' }));
        expect(tx.org.townships().map(({ name }) => name)).toEqual(['乙镇', '甲镇']);
        expect(tx.org.villages().map(({ name }) => name)).toEqual(['B村', 'C村', 'A村']);
        expect(tx.org.villages(first).map(({ name }) => name)).toEqual(['A村']);
        const codes = (within?: Parameters<typeof tx.org.branches>[0]) =>
          tx.org.branches(within).map(({ code }) => code);
        expect(codes()).toEqual(['2', '1', '3', '4']);
        expect(codes({ townshipId: second })).toEqual(['2', '1', '3']);
        expect(codes({ villageId: c })).toEqual(['3']);
      });
    });

    it('changes the branch with a known code, and keeps its id', () => {
      opened().write((tx) => {
        const { townshipId, villageId, branchId } = seedBranch(tx);
        const change = branchFields(villageId, 'QH01', {
          condition: 'pasture',
          reviewDate: day('2026-12-01'),
        });
        expect(tx.org.putBranch(change)).toBe(branchId);
        expect(tx.org.branch(branchId)).toEqual({
          ...change,
          id: branchId,
          townshipId,
          conditionSince: null,
        });
        expect(tx.org.branchByCode('QH01')).toEqual(tx.org.branch(branchId));
        expect(tx.org.branchByCode('QH02')).toBeUndefined();
        expect(tx.org.branches()).toHaveLength(1);
      });
    });

    it('knows what a branch was on any day, by what was last said of it', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const on = (...days: readonly string[]) => days.map((one) => tx.org.conditionOn(branchId, day(one)));
        expect(on('2020-01-01', '2030-01-01')).toEqual(['normal', 'normal']);
        tx.org.putCondition(branchId, 'offline', day('2026-03-05'));
        tx.org.putCondition(branchId, 'normal', day('2026-06-01'));
        expect(on('2026-03-04', '2026-03-05', '2026-05-31', '2026-06-01')).toEqual([
          'normal',
          'offline',
          'offline',
          'normal',
        ]);
        expect(tx.org.branch(branchId)).toMatchObject({ condition: 'normal', conditionSince: '2026-06-01' });
        tx.org.putCondition(branchId, 'pasture', day('2026-04-01'));
        expect(on('2026-03-31', '2026-04-01', '2026-07-01')).toEqual(['offline', 'pasture', 'pasture']);
        expect(tx.org.branches()).toMatchObject([{ condition: 'pasture', conditionSince: '2026-04-01' }]);
      });
    });

    it('keeps admins with their linked villages', () => {
      opened().write((tx) => {
        const { townshipId, villageId } = seedBranch(tx);
        const secondVillage = tx.org.putVillage(townshipId, '上湾村');
        const fields = { number: 'A1', townshipId, post: '组织委员', name: '周敏' };
        const id = tx.org.putAdmin({ ...fields, villageIds: [villageId, secondVillage] });
        expect(tx.org.admin(id)).toEqual({ ...fields, id, villageIds: [villageId, secondVillage] });
        expect(tx.org.putAdmin({ ...fields, name: '周敏敏', villageIds: [] })).toBe(id);
        expect(tx.org.adminByNumber('A1')).toEqual({ ...fields, id, name: '周敏敏', villageIds: [] });
        const county = tx.org.putAdmin({
          number: 'A2',
          townshipId: null,
          post: '县委组织部',
          name: '何',
          villageIds: [],
        });
        expect(tx.org.admins().map((admin) => admin.id)).toEqual([id, county]);
        expect(must(tx.org.admin(county)).townshipId).toBeNull();
      });
    });

    it('keeps one entry a holiday date', () => {
      opened().write((tx) => {
        tx.org.putHoliday({ date: day('2027-10-01'), kind: 'off', name: '国庆节' });
        tx.org.putHoliday({ date: day('2027-09-26'), kind: 'off', name: '?' });
        tx.org.putHoliday({ date: day('2027-09-26'), kind: 'work', name: '调休' });
        expect(tx.org.holidays()).toEqual([
          { date: '2027-09-26', kind: 'work', name: '调休' },
          { date: '2027-10-01', kind: 'off', name: '国庆节' },
        ]);
      });
    });

    it('does not take a branch of a village that is not there', () => {
      expect(() => opened().write((tx) => tx.org.putBranch(branchFields(99 as never, 'X')))).toThrow(
        'FOREIGN KEY',
      );
    });
  });
}
