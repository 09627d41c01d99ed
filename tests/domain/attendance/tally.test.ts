import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonAttendance, TotalsLine } from '../../../src/domain/attendance/state.ts';
import { emptyTally, sumTallies, tally, type TallyInput } from '../../../src/domain/attendance/tally.ts';
import type { PersonId } from '../../../src/domain/ids.ts';

const people = (from: number, to: number): PersonId[] =>
  Array.from({ length: to - from + 1 }, (_, index) => (from + index) as PersonId);

function given(expected: number, states: Record<number, PersonAttendance>, totals?: TotalsLine): TallyInput {
  const entries = Object.entries(states).map(([id, state]) => [Number(id) as PersonId, state] as const);
  return { expectedIds: people(1, expected), others: people(101, 105), states: new Map(entries), totals };
}

function line(present: number, rest: Partial<TotalsLine> = {}): TotalsLine {
  return { expected: null, online: null, leave: null, absent: null, ...rest, present };
}

describe('by name', () => {
  it('counts each state once; a leave not yet agreed is unrecorded', () => {
    const states = {
      1: 'present',
      2: 'present',
      3: 'online',
      4: 'leaveAsked',
      5: 'leaveAgreed',
      6: 'absent',
    } as const;
    expect(tally(given(8, states))).toEqual({
      expected: 8,
      present: 3,
      online: 1,
      leave: 1,
      absent: 1,
      unrecorded: 3,
    });
  });

  it('an away or excused person counts by coming, and not by leave or absence', () => {
    const counts = tally(given(3, { 101: 'present', 102: 'online', 103: 'leaveAgreed', 104: 'absent' }));
    expect(counts).toEqual({ expected: 5, present: 2, online: 1, leave: 0, absent: 0, unrecorded: 3 });
  });

  it('people outside the branch do not count', () => {
    expect(tally(given(2, { 999: 'present' }))).toEqual({ ...emptyTally, expected: 2, unrecorded: 2 });
  });

  it('an empty branch is all zero', () => {
    expect(tally(given(0, {}))).toEqual(emptyTally);
  });
});

describe('by a totals line', () => {
  it('governs and leaves the remainder unrecorded', () => {
    const counts = tally(given(31, { 1: 'present' }, line(26, { expected: 31, leave: 3, absent: null })));
    expect(counts).toEqual({ expected: 31, present: 26, online: 0, leave: 3, absent: 0, unrecorded: 2 });
  });

  it('holds as it was said, with more recorded by name than it counts', () => {
    const states = Object.fromEntries(people(1, 28).map((id) => [id, 'present' as const]));
    const counts = tally(given(31, { ...states, 29: 'absent' }, line(26, { expected: 31, leave: 5 })));
    expect(counts).toEqual({ expected: 31, present: 26, online: 0, leave: 5, absent: 0, unrecorded: 0 });
  });

  it('takes what it does not say from the names', () => {
    const counts = tally(given(31, { 1: 'leaveAgreed', 2: 'absent', 3: 'online' }, line(26)));
    expect(counts).toEqual({ expected: 31, present: 26, online: 1, leave: 1, absent: 1, unrecorded: 3 });
  });

  it('a smaller 应到 than its parts grows with them', () => {
    expect(tally(given(31, {}, line(26, { expected: 20, leave: 3, absent: null })))).toMatchObject({
      expected: 29,
      leave: 3,
    });
  });
});

const state = fc.constantFrom<PersonAttendance>(
  'present',
  'online',
  'leaveAsked',
  'leaveAgreed',
  'absent',
  'unrecorded',
);
const count = fc.integer({ min: 0, max: 60 });
const maybe = fc.option(count);
const totalsLine = fc.record({ expected: maybe, present: count, online: maybe, leave: maybe, absent: maybe });
const input: fc.Arbitrary<TallyInput> = fc
  .record({
    expected: fc.integer({ min: 0, max: 30 }),
    states: fc.dictionary(fc.integer({ min: 1, max: 110 }).map(String), state),
    totals: fc.option(totalsLine, { nil: undefined }),
  })
  .map(({ expected, states, totals }) => given(expected, states, totals));

describe('always', () => {
  it('expected = present + leave + absent + unrecorded, nothing negative, online within present', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { expected, present, online, leave, absent, unrecorded } = tally(one);
        expect(present + leave + absent + unrecorded).toBe(expected);
        expect(Math.min(expected, present, online, leave, absent, unrecorded)).toBeGreaterThanOrEqual(0);
        expect(online).toBeLessThanOrEqual(present);
      }),
    );
  });

  it('a totals line that can be governs with every figure it says', () => {
    fc.assert(
      fc.property(input, totalsLine, (one, totals) => {
        const parts = totals.present + (totals.leave ?? 0) + (totals.absent ?? 0);
        fc.pre(totals.expected === null || totals.expected >= parts);
        fc.pre(totals.online === null || totals.online <= totals.present);
        const said = Object.entries(totals).filter(([, figure]) => figure !== null);
        const counted = tally({ ...one, totals });
        expect(counted).toMatchObject(Object.fromEntries(said));
      }),
    );
  });

  it('the sum keeps the invariant and does not depend on order', () => {
    fc.assert(
      fc.property(fc.array(input), (inputs) => {
        const tallies = inputs.map(tally);
        const sum = sumTallies(tallies);
        expect(sum.present + sum.leave + sum.absent + sum.unrecorded).toBe(sum.expected);
        expect(sumTallies(tallies.toReversed())).toEqual(sum);
        expect(sum.present).toBe(tallies.reduce((total, one) => total + one.present, 0));
      }),
    );
  });
});
