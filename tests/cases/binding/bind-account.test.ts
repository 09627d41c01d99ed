import { beforeEach, describe, expect, it } from 'vitest';
import { bindAdminToAccount, bindPersonToAccount } from '../../../src/cases/binding/bind-account.ts';
import type { AccountId } from '../../../src/domain/ids.ts';
import { seedVillage } from '../../harness/bench-village.ts';
import { benchDay, openBench } from '../../harness/ingest-bench.ts';
import type { Bench } from '../../harness/ingest-bench.ts';

let bench: Bench;
let one: AccountId;
let other: AccountId;

beforeEach(async () => {
  bench = await openBench();
  bench.write((tx) => {
    seedVillage(tx);
    one = tx.accounts.ensure('telegram', '1', '').id;
    other = tx.accounts.ensure('telegram', '2', '').id;
  });
});

function bind(accountId: AccountId, number: string, replace = false) {
  return bench.write((tx) => {
    const personId = tx.people.personByNumber(number)?.id;
    if (personId === undefined) throw new Error(`no member ${number}`);
    return bindPersonToAccount(tx, {
      accountId,
      personId,
      by: 'operator',
      now: bench.clock.now(),
      today: benchDay,
      replace,
    });
  });
}
const written = () => bench.read((tx) => tx.audit.head());

describe('one account ↔ one member number', () => {
  it('said again writes nothing', () => {
    expect(bind(one, 'N0003')).toEqual({ ok: true, value: { changed: true } });
    const head = written();
    expect(bind(one, 'N0003')).toEqual({ ok: true, value: { changed: false } });
    expect(written()).toBe(head);
  });

  it('refuses a second number for the account and a second account for the number', () => {
    bind(one, 'N0003');
    expect(bind(one, 'N0004')).toEqual({ ok: false, reason: 'accountTaken' });
    expect(bind(other, 'N0003')).toEqual({ ok: false, reason: 'personTaken' });
    expect(bind(one, 'N0004', true)).toEqual({ ok: false, reason: 'accountTaken' });
  });

  it('replaces the account when the caller may', () => {
    bind(one, 'N0003');
    expect(bind(other, 'N0003', true)).toEqual({ ok: true, value: { changed: true, replaced: one } });
    expect(bench.read((tx) => tx.accounts.bindings(one))).toEqual([]);
  });

  it('refuses somebody who has left', () => {
    bench.write((tx) => {
      const personId = tx.people.personByNumber('N0003')?.id;
      if (personId === undefined) throw new Error('no member');
      const at = bench.clock.now();
      tx.people.addFact({
        personId,
        field: 'status',
        value: '"left"',
        from: benchDay,
        at,
        by: 'operator',
        source: 'import',
      });
    });
    expect(bind(one, 'N0003')).toEqual({ ok: false, reason: 'notOnRoster' });
  });

  it('leaves room for one admin number', () => {
    bind(one, 'N0001');
    const admin = (accountId: AccountId) =>
      bench.write((tx) => {
        const adminId = tx.org.adminByNumber('T1')?.id;
        if (adminId === undefined) throw new Error('no admin');
        return bindAdminToAccount(tx, { accountId, adminId, by: 'operator', now: bench.clock.now() });
      });
    expect(admin(one)).toEqual({ ok: true, value: { changed: true } });
    expect(admin(one)).toEqual({ ok: true, value: { changed: false } });
    expect(admin(other)).toEqual({ ok: false, reason: 'personTaken' });
    expect(bench.read((tx) => tx.accounts.bindings(one).map(({ relation }) => relation))).toEqual([
      'self',
      'admin',
    ]);
  });
});
