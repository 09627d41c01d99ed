import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldAttendance,
  governingTotals,
  type EntryKind,
  type EntryVia,
  type FoldableEntry,
  type TotalsLine,
} from '../../../src/domain/attendance/state.ts';
import type { PersonId } from '../../../src/domain/ids.ts';

const zhang = 1 as PersonId;

/** `tap present` or `officer reversal 2`, in ledger order from seq 1. */
function ledger(...lines: readonly string[]): FoldableEntry[] {
  return lines.map((line, index) => {
    const [via, kind, target] = line.split(' ');
    return {
      seq: index + 1,
      personId: zhang,
      kind: kind as EntryKind,
      via: via as EntryVia,
      reversesSeq: target === undefined ? null : Number(target),
      totals: null,
    };
  });
}

function stateAfter(...lines: readonly string[]): string | undefined {
  return foldAttendance(ledger(...lines)).get(zhang);
}

describe('what stands about a person', () => {
  it.each([
    ['nothing said', [], undefined],
    ['a tap', ['tap present'], 'present'],
    ['online', ['tap online'], 'online'],
    ['on site beats online', ['tap present', 'tap online'], 'present'],
    ['leave asked', ['text leave'], 'leaveAsked'],
    ['leave asked and agreed', ['tap leave', 'officer leaveAgreed'], 'leaveAgreed'],
    ['asking again after the agreement changes nothing', ['officer leaveAgreed', 'tap leave'], 'leaveAgreed'],
    ['came in spite of leave', ['tap leave', 'tap present'], 'present'],
    ['came, leave asked later', ['tap present', 'tap leave'], 'present'],
    ['came in spite of agreed leave', ['tap leave', 'officer leaveAgreed', 'tap online'], 'online'],
    ['officer says absent', ['tap leave', 'officer absent'], 'absent'],
    ['officer says absent after a tap', ['tap present', 'officer absent'], 'absent'],
    ['a held tap approved after absent', ['officer absent', 'tap present'], 'present'],
    ['leave asked after absent', ['officer absent', 'tap leave'], 'absent'],
    ['officer corrects absent to leave', ['officer absent', 'officer leaveAgreed'], 'leaveAgreed'],
    ['officer corrects present to leave', ['officer present', 'officer leaveAgreed'], 'leaveAgreed'],
    ['officer corrects a tap to online', ['tap present', 'officer online'], 'online'],
    ['Party group leader counts as officer', ['tap leave', 'leader absent'], 'absent'],
    ['family counts as the person', ['family leave', 'family present'], 'present'],
    ['township records', ['township present'], 'present'],
    ['a reversed tap', ['tap present', 'tap reversal 1'], undefined],
    [
      'a reversed absence gives the tap back',
      ['tap present', 'officer absent', 'officer reversal 2'],
      'present',
    ],
    ['a reversal is reversed', ['tap present', 'officer reversal 1', 'officer reversal 2'], 'present'],
    ['reversing leaves the rest', ['tap leave', 'tap present', 'officer reversal 2'], 'leaveAsked'],
  ])('%s', (_, lines, state) => {
    expect(stateAfter(...lines)).toBe(state);
  });

  it('keeps people apart and leaves totals lines out', () => {
    const wang = { ...ledger('tap present')[0], seq: 9, personId: 2 as PersonId } as FoldableEntry;
    const totals = { ...ledger('officer totals')[0], seq: 10, personId: null } as FoldableEntry;
    expect([...foldAttendance([...ledger('tap leave'), wang, totals])]).toEqual([
      [1, 'leaveAsked'],
      [2, 'present'],
    ]);
  });
});

describe('order', () => {
  const own = fc.array(
    fc.record({
      kind: fc.constantFrom<EntryKind>('present', 'online', 'leave'),
      via: fc.constantFrom<EntryVia>('tap', 'text', 'family'),
      personId: fc.constantFrom(1 as PersonId, 2 as PersonId, 3 as PersonId),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const numbered = (
    said: readonly { kind: EntryKind; via: EntryVia; personId: PersonId }[],
  ): FoldableEntry[] =>
    said.map((one, index) => ({ ...one, seq: index + 1, reversesSeq: null, totals: null }));
  const sorted = (states: ReadonlyMap<PersonId, string>): unknown[] => [...states].sort(([a], [b]) => a - b);

  it('of what people say themselves, any order and any repetition gives the same states', () => {
    const shuffled = own.chain((said) =>
      fc.tuple(fc.constant(said), fc.shuffledSubarray([...said, ...said], { minLength: said.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([said, again]) => {
        expect(sorted(foldAttendance(numbered(again)))).toEqual(sorted(foldAttendance(numbered(said))));
      }),
    );
  });

  it("an officer's later word decides, whatever was said before", () => {
    const verdict = fc.constantFrom<EntryKind>('present', 'online', 'leaveAgreed', 'absent');
    fc.assert(
      fc.property(own, verdict, (said, kind) => {
        const entries = numbered([...said, { kind, via: 'officer', personId: zhang }]);
        expect(foldAttendance(entries).get(zhang)).toBe(kind);
      }),
    );
  });

  it('the order in which entries are handed over does not matter, only their place in the ledger', () => {
    const entries = ledger('tap leave', 'officer absent', 'officer reversal 2', 'officer leaveAgreed');
    expect(foldAttendance([...entries].reverse())).toEqual(foldAttendance(entries));
  });
});

describe('totals lines', () => {
  const line = (seq: number, present: number): FoldableEntry => ({
    seq,
    personId: null,
    kind: 'totals',
    via: 'officer',
    reversesSeq: null,
    totals: { expected: 31, present, online: null, leave: 3, absent: null } satisfies TotalsLine,
  });
  const reversal = (seq: number, reversesSeq: number): FoldableEntry => ({
    ...line(seq, 0),
    kind: 'reversal',
    reversesSeq,
    totals: null,
  });

  it('the last one that stands governs', () => {
    expect(governingTotals([])).toBeUndefined();
    expect(governingTotals([line(1, 20), line(2, 26)])?.present).toBe(26);
    expect(governingTotals([line(1, 20), line(2, 26), reversal(3, 2)])?.present).toBe(20);
    expect(governingTotals([line(1, 20), reversal(2, 1)])).toBeUndefined();
  });
});
