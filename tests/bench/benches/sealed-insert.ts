import path from 'node:path';
import { openConnection } from '../../../src/adapters/sqlite/connection.ts';
import { keepSeals } from '../../../src/adapters/sqlite/ledger-seals.ts';
import { closeLedgers } from '../../../src/adapters/sqlite/ledgers.ts';
import { migrate } from '../../../src/adapters/sqlite/migrate.ts';
import { root } from '../../harness/places.ts';
import { cpuMsOf } from '../define-bench.ts';
import type { Bench } from '../define-bench.ts';

const lines = 5_000;

/** Inserts of lines into a ledger in memory, all in one transaction: microseconds each. */
function inserts(sealed: boolean) {
  const { sqlite, write, close } = openConnection({ file: ':memory:' });
  migrate(sqlite, path.join(root, 'drizzle'));
  closeLedgers(sqlite);
  if (sealed) keepSeals(sqlite);
  const insert = sqlite.prepare<[number]>(
    `insert into person_fact (person_id, field, value, "from", at, by, source)
     values (1, 'duesFen', '50', '2026-01-01', ?, 'person:1', 'officer')`,
  );
  return {
    figure: () =>
      (1_000 / lines) *
      cpuMsOf(() => {
        write(() => {
          for (let n = 0; n < lines; n += 1) insert.run(n);
        });
      }),
    close,
  };
}

export const bench: Bench = {
  says: 'an insert into a sealed ledger, against the same insert without seals',
  unit: 'µs',
  rounds: 21,
  open() {
    const [raw, sealed] = [inserts(false), inserts(true)];
    return {
      base: raw.figure,
      subject: sealed.figure,
      close() {
        raw.close();
        sealed.close();
      },
    };
  },
};
