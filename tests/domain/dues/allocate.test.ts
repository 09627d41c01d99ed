import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../../src/domain/dues/allocate.ts';
import type { Excess } from '../../../src/domain/dues/allocate.ts';
import { addMonths } from '../../../src/domain/calendar/time.ts';
import type { DuesState, PersonMonth } from '../../../src/domain/dues/person-months.ts';
import { isOpen, openFen } from '../../../src/domain/dues/person-months.ts';
import type { BranchId, Month } from '../../../src/domain/ids.ts';

const month = (text: string) => text as Month;
const end = month('2026-11');

const of = (name: string, state: DuesState, dueFen = 50, paidFen = 0): PersonMonth => ({
  month: month(name),
  branchId: 1 as BranchId,
  duesClass: 'farmer',
  dueFen,
  paidFen,
  state,
});
/** Two open, this month open, then five to come. */
const months = [
  of('2026-08', 'confirmed', 50, 50),
  of('2026-09', 'arrears', 50, 20),
  of('2026-10', 'arrears'),
  of('2026-11', 'due'),
  ...['2026-12', '2027-01', '2027-02', '2027-03', '2027-04'].map((name) => of(name, 'due')),
];
const shares = (money: Parameters<typeof allocate>[1], excess: Excess = 'ask') =>
  allocate(months, money, end, excess).shares.map(({ month: of, fen }) => `${of.slice(2)}:${String(fen)}`);

describe('money laid over months', () => {
  it('covers what is open up to the end of the period', () => {
    expect(shares({ kind: 'open' })).toEqual(['26-09:30', '26-10:50', '26-11:50']);
  });

  it('of a number of months covers the oldest open ones first', () => {
    expect(shares({ kind: 'months', count: 2 })).toEqual(['26-09:30', '26-10:50']);
    expect(shares({ kind: 'months', count: 4 })).toEqual(['26-09:30', '26-10:50', '26-11:50', '26-12:50']);
  });

  it('of a span covers what is open in it, and says what was paid or is not owed', () => {
    const named = allocate(
      [...months, of('2027-05', 'waived', 0)],
      { kind: 'span', from: month('2026-08'), to: month('2026-09') },
      end,
      'ask',
    );
    expect(named).toMatchObject({
      shares: [{ month: '2026-09', fen: 30 }],
      paidAlready: ['2026-08'],
      notOwed: [],
    });
    const waived = { kind: 'span', from: month('2027-05'), to: month('2027-05') } as const;
    expect(allocate([...months, of('2027-05', 'waived', 0)], waived, end, 'ask').notOwed).toEqual([
      '2027-05',
    ]);
  });

  it('of an amount pays the oldest first, the last one in part', () => {
    expect(shares({ kind: 'amount', fen: 90 })).toEqual(['26-09:30', '26-10:50', '26-11:10']);
  });

  it.each([
    ['ask', { excessFen: 60, changeFen: 0, extraFen: 0 }, 3],
    ['change', { excessFen: 0, changeFen: 60, extraFen: 0 }, 3],
    ['extra', { excessFen: 0, changeFen: 0, extraFen: 60 }, 3],
    ['prepay', { excessFen: 0, changeFen: 0, extraFen: 0 }, 5],
  ] as const)('beyond what is owed does what was said: %s', (excess, rest, count) => {
    const done = allocate(months, { kind: 'amount', fen: 190 }, end, excess);
    expect(done).toMatchObject(rest);
    expect(done.shares).toHaveLength(count);
  });

  it('loses and invents no fen, and pays no month beyond what is open', () => {
    const anyMonth = fc.record({
      dueFen: fc.integer({ min: 1, max: 20_000 }),
      paid: fc.double({ min: 0, max: 1, noNaN: true }),
      state: fc.constantFrom('due', 'claimed', 'arrears', 'confirmed', 'waived', 'notDue'),
    });
    fc.assert(
      fc.property(
        fc.array(anyMonth, { maxLength: 30 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom<Excess>('ask', 'change', 'prepay', 'extra'),
        (drawn, fen, excess) => {
          const drawnMonths = drawn.map(({ dueFen, paid, state }, n) =>
            of(addMonths(month('2026-01'), n), state, dueFen, Math.floor(paid * (dueFen - 1))),
          );
          const done = allocate(drawnMonths, { kind: 'amount', fen }, end, excess);
          const laid = done.shares.reduce((sum, one) => sum + one.fen, 0);
          expect(laid + done.extraFen + done.changeFen + done.excessFen).toBe(fen);
          for (const { month: name, fen: part } of done.shares) {
            const one = drawnMonths.find((candidate) => candidate.month === name);
            expect(one && isOpen(one.state) && part > 0 && part <= openFen(one)).toBe(true);
          }
          if (excess !== 'prepay') expect(done.shares.every(({ month: name }) => name <= end)).toBe(true);
        },
      ),
    );
  });
});
