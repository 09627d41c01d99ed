import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../src/domain/calendar/time.ts';
import { arrearsLevel, arrearsRuns } from '../../../src/domain/dues/arrears.ts';
import { periodEnd } from '../../../src/domain/dues/periods.ts';
import type { PayMode } from '../../../src/domain/dues/periods.ts';
import type { DuesState, PersonMonth } from '../../../src/domain/dues/person-months.ts';
import type { BranchId, Month } from '../../../src/domain/ids.ts';

const month = (text: string) => text as Month;

const states: Readonly<Record<string, DuesState>> = {
  欠: 'arrears',
  待: 'claimed',
  收: 'confirmed',
  免: 'waived',
  无: 'notDue',
  前: 'before',
  应: 'due',
  预: 'prepaid',
};

/** One character a month from that one on. Each is worth 50 fen, of which a claimed or open one has 20 paid. */
function written(from: string, signs: string): readonly PersonMonth[] {
  return Array.from(signs).map((sign, at): PersonMonth => {
    const state = states[sign] ?? 'notDue';
    const isOpen = state === 'arrears' || state === 'claimed' || state === 'due';
    return {
      month: addMonths(month(from), at),
      branchId: 1 as BranchId,
      duesClass: 'farmer',
      dueFen: 50,
      paidFen: isOpen ? 20 : 50,
      state,
    };
  });
}

const runs = (from: string, signs: string, now: string, mode: PayMode = 'monthly', excusedUntil?: string) =>
  arrearsRuns(written(from, signs), {
    now: month(now),
    mode,
    excusedUntil: excusedUntil === undefined ? undefined : month(excusedUntil),
  }).map(({ first, months, openFen, level }) => [first, months.length, openFen, level]);

describe('runs of arrears', () => {
  it.each([
    // from, months, now: first month, length, fen open, level
    ['2026-09', '收收应', '2026-11', []],
    ['2026-09', '收欠应', '2026-11', [['2026-10', 1, 30, 1]]],
    ['2026-09', '欠欠应', '2026-11', [['2026-09', 2, 60, 2]]],
    ['2026-05', '欠欠欠欠欠欠应', '2026-11', [['2026-05', 6, 180, 6]]],
    ['2026-11', '欠欠应', '2027-01', [['2026-11', 2, 60, 2]]],
    [
      '2026-07',
      '欠欠收欠应',
      '2026-11',
      [
        ['2026-07', 2, 60, 2],
        ['2026-10', 1, 30, 1],
      ],
    ],
    // Waived, undue and settled months lie between two runs.
    [
      '2026-08',
      '欠免欠应',
      '2026-11',
      [
        ['2026-08', 1, 30, 1],
        ['2026-10', 1, 30, 1],
      ],
    ],
    [
      '2026-08',
      '欠无欠应',
      '2026-11',
      [
        ['2026-08', 1, 30, 1],
        ['2026-10', 1, 30, 1],
      ],
    ],
    ['2026-08', '前前欠应', '2026-11', [['2026-10', 1, 30, 1]]],
    // A claimed month waits: it neither counts nor breaks, and begins and ends nothing.
    ['2026-08', '待待欠应', '2026-11', [['2026-10', 1, 30, 1]]],
    ['2026-08', '欠待欠应', '2026-11', [['2026-08', 2, 60, 2]]],
    ['2026-08', '欠待待应', '2026-11', [['2026-08', 1, 30, 1]]],
    ['2026-08', '待待待待', '2026-11', []],
    [
      '2026-07',
      '欠待收欠应',
      '2026-11',
      [
        ['2026-07', 1, 30, 1],
        ['2026-10', 1, 30, 1],
      ],
    ],
  ])('from %s %s, asked in %s', (from, signs, now, expected) => {
    expect(runs(from, signs, now)).toEqual(expected);
  });

  it.each([
    // The third quarter is asked in September and runs from its end.
    ['2026-07', '应应应', '2026-09', []],
    ['2026-07', '欠欠欠应应应', '2026-10', [['2026-07', 3, 90, 1]]],
    ['2026-07', '欠欠欠应应应', '2026-11', [['2026-07', 3, 90, 2]]],
    ['2026-07', '欠欠欠应应应', '2026-12', [['2026-07', 3, 90, 3]]],
    ['2026-07', '欠欠欠欠欠欠应应应', '2027-01', [['2026-07', 6, 180, 4]]],
    ['2026-07', '欠欠欠欠欠欠应应应', '2027-03', [['2026-07', 6, 180, 6]]],
    ['2026-07', '收收欠应应应', '2026-12', [['2026-09', 1, 30, 1]]],
  ])('of a quarterly payer from %s %s, asked in %s', (from, signs, now, expected) => {
    expect(runs(from, signs, now, 'quarterly')).toEqual(expected);
  });

  it('are silent while an approved reason lasts, and run from its end', () => {
    const at = (now: string) => runs('2026-07', '欠欠欠欠欠欠欠', now, 'monthly', '2026-12');
    expect(at('2026-12')).toEqual([]);
    expect(at('2027-01')).toEqual([['2026-07', 7, 210, 1]]);
    expect(at('2027-03')).toEqual([['2026-07', 7, 210, 3]]);
    expect(runs('2026-10', '欠欠应', '2026-12', 'monthly', '2026-03')).toEqual([['2026-10', 2, 60, 2]]);
  });

  it('give the person the level of the one that has come furthest', () => {
    const level = (signs: string) =>
      arrearsLevel(
        arrearsRuns(written('2026-07', signs), {
          now: month('2026-11'),
          mode: 'monthly',
          excusedUntil: undefined,
        }),
      );
    expect(level('欠欠收欠应')).toBe(2);
    expect(level('欠收欠欠应')).toBe(2);
    expect(level('收收收收应')).toBe(0);
  });
});

/** Every stretch of months is tried: no arrears just outside, nothing but arrears and claims inside, arrears at both ends. */
function naive(months: readonly PersonMonth[]): readonly (readonly Month[])[] {
  const found: Month[][] = [];
  const stateAt = (at: number) => months[at]?.state;
  const joins = (from: number, to: number) =>
    months.slice(from, to + 1).every(({ state }) => state === 'arrears' || state === 'claimed');
  for (let from = 0; from < months.length; from += 1)
    for (let to = from; to < months.length; to += 1) {
      if (stateAt(from) !== 'arrears' || stateAt(to) !== 'arrears' || !joins(from, to)) continue;
      const longer = months.some(
        ({ state }, at) =>
          state === 'arrears' && ((at < from && joins(at, to)) || (at > to && joins(from, at))),
      );
      if (longer) continue;
      found.push(
        months
          .slice(from, to + 1)
          .filter(({ state }) => state === 'arrears')
          .map((one) => one.month),
      );
    }
  return found;
}

const past = fc.string({
  unit: fc.constantFrom('欠', '欠', '欠', '待', '收', '免', '无', '前'),
  maxLength: 20,
});

describe('any history of a person', () => {
  it('has the runs of a naive search, all its arrears in exactly one of them, and nothing else', () => {
    fc.assert(
      fc.property(past, fc.constantFrom<PayMode>('monthly', 'quarterly'), (signs, mode) => {
        const months = written('2025-01', signs);
        const now = addMonths(periodEnd(addMonths(month('2025-01'), signs.length), mode), 1);
        const found = arrearsRuns(months, { now, mode, excusedUntil: undefined });
        expect(found.map((run) => run.months.map((one) => one.month))).toEqual(naive(months));
        const open = months.filter(({ state }) => state === 'arrears');
        expect(found.reduce((sum, run) => sum + run.openFen, 0)).toBe(open.length * 30);
        for (const run of found) {
          expect(run.level).toBeGreaterThanOrEqual(1);
          expect(run.level).toBeLessThanOrEqual(run.months.length);
        }
      }),
    );
  });

  it('never comes further by a claim, a payment or a reason, and never falls back by waiting', () => {
    fc.assert(
      fc.property(past, fc.nat(19), fc.constantFrom('待', '收', '免'), fc.nat(30), (signs, at, to, until) => {
        const now = addMonths(month('2025-01'), signs.length);
        const level = (said: string, when: Month, excusedUntil?: Month) =>
          arrearsLevel(arrearsRuns(written('2025-01', said), { now: when, mode: 'monthly', excusedUntil }));
        const before = level(signs, now);
        const settled = Array.from(signs).map((sign, place) => (place === at && sign === '欠' ? to : sign));
        expect(level(settled.join(''), now)).toBeLessThanOrEqual(before);
        expect(level(signs, now, addMonths(month('2025-01'), until))).toBeLessThanOrEqual(before);
        expect(level(signs, addMonths(now, 1))).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
