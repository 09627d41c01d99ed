import { onTestFinished } from 'vitest';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { existingRoster } from '../../../src/cases/roster/existing-roster.ts';
import { importRoster } from '../../../src/cases/roster/import-roster.ts';
import type { ImportOptions } from '../../../src/cases/roster/import-roster.ts';
import type { Instant, LocalDate, PersonId } from '../../../src/domain/ids.ts';
import { factValue, stateOn } from '../../../src/domain/people/facts.ts';
import type { Fact, FactField, FactValues } from '../../../src/domain/people/facts.ts';
import type { ImportReport } from '../../../src/domain/roster/import-report.ts';
import type { Table } from '../../../src/domain/roster/table.ts';
import { validateImport } from '../../../src/domain/roster/validate-import.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';

export const options: ImportOptions = {
  now: 1_795_305_600_000 as Instant,
  today: '2026-11-22' as LocalDate,
  zone: 'Asia/Shanghai',
  messenger: 'telegram',
};
export const later = (days: number): Partial<ImportOptions> => ({
  now: (options.now + days * 86_400_000) as Instant,
  today: `2026-11-${String(22 + days)}` as LocalDate,
});

export const willowRiver = '青禾县|望禾镇|柳河村|QH2|柳河村党支部|首个周五';

export function openEmpty(): Store {
  const store = openStore({ file: ':memory:', migrationsFolder: 'drizzle' });
  onTestFinished(() => {
    store.close();
  });
  return store;
}

export function load(
  store: Store,
  tables: readonly Table[],
  changes: Partial<ImportOptions> = {},
): ImportReport {
  const batch = validateImport(tables, store.read(existingRoster));
  if (!batch.ok) throw new Error(`rejected: ${JSON.stringify(batch.reason)}`);
  return store.write((tx) => importRoster(tx, batch.value, { ...options, ...changes }));
}

/** Everything that an import could have written, to be compared as a whole. */
export function contents(store: Store) {
  return store.read((tx) => {
    const numbers = [...tx.imports.cells('member').keys()];
    const persons = numbers.map((number) => tx.people.personByNumber(number));
    return {
      branches: tx.org.branches(),
      persons,
      facts: tx.people.facts(persons.flatMap((person) => person?.id ?? [])),
      admins: tx.org.admins(),
      holidays: tx.org.holidays(),
      cells: (['branch', 'member', 'admin', 'holiday'] as const).map((kind) => [...tx.imports.cells(kind)]),
      audit: tx.audit.entries(),
    };
  });
}

export function personId(store: Store, number: string): PersonId {
  const person = store.read((tx) => tx.people.personByNumber(number));
  if (!person) throw new Error(`nobody has the number ${number}`);
  return person.id;
}

export function stateOf(store: Store, number: string, day = options.today) {
  return store.read((tx) => stateOn(tx.people.facts([personIdIn(tx, number)]), day));
}

export function personIdIn(tx: Tx, number: string): PersonId {
  const person = tx.people.personByNumber(number);
  if (!person) throw new Error(`nobody has the number ${number}`);
  return person.id;
}

/** An officer changes something about a person, a day after the first import. */
export function officerSays<F extends FactField>(
  store: Store,
  number: string,
  field: F,
  value: FactValues[F],
): void {
  const { now, today } = { ...options, ...later(1) };
  store.write((tx) => {
    const fact: Omit<Fact, 'seq'> = {
      personId: personIdIn(tx, number),
      field,
      value: factValue<F>(value),
      from: today,
      at: now,
      by: 'person:1',
      source: 'officer',
    };
    tx.people.addFact(fact);
  });
}
