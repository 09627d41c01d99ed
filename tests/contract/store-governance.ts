import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store/store.ts';
import { at } from './store-seed.ts';

export function governanceContract(opened: () => Store): void {
  describe('settings', () => {
    it('gives at most one row a level, of the scopes asked for', () => {
      opened().write((tx) => {
        const put = (level: 'county' | 'township' | 'branch', scopeId: number, value: string, key = 'k') => {
          tx.settings.put({ level, scopeId, key, value }, at(0), 'operator');
        };
        put('county', 0, 'a');
        put('township', 1, 'b');
        put('township', 2, 'x');
        put('branch', 1, 'old');
        put('branch', 1, 'c');
        put('branch', 1, 'x', 'other');
        const values = (scope: { townshipId?: number; branchId?: number }) =>
          Object.fromEntries(tx.settings.rows('k', scope).map(({ level, value }) => [level, value]));
        expect(values({ townshipId: 1, branchId: 1 })).toEqual({ county: 'a', township: 'b', branch: 'c' });
        expect(values({ townshipId: 2, branchId: 2 })).toEqual({ county: 'a', township: 'x' });
        expect(values({})).toEqual({ county: 'a' });
        const everyKey = tx.settings.allRows({ townshipId: 2, branchId: 1 });
        expect(everyKey.map(({ key, value }) => `${key}=${value}`).sort()).toEqual([
          'k=a',
          'k=c',
          'k=x',
          'other=x',
        ]);
        const everywhere = tx.settings.everywhere(['k', 'unknown']);
        expect(everywhere.map(({ level, scopeId, value }) => `${level} ${scopeId} ${value}`).sort()).toEqual([
          'branch 1 c',
          'county 0 a',
          'township 1 b',
          'township 2 x',
        ]);
        tx.settings.clear('branch', 1, 'k');
        expect(values({ branchId: 1 })).toEqual({ county: 'a' });
        expect(tx.settings.rows('other', { branchId: 1 })).toHaveLength(1);
      });
    });

    it('keeps facts about the program', () => {
      opened().write((tx) => {
        expect(tx.settings.meta('heartbeat')).toBeUndefined();
        tx.settings.setMeta('heartbeat', '1');
        tx.settings.setMeta('heartbeat', '2');
        expect(tx.settings.meta('heartbeat')).toBe('2');
      });
    });
  });

  describe('audit', () => {
    const zeros = '0'.repeat(64);
    const entry = {
      at: at(1),
      actor: 'admin:3',
      action: 'look',
      subject: 'branch:1',
      detail: { b: 2, a: null },
    };

    it('chains each entry to the one before', () => {
      opened().write((tx) => {
        expect(tx.audit.head()).toBe(zeros);
        tx.audit.append(entry);
        tx.audit.append({ ...entry, detail: { a: null, b: 2 } });
        const [first, second] = tx.audit.entries();
        const canonical = (previous: string) =>
          JSON.stringify([previous, at(1), 'admin:3', 'look', 'branch:1', { a: null, b: 2 }]);
        const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
        const firstHash = sha256(canonical(zeros));
        expect(first).toMatchObject({ ...entry, previous: zeros, hash: firstHash });
        expect(second).toMatchObject({ previous: firstHash, hash: sha256(canonical(firstHash)) });
        expect(tx.audit.head()).toBe(second?.hash);
        expect(tx.audit.firstBroken()).toBeUndefined();
      });
    });
  });
}
