import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/domain/ids.ts';
import { stateOn } from '../../src/domain/people/facts.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { at, day, fact, seedBranch, seedPerson } from './store-seed.ts';

export function peopleContract(opened: () => Store): void {
  describe('people', () => {
    it('knows a person by number; the name may change and repeat', () => {
      opened().write((tx) => {
        const id = tx.people.putPerson({ number: 'P2', name: '赵六', alias: null, smartphone: false });
        const namesake = tx.people.putPerson({ number: 'P1', name: '赵六', alias: '小赵', smartphone: true });
        expect(tx.people.personsNamed('赵六').map((person) => person.id)).toEqual([namesake, id]);
        expect(tx.people.putPerson({ number: 'P2', name: '赵陆', alias: '老赵', smartphone: true })).toBe(id);
        expect(tx.people.person(id)).toEqual({
          id,
          number: 'P2',
          name: '赵陆',
          alias: '老赵',
          smartphone: true,
        });
        expect(tx.people.personByNumber('P2')).toEqual(tx.people.person(id));
        expect(tx.people.personByNumber('P3')).toBeUndefined();
        expect(tx.people.count()).toBe(2);
      });
    });

    it('gives several persons in the order asked, leaving out the unknown', () => {
      opened().write((tx) => {
        const [a, b] = [seedPerson(tx, 'P1'), seedPerson(tx, 'P2')];
        expect(tx.people.persons([b, 999 as PersonId, a]).map(({ id }) => id)).toEqual([b, a]);
        expect(tx.people.persons([])).toEqual([]);
      });
    });

    it('gives the facts of the people asked for, oldest first', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const [a, b, c] = [seedPerson(tx, 'P1'), seedPerson(tx, 'P2'), seedPerson(tx, 'P3')];
        const written = [
          fact(a, 'branch', branchId),
          fact(b, 'branch', branchId),
          fact(c, 'branch', branchId),
          fact(a, 'away', true, '2026-06-01'),
        ];
        for (const one of written) tx.people.addFact(one);
        const facts = tx.people.facts([a, b]);
        expect(facts).toEqual([0, 1, 3].map((n) => ({ ...written[n], seq: n + 1 })));
        expect(stateOn(tx.people.facts([a]), day('2026-07-01'))).toMatchObject({
          branch: branchId,
          away: true,
        });
        expect(tx.people.facts([])).toEqual([]);
      });
    });

    it('gives the facts of two thousand people at once', () => {
      opened().write((tx) => {
        const ids = Array.from({ length: 2_000 }, (_, n) => (n + 1) as PersonId);
        for (const id of ids) tx.people.addFact(fact(id, 'duesFen', id));
        expect(tx.people.facts(ids)).toHaveLength(2_000);
      });
    });

    it('finds everybody who was ever in a branch, by number', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const [late, early, other] = [seedPerson(tx, 'P9'), seedPerson(tx, 'P1'), seedPerson(tx, 'P5')];
        tx.people.addFact(fact(late, 'branch', branchId));
        tx.people.addFact(fact(late, 'branch', branchId, '2026-03-01'));
        tx.people.addFact(fact(early, 'branch', branchId));
        tx.people.addFact(fact(early, 'branch', branchId + 1, '2026-05-01'));
        tx.people.addFact(fact(other, 'branch', branchId + 1));
        tx.people.addFact(fact(other, 'duesFen', branchId));
        expect(tx.people.everIn(branchId)).toEqual([early, late]);
      });
    });
  });

  describe('imports', () => {
    it('remembers the cells of each record as last imported', () => {
      opened().write((tx) => {
        tx.imports.putCells('member', 'P2', { 姓名: '赵六' }, at(0));
        tx.imports.putCells('member', 'P1', { 姓名: '林福贵' }, at(0));
        tx.imports.putCells('member', 'P2', { 姓名: '赵陆', 状态: '正式' }, at(1));
        tx.imports.putCells('branch', 'P2', { 名称: '同名' }, at(1));
        expect([...tx.imports.cells('member')]).toEqual([
          ['P2', { 姓名: '赵陆', 状态: '正式' }],
          ['P1', { 姓名: '林福贵' }],
        ]);
        expect(tx.imports.cells('holiday').size).toBe(0);
      });
    });
  });
}
