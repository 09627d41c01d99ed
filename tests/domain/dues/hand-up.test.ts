import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quarter } from '../../../src/domain/calendar/time.ts';
import { quarterCash, quarterToHandUp, usualQuarter } from '../../../src/domain/dues/hand-up.ts';
import type { QuarterMoney } from '../../../src/domain/dues/hand-up.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';

const quarters: readonly Quarter[] = ['2026-Q2', '2026-Q3', '2026-Q4'];
const money = (fen: number, quarter: Quarter = '2026-Q3') => ({ quarter, fen });
const day = (date: string) => date as LocalDate;
const cash = (received: readonly QuarterMoney[], handedUp: readonly QuarterMoney[] = [], openingFen = 0) => ({
  openingFen,
  received,
  handedUp,
});

describe('which quarter 上缴 means', () => {
  it.each([
    // Fifteen days into the next quarter, and on the 45th.
    ['2026-10-15', [money(100)], [], '2026-Q3'],
    ['2026-11-14', [money(100)], [], '2026-Q3'],
    ['2026-11-15', [money(100)], [], '2026-Q4'],
    ['2026-10-15', [money(100)], [money(50)], '2026-Q4'],
    ['2026-10-15', [money(100)], [money(50), money(-50)], '2026-Q3'],
    ['2026-10-15', [], [], '2026-Q4'],
    ['2026-10-15', [money(100), money(-100)], [], '2026-Q4'],
    ['2026-10-15', [money(100, '2026-Q2')], [], '2026-Q4'],
    ['2026-09-30', [money(100)], [], '2026-Q3'],
    ['2027-01-02', [money(100, '2026-Q4')], [], '2026-Q4'],
  ])('on %s', (today, received, handedUp, expected) => {
    expect(usualQuarter(cash(received, handedUp), day(today))).toBe(expected);
  });

  it('asks for nothing when nothing is left from it', () => {
    expect(quarterToHandUp(cash([]), day('2026-10-15'))).toBeUndefined();
    expect(quarterToHandUp(cash([money(100)]), day('2026-09-30'))).toBeUndefined();
  });
});

describe('what a branch has in hand', () => {
  it('adds up, whatever came and went', () => {
    const amounts = fc.array(
      fc.record({ quarter: fc.constantFrom(...quarters), fen: fc.integer({ min: -100_000, max: 100_000 }) }),
    );
    fc.assert(
      fc.property(amounts, amounts, fc.nat(100_000), (received, handedUp, openingFen) => {
        const all = quarters.map((quarter) => quarterCash(cash(received, handedUp, openingFen), quarter));
        const total = (of: 'receivedFen' | 'handedUpFen') => all.reduce((sum, one) => sum + one[of], 0);
        for (const one of all) {
          expect(one.dueFen).toBe(one.carriedFen + one.receivedFen - one.handedUpFen);
          expect(one.cashFen).toBe(openingFen + total('receivedFen') - total('handedUpFen'));
        }
        expect(all.at(-1)?.dueFen).toBe(all.at(-1)?.cashFen);
      }),
    );
  });

  it('is for every quarter what came in up to it less what went up for quarters up to it, in whatever order it was written', () => {
    const amounts = fc.array(
      fc.record({ quarter: fc.constantFrom(...quarters), fen: fc.integer({ min: -100_000, max: 100_000 }) }),
    );
    const shuffled = amounts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(
        shuffled,
        shuffled,
        fc.nat(100_000),
        ([received, receivedLater], [handedUp, handedUpLater], openingFen) => {
          for (const quarter of quarters) {
            const until = (all: readonly { quarter: Quarter; fen: number }[]) =>
              all.reduce((fen, one) => (one.quarter > quarter ? fen : fen + one.fen), 0);
            const held = cash(received, handedUp, openingFen);
            const here = quarterCash(held, quarter);
            expect(here.dueFen).toBe(openingFen + until(received) - until(handedUp));
            expect(quarterCash(cash(receivedLater, handedUpLater, openingFen), quarter)).toEqual(here);
            const place = quarters.indexOf(quarter);
            const before = quarters[place - 1];
            expect(here.carriedFen).toBe(before ? quarterCash(held, before).dueFen : openingFen);
          }
        },
      ),
    );
  });

  it('is not less for a quarter whose hand-up is written after that of the next', () => {
    const received = [money(13750), money(10000, '2026-Q4')];
    expect(quarterCash(cash(received, [money(10000, '2026-Q4')]), '2026-Q3')).toMatchObject({
      carriedFen: 0,
      dueFen: 13750,
      cashFen: 13750,
    });
  });

  it('leaves the money of a later quarter out of what an earlier one owes', () => {
    expect(quarterCash(cash([money(13750), money(9000, '2026-Q4')]), '2026-Q3')).toMatchObject({
      receivedFen: 13750,
      dueFen: 13750,
      carriedFen: 0,
      cashFen: 22750,
    });
  });
});
