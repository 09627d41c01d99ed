import { villageKey } from '../../domain/roster/known.ts';
import type { ExistingRoster } from '../../domain/roster/known.ts';
import type { Tx } from '../../ports/store/store.ts';

/** What the database knows already, for `validateImport`. */
export function existingRoster(tx: Tx): ExistingRoster {
  const townships = new Map(tx.org.townships().map(({ id, name }) => [id, name]));
  const villages = tx.org.villages();
  return {
    county: tx.org.countyName(),
    townshipNames: new Set(townships.values()),
    villageKeys: new Set(
      villages.map(({ townshipId, name }) => villageKey(townships.get(townshipId) ?? '', name)),
    ),
    branchCodes: new Set(tx.org.branches().map(({ code }) => code)),
    personNumbers: new Set(tx.imports.cells('member').keys()),
  };
}
