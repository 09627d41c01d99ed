import { describe, expect, it } from 'vitest';
import type { PersonAttendance } from '../../src/domain/attendance/state.ts';
import type { PartyDayId, PersonId } from '../../src/domain/ids.ts';
import type { AttendanceEntry } from '../../src/ports/store/attendance.ts';
import type { Store } from '../../src/ports/store/store.ts';
import {
  at,
  branchFields,
  day,
  month,
  must,
  plan,
  seedBranch,
  seedPartyDay,
  seedPerson,
} from './store-seed.ts';

export function partyDaysContract(opened: () => Store): void {
  describe('Party days', () => {
    it('makes the day with the first plan and shows the newest', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const key = { branchId, month: month('2026-11') };
        const { date, time, place, forms, theme, sittings, chairId, recorderId } = plan('2026-11-05');
        const first = tx.partyDays.revise(key, plan('2026-11-05'));
        const common = { id: first.id, ...key, closedAt: null };
        expect(first).toEqual({
          ...common,
          date,
          time,
          place,
          forms,
          theme,
          sittings,
          chairId,
          recorderId,
          reasonHash: null,
          state: 'planned',
          revision: 1,
          plannedAt: at(0),
        });
        const sitting = {
          who: '第1党小组',
          date: day('2026-12-01'),
          time: plan('2026-12-01').time,
          place: null,
        };
        const people = { chairId: 1 as PersonId, recorderId: 2 as PersonId };
        const moved = {
          ...plan('2026-12-01'),
          ...people,
          forms: [],
          theme: null,
          sittings: [sitting],
          at: at(7),
        };
        const second = tx.partyDays.revise(key, moved);
        expect(second).toMatchObject({
          ...common,
          date: '2026-12-01',
          ...people,
          forms: [],
          theme: null,
          sittings: [sitting],
          revision: 2,
          plannedAt: at(7),
        });
        tx.partyDays.revise(key, { ...moved, state: 'cancelled', reasonHash: 'h', chairId: null });
        expect(tx.partyDays.plannedHosts(first.id)).toEqual(people);
        tx.partyDays.setClosed(first.id, at(9));
        expect(tx.partyDays.partyDay(first.id)).toMatchObject({
          state: 'cancelled',
          reasonHash: 'h',
          revision: 3,
          closedAt: at(9),
        });
        expect(tx.partyDays.of(branchId, month('2026-11'))).toEqual(tx.partyDays.partyDay(first.id));
        expect(tx.partyDays.revisions(first.id)).toMatchObject([
          { revision: 1, state: 'planned', date: '2026-11-05', reasonHash: null },
          { revision: 2, state: 'planned', date: '2026-12-01', reasonHash: null },
          { revision: 3, state: 'cancelled', date: '2026-12-01', reasonHash: 'h' },
        ]);
      });
    });

    it('finds days by month, branch and date', () => {
      opened().write((tx) => {
        const { villageId, branchId: a } = seedBranch(tx);
        const b = tx.org.putBranch(branchFields(villageId, 'QH02'));
        const bNovember = seedPartyDay(tx, b, '2026-11');
        const aNovember = seedPartyDay(tx, a, '2026-11');
        const aOctober = seedPartyDay(tx, a, '2026-10', '2026-11-05');
        const aDecember = seedPartyDay(tx, a, '2026-12');
        const ids = (days: { id: PartyDayId }[]) => days.map(({ id }) => id);
        expect(ids(tx.partyDays.inMonth(month('2026-11')))).toEqual([aNovember, bNovember]);
        expect(tx.partyDays.firstMonth()).toBe('2026-10');
        expect(ids(tx.partyDays.history(a, 2))).toEqual([aDecember, aNovember]);
        expect(ids(tx.partyDays.onDate([a, b], day('2026-11-05'))).sort()).toEqual(
          [bNovember, aNovember, aOctober].sort(),
        );
        expect(ids(tx.partyDays.onDate([b], day('2026-11-05')))).toEqual([bNovember]);
        expect(tx.partyDays.onDate([], day('2026-11-05'))).toEqual([]);
        tx.partyDays.revise({ branchId: b, month: month('2026-11') }, plan('2026-11-09'));
        expect(tx.partyDays.onDate([b], day('2026-11-05'))).toEqual([]);
        expect(tx.partyDays.of(b, month('2026-12'))).toBeUndefined();
      });
    });
  });

  describe('planned days between dates', () => {
    it('are those with a sitting there, by month and in administrative order', () => {
      opened().write((tx) => {
        const { villageId, branchId: a } = seedBranch(tx);
        const b = tx.org.putBranch(branchFields(villageId, 'QH02'));
        const december = seedPartyDay(tx, a, '2026-12', '2026-12-01');
        const bNovember = seedPartyDay(tx, b, '2026-11', '2026-11-28');
        const aNovember = seedPartyDay(tx, a, '2026-11', '2026-11-30');
        const found = (from: string, to: string) =>
          tx.partyDays.plannedBetween(day(from), day(to)).map(({ id }) => id);
        expect(found('2026-11-28', '2026-12-01')).toEqual([aNovember, bNovember, december]);
        expect(found('2026-11-29', '2026-11-30')).toEqual([aNovember]);
        expect(found('2026-12-02', '2026-11-30')).toEqual([]);
        tx.partyDays.revise(
          { branchId: a, month: month('2026-12') },
          { ...plan('2026-12-01'), state: 'cancelled' },
        );
        tx.partyDays.revise({ branchId: a, month: month('2026-11') }, plan('2026-11-09'));
        expect(found('2026-11-28', '2026-12-01')).toEqual([bNovember]);
      });
    });

    it('count each of several sittings', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const sitting = (date: string) => ({ who: '', date: day(date), time: plan('').time, place: null });
        const sittings = [sitting('2026-11-05'), sitting('2026-11-20')];
        const key = { branchId, month: month('2026-11') };
        tx.partyDays.revise(key, { ...plan('2026-11-05'), sittings });
        const found = (from: string, to: string) =>
          tx.partyDays.plannedBetween(day(from), day(to)).map((one) => one.sittings);
        expect(found('2026-11-01', '2026-11-05')).toEqual([sittings]);
        expect(found('2026-11-20', '2026-11-20')).toEqual([sittings]);
        expect(found('2026-11-06', '2026-11-19')).toEqual([]);
      });
    });
  });

  describe('the township’s theme of a month', () => {
    it('is set, changed and taken back, each month for itself', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const townshipId = must(tx.org.branch(branchId)).townshipId;
        const theme = (of: string) => tx.partyDays.townshipTheme(townshipId, month(of));
        tx.partyDays.setTownshipTheme(townshipId, month('2026-11'), '冬季学习', at(1), 'admin:1');
        tx.partyDays.setTownshipTheme(townshipId, month('2026-11'), '秋收帮扶', at(2), 'admin:1');
        expect([theme('2026-11'), theme('2026-12')]).toEqual(['秋收帮扶', undefined]);
        tx.partyDays.setTownshipTheme(townshipId, month('2026-11'), null, at(3), 'admin:1');
        expect(theme('2026-11')).toBeUndefined();
      });
    });
  });

  describe('telephone calls', () => {
    it('are kept once a person and Party day', () => {
      opened().write((tx) => {
        const id = seedPartyDay(tx, seedBranch(tx).branchId, '2026-11');
        const person = seedPerson(tx, 'P1');
        tx.attendance.markCalled(id, person, at(1), 'person:9');
        tx.attendance.markCalled(id, person, at(2), 'person:9');
        expect([...tx.attendance.called(id)]).toEqual([person]);
        expect(tx.attendance.called((id + 1) as PartyDayId).size).toBe(0);
        tx.attendance.unmarkCalled((id + 1) as PartyDayId, person);
        expect([...tx.attendance.called(id)]).toEqual([person]);
        tx.attendance.unmarkCalled(id, person);
        expect(tx.attendance.called(id).size).toBe(0);
      });
    });
  });

  describe('attendance', () => {
    const entry = (partyDayId: PartyDayId, key: string, more: Partial<AttendanceEntry> = {}) => ({
      partyDayId,
      personId: 1 as PersonId,
      kind: 'present' as const,
      via: 'tap' as const,
      at: at(1),
      recordedAt: at(2),
      by: 'account:1',
      key,
      reversesSeq: null,
      totals: null,
      guests: null,
      leaveReason: null,
      reasonHash: null,
      ...more,
    });

    it('appends an entry once for its business key', () => {
      opened().write((tx) => {
        const id = seedPartyDay(tx, seedBranch(tx).branchId, '2026-11');
        const first = tx.attendance.append(entry(id, 'k1'));
        expect(tx.attendance.append(entry(id, 'k1', { kind: 'leave' }))).toBeUndefined();
        const undo = entry(id, 'k2', { kind: 'reversal', reversesSeq: first ?? null, reasonHash: 'h' });
        const second = tx.attendance.append(undo);
        tx.attendance.append(entry((id + 1) as PartyDayId, 'k3'));
        expect(tx.attendance.entries(id)).toEqual([
          { ...entry(id, 'k1'), seq: first },
          { ...undo, seq: second },
        ]);
      });
    });

    it('keeps a totals line, with what was not said as null', () => {
      opened().write((tx) => {
        const id = seedPartyDay(tx, seedBranch(tx).branchId, '2026-11');
        const lines = [
          { expected: 31, present: 26, online: 2, leave: 3, absent: null },
          { expected: null, present: 0, online: null, leave: null, absent: null },
        ];
        lines.forEach((totals, n) =>
          tx.attendance.append(entry(id, String(n), { personId: null, kind: 'totals', totals })),
        );
        expect(tx.attendance.entries(id).map(({ totals }) => totals)).toEqual(lines);
      });
    });

    it('keeps guests and the reason of a leave', () => {
      opened().write((tx) => {
        const id = seedPartyDay(tx, seedBranch(tx).branchId, '2026-11');
        tx.attendance.append(entry(id, 'g', { personId: null, kind: 'guests', guests: 3 }));
        tx.attendance.append(entry(id, 'l', { kind: 'leave', leaveReason: 'farming' }));
        expect(
          tx.attendance
            .entries(id)
            .map(({ kind, guests, leaveReason, totals }) => [kind, guests, leaveReason, totals]),
        ).toEqual([
          ['guests', 3, null, null],
          ['leave', null, 'farming', null],
        ]);
      });
    });

    it('replaces the projection of one Party day', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const [a, b, c] = [seedPerson(tx, 'P1'), seedPerson(tx, 'P2'), seedPerson(tx, 'P3')];
        const november = seedPartyDay(tx, branchId, '2026-11');
        const october = seedPartyDay(tx, branchId, '2026-10');
        const states = (...pairs: [PersonId, PersonAttendance][]) => new Map(pairs);
        tx.attendance.project(november, states([a, 'present'], [b, 'leaveAsked']));
        tx.attendance.project(october, states([a, 'absent']));
        tx.attendance.project(november, states([a, 'online'], [c, 'unrecorded']));
        expect([...tx.attendance.states(november)]).toEqual([[a, 'online']]);
        expect(tx.attendance.ofPerson(a, 9)).toEqual([
          { partyDayId: november, state: 'online' },
          { partyDayId: october, state: 'absent' },
        ]);
        expect(tx.attendance.ofPerson(a, 1)).toHaveLength(1);
        tx.attendance.project(november, new Map());
        expect(tx.attendance.states(november).size).toBe(0);
      });
    });

    it('keeps texts under a salted hash', () => {
      opened().write((tx) => {
        const first = tx.attendance.keepText('家里有事', { personId: 1 as PersonId });
        const second = tx.attendance.keepText('家里有事', {});
        expect(first).toMatch(/^[0-9a-f]{64}$/);
        expect(second).not.toBe(first);
        expect(tx.attendance.text(first)).toBe('家里有事');
        expect(tx.attendance.text('0')).toBeUndefined();
      });
    });
  });
}
