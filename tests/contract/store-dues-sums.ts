import { describe, expect, it } from 'vitest';
import type { BranchId, PersonId } from '../../src/domain/ids.ts';
import { payment } from './dues-seed.ts';
import type { WithSeed } from './dues-seed.ts';
import { at, month, must, seedPerson } from './store-seed.ts';

export function sumsContract(withSeed: WithSeed): void {
  const said = { at: at(9), by: 'person:2', reasonHash: 'h' };

  describe('what the ledger comes to', () => {
    it('is added up by person and month, with reversals and whoever took the money', () => {
      withSeed((tx, { branchId, other, personId }) => {
        const second = seedPerson(tx, 'P2');
        const shares = (...months: readonly string[]) =>
          months.map((name) => ({ month: month(name), fen: 50 }));
        const both = shares('2026-11', '2026-10');
        const paid = must(tx.dues.pay(payment(branchId, personId, { amountFen: 100, shares: both })));
        const more = { key: 'k2', amountFen: 70, extraFen: 20, shares: shares('2026-11') };
        tx.dues.pay(payment(other, personId, more));
        tx.dues.pay(payment(branchId, second, { key: 'k3', shares: shares('2026-12') }));
        tx.dues.reverse(paid, said);
        const own = [
          { personId, month: '2026-10', fen: 0 },
          { personId, month: '2026-11', fen: 50 },
        ];
        expect(tx.dues.shareSums([personId])).toEqual(own);
        expect(tx.dues.shareSums([second, personId])).toEqual([
          ...own,
          { personId: second, month: '2026-12', fen: 50 },
        ]);
        expect(tx.dues.shareSums([])).toEqual([]);
        const within = (from: string, until: string, ids = [second, personId]) =>
          tx.dues
            .shareSumsWithin(ids, { from: month(from), until: month(until) })
            .map((one) => [one.personId, one.month, one.fen]);
        expect(within('2026-11', '2026-12')).toEqual([
          [personId, '2026-11', 50],
          [second, '2026-12', 50],
        ]);
        expect(within('2026-11', '2026-12', [second])).toEqual([[second, '2026-12', 50]]);
        expect(within('2026-10', '2026-10')).toEqual([[personId, '2026-10', 0]]);
        expect(within('2027-01', '2027-02')).toEqual([]);
        expect([...tx.dues.lineCounts([personId, second, seedPerson(tx, 'P3')])]).toEqual([
          [personId, 3],
          [second, 1],
        ]);
      });
    });

    it('is what the branch took in each span, from an instant to before another', () => {
      withSeed((tx, { branchId, other, personId }) => {
        expect(tx.dues.takenWithin(branchId)).toBeUndefined();
        const paid = [1, 2, 3].map((ms) =>
          must(
            tx.dues.pay(payment(branchId, personId, { at: at(ms), key: `k${String(ms)}`, amountFen: ms })),
          ),
        );
        tx.dues.pay(payment(other, personId, { at: at(2), key: 'elsewhere' }));
        tx.dues.reverse(must(paid[0]), said);
        expect(tx.dues.takenWithin(branchId)).toEqual({ first: at(1), last: at(9) });
        const spans = [
          [at(1), at(3)],
          [at(4), at(9)],
          [at(3), at(4)],
          [at(1), at(10)],
        ] as const;
        expect(tx.dues.receivedIn(branchId, spans)).toEqual([3, 0, 3, 5]);
        expect(tx.dues.receivedIn(branchId, [])).toEqual([]);
      });
    });

    it('knows the newest line that stands, of a branch, a person, an officer', () => {
      withSeed((tx, { branchId, other, personId }) => {
        const second = seedPerson(tx, 'P2');
        const pay = (ms: number, branch: BranchId, id: PersonId, by: string) =>
          must(tx.dues.pay(payment(branch, id, { at: at(ms), key: `k${String(ms)}`, by })));
        const first = pay(1, branchId, personId, 'person:1');
        const elsewhere = pay(2, other, personId, 'person:9');
        const last = pay(3, branchId, second, 'person:2');
        const newest = (of: Parameters<typeof tx.dues.newestStanding>[0]) => tx.dues.newestStanding(of)?.seq;
        expect(tx.dues.newestStanding({ branchId })).toEqual(last);
        expect(newest({ branchId, personId })).toBe(first.seq);
        expect(newest({ personId })).toBe(elsewhere.seq);
        expect(newest({ branchId, by: 'person:1' })).toBe(first.seq);
        expect(newest({ branchId, by: 'person:9' })).toBeUndefined();
        tx.dues.reverse(last, said);
        expect(newest({ branchId })).toBe(first.seq);
        expect(newest({ personId: second })).toBeUndefined();
      });
    });

    it('gives the lines with a share in certain months, and says when they were reversed', () => {
      withSeed((tx, { branchId, personId }) => {
        const pay = (...names: readonly string[]) =>
          must(
            tx.dues.pay(
              payment(branchId, personId, {
                key: names.join(),
                shares: names.map((name) => ({ month: month(name), fen: 25 })),
              }),
            ),
          );
        const [autumn, later] = [pay('2026-10', '2026-11'), pay('2026-12')];
        const reversal = must(tx.dues.reverse(autumn, said));
        const found = (from: string, to: string) =>
          tx.dues.paymentsFor([personId], month(from), month(to)).map(({ seq }) => seq);
        expect(found('2026-11', '2026-11')).toEqual([autumn.seq, reversal.seq]);
        expect(found('2026-11', '2026-12')).toEqual([autumn.seq, later.seq, reversal.seq]);
        expect(found('2026-08', '2026-09')).toEqual([]);
        expect(tx.dues.paymentsFor([], month('2026-01'), month('2026-12'))).toEqual([]);
        expect([...tx.dues.reversedAt([autumn.seq, later.seq])]).toEqual([[autumn.seq, at(9)]]);
      });
    });

    it('gives the lines since an instant', () => {
      withSeed((tx, { branchId, personId }) => {
        for (const ms of [1, 2])
          tx.dues.pay(payment(branchId, personId, { at: at(ms), key: `k${String(ms)}` }));
        expect(tx.dues.paymentsOf([personId], at(2)).map((one) => one.at)).toEqual([at(2)]);
      });
    });
  });
}
