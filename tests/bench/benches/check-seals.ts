import path from 'node:path';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { checkSeals } from '../../../src/cases/check/seals.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { root } from '../../harness/places.ts';
import { fact } from '../../contract/store-seed.ts';
import { cpuMsOf } from '../define-bench.ts';
import type { Bench } from '../define-bench.ts';

const lines = 60_000;

function ledgerOf(count: number) {
  const store = openStore({ file: ':memory:', migrationsFolder: path.join(root, 'drizzle') });
  store.write((tx) => {
    for (let n = 0; n < count; n += 1) tx.people.addFact(fact((n % 500) as PersonId, 'duesFen', n));
  });
  return {
    figure: () =>
      cpuMsOf(() => {
        const broken = store.read(checkSeals);
        if (broken.length > 0)
          throw new Error(`${String(broken.length)} lines of ${String(count)} are broken`);
      }),
    close() {
      store.close();
    },
  };
}

export const bench: Bench = {
  says: 'the seals that `zhibu check` looks at, of 120,000 lines against 60,000',
  unit: 'ms',
  rounds: 7,
  atMost: 2.2,
  open() {
    const [once, twice] = [ledgerOf(lines), ledgerOf(2 * lines)];
    return {
      base: once.figure,
      subject: twice.figure,
      close() {
        once.close();
        twice.close();
      },
    };
  },
};
