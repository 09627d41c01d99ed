import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { accountsContract } from './store-accounts.ts';
import { bindingContract } from './store-binding.ts';
import { cardsContract } from './store-cards.ts';
import { chatsContract } from './store-chats.ts';
import { duesContract } from './store-dues.ts';
import { digestsContract } from './store-digests.ts';
import { feedbackContract } from './store-feedback.ts';
import { gapsContract } from './store-gaps.ts';
import { governanceContract } from './store-governance.ts';
import { jobsContract } from './store-jobs.ts';
import { looksContract } from './store-looks.ts';
import { orgContract } from './store-org.ts';
import { outboxSweepContract } from './store-outbox-sweep.ts';
import { outboxContract } from './store-outbox.ts';
import { partyDaysContract } from './store-party-days.ts';
import { peopleContract } from './store-people.ts';
import { recordsContract } from './store-records.ts';
import type { CreateStore } from './store-seed.ts';
import { at } from './store-seed.ts';

/** What every implementation of the Store port must do. Each test starts from an empty store. */
export function storeContract(name: string, create: CreateStore): void {
  describe(`store contract: ${name}`, () => {
    let store: Store;
    beforeEach(() => {
      store = create();
    });
    afterEach(() => {
      store.close();
    });
    const opened = () => store;

    transactionContract(opened);
    orgContract(opened);
    peopleContract(opened);
    accountsContract(opened);
    bindingContract(opened);
    chatsContract(opened);
    partyDaysContract(opened);
    recordsContract(opened);
    outboxContract(opened);
    outboxSweepContract(opened);
    cardsContract(opened);
    digestsContract(opened);
    feedbackContract(opened);
    gapsContract(opened);
    looksContract(opened);
    jobsContract(opened);
    governanceContract(opened);
    duesContract(opened);
  });
}

function transactionContract(opened: () => Store): void {
  const metaOf = (key: string) => opened().read((tx) => tx.settings.meta(key));

  describe('transactions', () => {
    it('keeps what a write wrote and gives back what its function returned', () => {
      const given = opened().write((tx) => {
        tx.settings.setMeta('a', '1');
        return 7;
      });
      expect(given).toBe(7);
      expect(metaOf('a')).toBe('1');
    });

    it('undoes everything when the function throws, and throws on', () => {
      expect(() => {
        opened().write((tx) => {
          tx.settings.setMeta('a', '1');
          throw new Error('no');
        });
      }).toThrow('no');
      expect(metaOf('a')).toBeUndefined();
      opened().write((tx) => {
        tx.settings.setMeta('b', '2');
      });
      expect(metaOf('b')).toBe('2');
    });

    it('undoes a savepoint alone', () => {
      opened().write((tx) => {
        tx.settings.setMeta('before', '1');
        expect(() =>
          tx.savepoint(() => {
            tx.settings.setMeta('before', 'changed');
            tx.settings.setMeta('inside', '1');
            throw new Error('inner');
          }),
        ).toThrow('inner');
        expect(tx.savepoint(() => 'given')).toBe('given');
        tx.savepoint(() => {
          tx.settings.setMeta('second', '1');
        });
      });
      expect(metaOf('before')).toBe('1');
      expect(metaOf('inside')).toBeUndefined();
      expect(metaOf('second')).toBe('1');
    });

    it('undoes an inner savepoint with the outer one', () => {
      opened().write((tx) => {
        expect(() =>
          tx.savepoint(() => {
            tx.savepoint(() => {
              tx.settings.setMeta('deep', '1');
            });
            throw new Error('outer');
          }),
        ).toThrow('outer');
      });
      expect(metaOf('deep')).toBeUndefined();
    });

    it('refuses to write in a read', () => {
      expect(() => {
        opened().read((tx) => {
          tx.settings.setMeta('a', '1');
        });
      }).toThrow('Writing in a read transaction');
      expect(() => opened().read((tx) => tx.org.putTownship('青河镇'))).toThrow(
        'Writing in a read transaction',
      );
      expect(() =>
        opened().read((tx) => tx.inbox.receive({ bot: 'b', updateId: 1, digest: 'd', at: at(0) })),
      ).toThrow('Writing in a read transaction');
      expect(metaOf('a')).toBeUndefined();
    });

    it('refuses a transaction inside a transaction', () => {
      const nest = (outer: 'read' | 'write', inner: 'read' | 'write') => () => {
        opened()[outer](() => {
          opened()[inner](() => 1);
        });
      };
      for (const outer of ['read', 'write'] as const)
        for (const inner of ['read', 'write'] as const)
          expect(nest(outer, inner)).toThrow(`Starting a ${inner} transaction inside a ${outer} transaction`);
      expect(opened().read(() => 1)).toBe(1);
    });

    it('refuses a promise, undoes what came before it, and stops what comes after', async () => {
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      let after: Promise<unknown> = Promise.resolve();
      const work = (tx: Tx) => {
        tx.settings.setMeta('before', '1');
        after = gate.then(() => {
          tx.settings.setMeta('after', '1');
        });
        return after;
      };
      // The type forbids it; a cast, or a caller without types, does not.
      const careless = work as unknown as (tx: Tx) => number;
      expect(() => opened().write(careless)).toThrow('promise');
      open();
      await expect(after).rejects.toThrow('outside of a transaction');
      expect(metaOf('before')).toBeUndefined();
      expect(metaOf('after')).toBeUndefined();
    });

    it('does not let a Tx be used after its end', () => {
      const leaked = opened().write((tx) => ({ tx }));
      expect(() => leaked.tx.settings.meta('a')).toThrow('after its end');
      expect(() => leaked.tx.savepoint(() => 1)).toThrow('after its end');
    });
  });
}
