import { describe, expect, it } from 'vitest';
import type { AccountId, BranchId, PersonId } from '../../src/domain/ids.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { payment } from './dues-seed.ts';
import type { Seeded, WithSeed } from './dues-seed.ts';
import { handUpsContract } from './store-hand-ups.ts';
import { at, branchFields, month, must, seedBranch, seedPerson } from './store-seed.ts';

export function duesContract(opened: () => Store): void {
  /** Runs in one transaction, with two branches and a person. */
  function withSeed(test: (tx: Tx, seed: Seeded) => void): void {
    opened().write((tx) => {
      const { branchId, villageId } = seedBranch(tx);
      const other = tx.org.putBranch(branchFields(villageId, 'QH02'));
      test(tx, { branchId, other, personId: seedPerson(tx, 'P1') });
    });
  }

  ledgerContract(withSeed);
  sumsContract(withSeed);
  claimsContract(withSeed);
  notesContract(withSeed);
  handUpsContract(withSeed);
}

function ledgerContract(withSeed: WithSeed): void {
  describe('payments', () => {
    it('are kept with their shares; the same key again changes nothing', () => {
      withSeed((tx, { branchId, personId }) => {
        const shares = ['2026-11', '2026-12'].map((name) => ({ month: month(name), fen: 50 }));
        const more = { amountFen: 120, extraFen: 20, shares, flags: ['prepaid', 'relative'] } as const;
        const paid = must(tx.dues.pay(payment(branchId, personId, more)));
        expect(tx.dues.pay(payment(branchId, personId, { amountFen: 7 }))).toBeUndefined();
        expect(tx.dues.payment(paid.seq)).toEqual(paid);
        expect(paid).toMatchObject({ ...more, receiptNo: 1 });
        expect(tx.dues.paymentsOf([personId])).toEqual([paid]);
        expect(tx.dues.paymentsOf([])).toEqual([]);
        expect(tx.dues.paymentsOfAct(paid.actId)).toEqual([paid]);
      });
    });

    it('have receipts numbered by branch and year, reversals that of their payment', () => {
      withSeed((tx, { branchId, other, personId }) => {
        let keys = 0;
        const pay = (branch: BranchId, receiptYear: number) => {
          keys += 1;
          return must(tx.dues.pay(payment(branch, personId, { receiptYear, key: `k${String(keys)}` })));
        };
        const first = pay(branchId, 2026);
        expect([first, pay(branchId, 2026), pay(other, 2026), pay(branchId, 2027)]).toMatchObject([
          { receiptNo: 1 },
          { receiptNo: 2 },
          { receiptNo: 1 },
          { receiptNo: 1 },
        ]);
        const said = { at: at(9), by: 'person:2', reasonHash: 'h' };
        const reversal = must(tx.dues.reverse(first, said));
        expect(reversal).toMatchObject({
          ...said,
          receiptNo: 1,
          amountFen: -50,
          shares: [{ month: '2026-11', fen: -50 }],
          reversesSeq: first.seq,
        });
        expect(tx.dues.reverse(first, said)).toBeUndefined();
        expect(pay(branchId, 2026).receiptNo).toBe(3);
      });
    });

    it('are found by the branch that took them, from an instant to before another', () => {
      withSeed((tx, { branchId, other, personId }) => {
        for (const ms of [1, 2, 3])
          tx.dues.pay(payment(branchId, personId, { at: at(ms), key: `k${String(ms)}` }));
        tx.dues.pay(payment(other, personId, { at: at(2), key: 'elsewhere' }));
        const times = (from?: number, to?: number) =>
          tx.dues
            .takenBy(
              branchId,
              from === undefined ? undefined : at(from),
              to === undefined ? undefined : at(to),
            )
            .map((one) => one.at);
        expect(times()).toEqual([at(1), at(2), at(3)]);
        expect(times(2)).toEqual([at(2), at(3)]);
        expect(times(undefined, 2)).toEqual([at(1)]);
        expect(times(2, 3)).toEqual([at(2)]);
      });
    });
  });

  describe('acts', () => {
    it('are open until they are settled, once', () => {
      withSeed((tx, { branchId }) => {
        const id = tx.dues.openAct({ branchId, plan: { lines: [1] }, at: at(1), by: 'person:1' });
        tx.dues.replanAct(id, { lines: [2] });
        expect(tx.dues.act(id)).toMatchObject({ state: 'open', plan: { lines: [2] }, settledAt: null });
        tx.dues.settleAct(id, 'written', at(2), 'person:2');
        tx.dues.settleAct(id, 'dropped', at(3), 'person:3');
        expect(tx.dues.act(id)).toMatchObject({ state: 'written', settledAt: at(2), settledBy: 'person:2' });
      });
    });
  });
}

function sumsContract(withSeed: WithSeed): void {
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

    it('gives the lines since an instant', () => {
      withSeed((tx, { branchId, personId }) => {
        for (const ms of [1, 2])
          tx.dues.pay(payment(branchId, personId, { at: at(ms), key: `k${String(ms)}` }));
        expect(tx.dues.paymentsOf([personId], at(2)).map((one) => one.at)).toEqual([at(2)]);
      });
    });
  });
}

function claimsContract(withSeed: WithSeed): void {
  const claimOf = (tx: Tx, { branchId, personId }: Seeded) => {
    const accountId: AccountId = tx.accounts.ensure('telegram', '7', '林').id;
    return { personId, branchId, until: month('2026-11'), at: at(1), accountId };
  };

  describe('dues claims', () => {
    it('wait one a person, and are settled once', () => {
      withSeed((tx, seed) => {
        const claim = claimOf(tx, seed);
        const id = must(tx.dues.addClaim(claim));
        expect(tx.dues.addClaim(claim)).toBeUndefined();
        expect(tx.dues.pendingClaim(seed.personId)).toMatchObject({ ...claim, id, state: 'pending' });
        expect(tx.dues.pendingClaims(seed.branchId).map((one) => one.id)).toEqual([id]);
        expect(tx.dues.pendingClaims(seed.other)).toEqual([]);
        const others = [seedPerson(tx, 'P2'), seed.personId];
        expect(tx.dues.pendingClaimsOf(others)).toEqual(tx.dues.pendingClaims(seed.branchId));
        expect(tx.dues.pendingClaimsOf([])).toEqual([]);
        tx.dues.settleClaim(id, 'notReceived', at(2), 'person:2');
        tx.dues.settleClaim(id, 'confirmed', at(3), 'person:3');
        expect(tx.dues.claim(id)).toMatchObject({ state: 'notReceived', settledBy: 'person:2' });
        expect(tx.dues.pendingClaim(seed.personId)).toBeUndefined();
        expect(tx.dues.pendingClaimsOf(others)).toEqual([]);
        const next = must(tx.dues.addClaim(claim));
        expect(tx.dues.claimsOf(seed.personId).map((one) => one.id)).toEqual([next, id]);
      });
    });
  });
}

function notesContract(withSeed: WithSeed): void {
  describe('notes beside the dues', () => {
    it('keep the newest excuse of a person', () => {
      withSeed((tx, { branchId, personId }) => {
        const excuse = { personId, branchId, until: month('2026-12'), reasonHash: 'h', at: at(1), by: 'x' };
        tx.dues.putExcuse(excuse);
        tx.dues.putExcuse({ ...excuse, until: month('2026-10') });
        expect(tx.dues.excuses([personId]).get(personId)?.until).toBe('2026-10');
        expect(tx.dues.excuses([]).size).toBe(0);
      });
    });

    it('tell of arrears once a month and level, and fix a year once', () => {
      withSeed((tx, { branchId, other, personId }) => {
        const note = (name: string, level: number) =>
          tx.dues.noteArrears(personId, month(name), level, at(1));
        expect([note('2026-10', 1), note('2026-10', 1), note('2026-10', 2), note('2026-11', 1)]).toEqual([
          true,
          false,
          true,
          true,
        ]);
        tx.dues.forgetArrears(personId, month('2026-10'), 1);
        expect([note('2026-10', 2), note('2026-11', 1), note('2026-10', 1)]).toEqual([false, false, true]);
        expect(tx.dues.fixYear(branchId, 2027, at(1), 'person:1')).toBe(true);
        expect(tx.dues.fixYear(branchId, 2027, at(2), 'person:2')).toBe(false);
        expect(tx.dues.yearFixed(branchId, 2027)).toMatchObject({ at: at(1), by: 'person:1' });
        expect(tx.dues.yearFixed(other, 2027)).toBeUndefined();
      });
    });
  });
}
