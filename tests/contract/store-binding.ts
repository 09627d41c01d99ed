import { describe, expect, it } from 'vitest';
import type { AccountId, AdminId, Instant, PersonId } from '../../src/domain/ids.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { at, must } from './store-seed.ts';

const person = 1 as PersonId;
const otherPerson = 2 as PersonId;
const admin = 1 as AdminId;

export function bindingContract(opened: () => Store): void {
  const account = (tx: Tx, user: string) => tx.accounts.ensure('telegram', user, '').id;
  const bindSelf = (tx: Tx, accountId: AccountId, personId: PersonId, since: Instant) => {
    tx.accounts.bind({ accountId, personId, adminId: null, relation: 'self', since, by: 'operator' });
  };

  describe('bindings', () => {
    it('lists running ones by account, person and admin', () => {
      opened().write((tx) => {
        const a = account(tx, '1');
        bindSelf(tx, a, person, at(1));
        const shared = { accountId: a, since: at(2), by: 'person:9' };
        tx.accounts.bind({ ...shared, personId: otherPerson, adminId: null, relation: 'family' });
        tx.accounts.bind({ ...shared, personId: null, adminId: admin, relation: 'admin' });
        const relations = () => tx.accounts.bindings(a).map(({ relation }) => relation);
        expect(relations()).toEqual(['self', 'family', 'admin']);
        const own = must(tx.accounts.bindingsOfPerson(person)[0]);
        expect(own).toEqual({
          id: own.id,
          accountId: a,
          personId: person,
          adminId: null,
          relation: 'self',
          since: at(1),
          by: 'operator',
        });
        expect(tx.accounts.bindingsOfAdmin(admin).map(({ accountId }) => accountId)).toEqual([a]);
        tx.accounts.endBinding(own.id, at(3));
        expect(relations()).toEqual(['family', 'admin']);
        expect(tx.accounts.bindingsOfPerson(person)).toEqual([]);
      });
    });

    it('lists those made since an instant, newest first, without family', () => {
      opened().write((tx) => {
        bindSelf(tx, account(tx, '1'), 1 as PersonId, at(1));
        bindSelf(tx, account(tx, '2'), 2 as PersonId, at(2));
        bindSelf(tx, account(tx, '3'), 3 as PersonId, at(3));
        bindSelf(tx, account(tx, '4'), 4 as PersonId, at(4));
        tx.accounts.bind({
          accountId: account(tx, '1'),
          personId: 9 as PersonId,
          adminId: null,
          relation: 'family',
          since: at(5),
          by: 'person:1',
        });
        tx.accounts.endBinding(must(tx.accounts.bindings(account(tx, '3'))[0]).id, at(6));
        expect(tx.accounts.boundSince(at(2)).map(({ personId }) => personId)).toEqual([4, 2]);
      });
    });

    it('never has two running bindings where the design allows one', () => {
      opened().write((tx) => {
        const [a, b] = [account(tx, '1'), account(tx, '2')];
        bindSelf(tx, a, person, at(1));
        expect(() => {
          bindSelf(tx, b, person, at(2));
        }).toThrow('UNIQUE');
        expect(() => {
          bindSelf(tx, a, otherPerson, at(2));
        }).toThrow('UNIQUE');
        tx.accounts.endBinding(must(tx.accounts.bindings(a)[0]).id, at(3));
        bindSelf(tx, b, person, at(4));
        bindSelf(tx, a, otherPerson, at(4));
        expect(tx.accounts.bindingsOfPerson(person).map(({ accountId }) => accountId)).toEqual([b]);
      });
    });
  });

  describe('binding codes', () => {
    const put = (tx: Tx, hash: string, personId: PersonId | null, from: number, until: number) => {
      const adminId = personId === null ? admin : null;
      tx.accounts.putCode(hash, { personId, adminId, expiresAt: at(until), triesLeft: 2 }, at(from));
    };

    it('knows a code until it expires', () => {
      opened().write((tx) => {
        put(tx, 'h1', person, 0, 10);
        const code = must(tx.accounts.liveCode('h1', at(9)));
        expect(code).toEqual({
          id: code.id,
          personId: person,
          adminId: null,
          expiresAt: at(10),
          triesLeft: 2,
        });
        expect(tx.accounts.liveCode('h1', at(10))).toBeUndefined();
        expect(tx.accounts.liveCode('h2', at(1))).toBeUndefined();
      });
    });

    it('voids the older codes of the same holder, and nobody else’s', () => {
      opened().write((tx) => {
        put(tx, 'h1', person, 0, 10);
        put(tx, 'h2', otherPerson, 0, 10);
        put(tx, 'h3', null, 0, 10);
        put(tx, 'h4', person, 1, 10);
        const alive = ['h1', 'h2', 'h3', 'h4'].filter((hash) => tx.accounts.liveCode(hash, at(2)));
        expect(alive).toEqual(['h2', 'h3', 'h4']);
        put(tx, 'h5', null, 1, 10);
        expect(tx.accounts.liveCode('h3', at(2))).toBeUndefined();
      });
    });

    it('is dead once used, and after its last try', () => {
      opened().write((tx) => {
        put(tx, 'h1', person, 0, 10);
        put(tx, 'h2', otherPerson, 0, 10);
        tx.accounts.endCode(must(tx.accounts.liveCode('h1', at(1))).id, at(1));
        expect(tx.accounts.liveCode('h1', at(2))).toBeUndefined();
        const { id } = must(tx.accounts.liveCode('h2', at(1)));
        tx.accounts.spendTry(id);
        expect(tx.accounts.liveCode('h2', at(1))?.triesLeft).toBe(1);
        tx.accounts.spendTry(id);
        expect(tx.accounts.liveCode('h2', at(1))).toBeUndefined();
      });
    });

    it('lets digits come back once they are expired or used, but never twice at a time', () => {
      opened().write((tx) => {
        put(tx, 'h1', person, 0, 10);
        expect(() => {
          put(tx, 'h1', otherPerson, 5, 20);
        }).toThrow('UNIQUE');
        put(tx, 'h1', otherPerson, 10, 20);
        expect(tx.accounts.liveCode('h1', at(11))?.personId).toBe(otherPerson);
      });
    });

    it('is never for nobody', () => {
      const code = { personId: null, adminId: null, expiresAt: at(9), triesLeft: 5 };
      expect(() => {
        opened().write((tx) => {
          tx.accounts.putCode('h', code, at(0));
        });
      }).toThrow('for nobody');
    });
  });
}
