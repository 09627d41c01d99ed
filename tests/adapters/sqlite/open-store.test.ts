import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../src/adapters/sqlite/connection.ts';
import { ledgers } from '../../../src/adapters/sqlite/ledgers.ts';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { handUpLine, payment } from '../../contract/dues-seed.ts';
import { at, fact, must, seedBranch, seedPartyDay, seedPerson } from '../../contract/store-seed.ts';
import { temporaryFolder } from './temporary.ts';

const migrationsFolder = 'drizzle';

function newFile(): string {
  return join(temporaryFolder(), 'zhibu.db');
}

function open(file: string, readOnly = false): Store {
  return openStore({ file, migrationsFolder, readOnly });
}

/** Looks into, or tampers with, a database behind the store's back. */
function inside<T>(file: string, work: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(file);
  try {
    return work(sqlite);
  } finally {
    sqlite.close();
  }
}

/** One row in each ledger. */
function fillLedgers(store: Store): void {
  store.write((tx) => {
    const { branchId } = seedBranch(tx);
    const partyDayId = seedPartyDay(tx, branchId, '2026-11');
    const personId = seedPerson(tx, 'P1');
    tx.people.addFact(fact(personId, 'away', true));
    tx.attendance.append({
      partyDayId,
      personId,
      kind: 'present',
      via: 'tap',
      at: at(0),
      recordedAt: at(0),
      by: 'account:1',
      key: 'k',
      reversesSeq: null,
      totals: null,
      guests: null,
      leaveReason: null,
      reasonHash: null,
    });
    tx.changes.addContact({
      personId,
      quarter: '2026-Q4',
      state: 'contacted',
      via: 'self',
      at: at(0),
      by: 'person:1',
    });
    tx.dues.pay(payment(branchId, personId));
    const opening = { amountFen: 50, at: at(0), by: 'person:1', key: 'opening:1' };
    tx.dues.putOpening({ ...opening, branchId, reversesSeq: null, reasonHash: null });
    const handUpSeq = must(tx.dues.handUp(handUpLine(branchId)));
    tx.dues.answerHandUp({ handUpSeq, state: 'received', at: at(0), by: 'admin:1' });
    for (const subject of ['a', 'b', 'c'])
      tx.audit.append({ at: at(0), actor: 'system', action: 'x', subject, detail: { n: 1 } });
  });
}

describe('opening a store', () => {
  it('shows after reopening what was committed, and only that', () => {
    const file = newFile();
    const first = open(file);
    first.write((tx) => {
      tx.settings.setMeta('kept', '1');
    });
    expect(() =>
      first.write((tx) => {
        tx.settings.setMeta('undone', '1');
        throw new Error('no');
      }),
    ).toThrow('no');
    first.close();
    const second = open(file);
    expect(second.read((tx) => [tx.settings.meta('kept'), tx.settings.meta('undone')])).toEqual([
      '1',
      undefined,
    ]);
    second.close();
  });

  it('makes every table STRICT', () => {
    const file = newFile();
    open(file).close();
    const tables = inside(file, (sqlite) => sqlite.pragma('table_list')) as {
      name: string;
      strict: number;
    }[];
    const ours = tables.filter(({ name }) => !/^(sqlite_|__drizzle)/.test(name));
    expect(ours.length).toBeGreaterThan(30);
    expect(ours.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it('refuses to change or delete an entry of a ledger', () => {
    const file = newFile();
    const store = open(file);
    fillLedgers(store);
    store.close();
    inside(file, (sqlite) => {
      for (const ledger of ledgers) {
        expect(sqlite.prepare(`select count(*) from ${ledger}`).pluck().get()).toBeGreaterThan(0);
        expect(() => sqlite.exec(`update ${ledger} set seq = seq`)).toThrow(`${ledger} is append-only`);
        expect(() => sqlite.exec(`delete from ${ledger}`)).toThrow(`${ledger} is append-only`);
        expect(() => sqlite.exec(`update or replace ${ledger} set seq = 1`)).toThrow(
          `${ledger} is append-only`,
        );
      }
    });
  });

  it('refuses to replace an entry of a ledger', () => {
    const file = newFile();
    const store = open(file);
    fillLedgers(store);
    store.close();
    const connection = openConnection({ file });
    for (const ledger of ledgers)
      expect(() =>
        connection.sqlite.exec(`insert or replace into ${ledger} select * from ${ledger}`),
      ).toThrow(`${ledger} is append-only`);
    connection.close();
  });

  it('seals the ledgers again when somebody broke the seal', () => {
    const file = newFile();
    open(file).close();
    inside(file, (sqlite) => sqlite.exec('drop trigger audit_no_delete'));
    const store = open(file);
    fillLedgers(store);
    store.close();
    inside(file, (sqlite) => {
      expect(() => sqlite.exec('delete from audit')).toThrow('audit is append-only');
    });
  });

  it.each([
    ['a changed action', "update audit set action = 'y' where seq = 2", 2],
    ['a changed detail', 'update audit set detail = \'{"n":2}\' where seq = 2', 2],
    ['a detail that is no JSON', "update audit set detail = '{' where seq = 2", 2],
    ['a changed hash', "update audit set hash = 'f' where seq = 1", 1],
    ['a removed entry', 'delete from audit where seq = 2', 3],
    ['a removed beginning', 'delete from audit where seq = 1', 2],
  ])('finds in the audit chain %s', (_what, tampering, broken) => {
    const file = newFile();
    const store = open(file);
    fillLedgers(store);
    expect(store.read((tx) => tx.audit.firstBroken())).toBeUndefined();
    store.close();
    inside(file, (sqlite) => {
      sqlite.exec('drop trigger audit_no_update; drop trigger audit_no_delete');
      sqlite.exec(tampering);
    });
    const again = open(file);
    expect(again.read((tx) => tx.audit.firstBroken())).toBe(broken);
    again.close();
  });
});

describe('durability', () => {
  it('is FULL, in WAL, with foreign keys, before and after the first write', () => {
    const file = newFile();
    open(file).close();
    const connection = openConnection({ file });
    const pragmas = () =>
      ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'trusted_schema'].map((name) =>
        connection.sqlite.pragma(name, { simple: true }),
      );
    expect(pragmas()).toEqual(['wal', 2, 1, 5000, 0]);
    connection.write(() => connection.sqlite.exec("insert into meta values ('a', '1')"));
    expect(pragmas()).toEqual(['wal', 2, 1, 5000, 0]);
    connection.close();
  });

  it('holds the writer’s place from the beginning of a write', () => {
    const file = newFile();
    const store = open(file);
    const tryToWrite = () => {
      inside(file, (sqlite) => {
        sqlite.pragma('busy_timeout = 0');
        sqlite.exec('begin immediate; rollback');
      });
    };
    store.write(() => {
      expect(tryToWrite).toThrow('database is locked');
    });
    store.read(() => {
      expect(tryToWrite).not.toThrow();
    });
    store.close();
  });

  it('stops when the first write finds it lost', () => {
    const connection = openConnection({ file: newFile() });
    connection.sqlite.pragma('synchronous = NORMAL');
    expect(() => connection.write(() => 1)).toThrow(/PRAGMA synchronous is 1, must be 2/);
    connection.close();
  });
});

describe('a read-only store', () => {
  it('reads what the writer commits, beside it, and never writes', () => {
    const file = newFile();
    const writer = open(file);
    const reader = open(file, true);
    writer.write((tx) => {
      tx.settings.setMeta('a', '1');
    });
    expect(reader.read((tx) => tx.settings.meta('a'))).toBe('1');
    expect(() => reader.write(() => 1)).toThrow('opened read-only');
    expect(() => {
      reader.read((tx) => {
        tx.settings.setMeta('a', '2');
      });
    }).toThrow('Writing in a read transaction');
    reader.close();
    writer.close();
    const alone = open(file, true);
    expect(alone.read((tx) => tx.settings.meta('a'))).toBe('1');
    alone.close();
  });

  it('does not make a file, nor read one that is not migrated', () => {
    const file = newFile();
    expect(() => open(file, true)).toThrow();
    expect(existsSync(file)).toBe(false);
    inside(file, (sqlite) => sqlite.exec('create table t (a)'));
    expect(() => open(file, true)).toThrow(/lacks [1-9]\d* migrations/);
  });

  it('sees one state throughout a read', () => {
    const file = newFile();
    const writer = open(file);
    const reader = open(file, true);
    const seen = reader.read((tx) => {
      const before = tx.settings.meta('a');
      writer.write((other) => {
        other.settings.setMeta('a', '1');
      });
      return [before, tx.settings.meta('a')];
    });
    expect(seen).toEqual([undefined, undefined]);
    expect(reader.read((tx) => tx.settings.meta('a'))).toBe('1');
    reader.close();
    writer.close();
  });
});

it('keeps drizzle-kit’s record of migrations', () => {
  const file = newFile();
  open(file).close();
  open(file).close();
  const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as {
    entries: { when: number }[];
  };
  const applied = inside(file, (sqlite) =>
    sqlite.prepare('select created_at from __drizzle_migrations').pluck().all(),
  );
  expect(applied).toEqual(journal.entries.map(({ when }) => when));
});
