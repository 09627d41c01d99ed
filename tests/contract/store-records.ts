import { describe, expect, it } from 'vitest';
import type { ChangeId, PersonId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { at, day, seedBranch, seedPartyDay } from './store-seed.ts';

export function recordsContract(opened: () => Store): void {
  describe('records', () => {
    it('keeps the record page of a Party day, the last word holding', () => {
      opened().write((tx) => {
        const id = seedPartyDay(tx, seedBranch(tx).branchId, '2026-11');
        expect(tx.records.record(id)).toBeUndefined();
        const flags = { recorded: true, pictured: null, discussed: false, pictures: 3 };
        tx.records.putRecord(id, { ...flags, agenda: ['集中学习', '议事'] }, at(1), 'person:1');
        tx.records.putRecord(id, { ...flags, pictured: true, agenda: [] }, at(2), 'person:1');
        expect(tx.records.record(id)).toEqual({ ...flags, pictured: true, agenda: [] });
      });
    });

    it('keeps decisions in order, with what became of them', () => {
      opened().write((tx) => {
        const id = seedPartyDay(tx, seedBranch(tx).branchId, '2026-11');
        const first = { text: '修水渠', responsible: '张三', deadline: day('2026-12-10') };
        const second = { text: '换路灯', responsible: null, deadline: null };
        const [a, b] = [first, second].map((one) => tx.records.addDecision(id, one, at(1), 'person:1'));
        if (a === undefined || b === undefined) throw new Error('not added');
        const open = { partyDayId: id, outcome: null, outcomeAt: null };
        expect(tx.records.decisions(id)).toEqual([
          { id: a, ...first, ...open },
          { id: b, ...second, ...open },
        ]);
        tx.records.setOutcome(a, '已修好', at(5));
        tx.records.dropDecision(b, at(6));
        expect(tx.records.decisions(id)).toEqual([
          { id: a, ...first, ...open, outcome: '已修好', outcomeAt: at(5) },
        ]);
        expect(tx.records.decision(b)).toBeUndefined();
        tx.records.setOutcome(a, null, at(7));
        expect(tx.records.decision(a)).toMatchObject({ outcome: null, outcomeAt: null });
      });
    });
  });

  describe('changes of members', () => {
    it('wait until they are settled, once', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const change = {
          personId: 7 as PersonId,
          branchId,
          kind: 'died' as const,
          from: day('2026-11-03'),
          askedAt: at(1),
          askedBy: 'person:1',
        };
        const id = tx.changes.ask(change);
        expect(tx.changes.pendingIn([branchId])).toEqual([{ ...change, id, state: 'pending' }]);
        expect(tx.changes.pendingOf(7 as PersonId)).toHaveLength(1);
        expect(tx.changes.pendingIn([])).toEqual([]);
        expect(tx.changes.settle(id, 'agreed', at(2), 'admin:1')).toBe(true);
        expect(tx.changes.settle(id, 'declined', at(3), 'admin:1')).toBe(false);
        expect(tx.changes.change(id)).toMatchObject({ state: 'agreed' });
        expect(tx.changes.pendingIn([branchId])).toEqual([]);
        expect(tx.changes.change(99 as ChangeId)).toBeUndefined();
        const again = tx.changes.ask(change);
        expect(tx.changes.settle(again, 'declined', at(5), 'admin:1')).toBe(true);
        expect(tx.changes.declinedIn([branchId], at(5)).map((one) => one.id)).toEqual([again]);
        expect(tx.changes.declinedIn([branchId], at(6))).toEqual([]);
        expect(tx.changes.declinedIn([], at(0))).toEqual([]);
      });
    });

    it('remembers the last word about an away member in a quarter', () => {
      opened().write((tx) => {
        const contact = { personId: 7 as PersonId, quarter: '2026-Q4' as const, by: 'person:1' };
        tx.changes.addContact({ ...contact, state: 'notContacted', via: 'contact', at: at(1) });
        const last = { ...contact, state: 'contacted', via: 'self', at: at(2) } as const;
        tx.changes.addContact(last);
        expect(tx.changes.contact(7 as PersonId, '2026-Q4')).toEqual(last);
        expect(tx.changes.contact(7 as PersonId, '2027-Q1')).toBeUndefined();
      });
    });
  });
}
