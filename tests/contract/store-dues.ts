import { describe, expect, it } from 'vitest';
import type { AccountId, BranchId } from '../../src/domain/ids.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { payment } from './dues-seed.ts';
import type { Seeded, WithSeed } from './dues-seed.ts';
import { sumsContract } from './store-dues-sums.ts';
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
