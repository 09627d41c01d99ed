import { readTables } from '../../../src/adapters/files/read-tables.ts';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { existingRoster } from '../../../src/cases/roster/existing-roster.ts';
import { importRoster } from '../../../src/cases/roster/import-roster.ts';
import type { BranchId, Instant, LocalDate } from '../../../src/domain/ids.ts';
import { validateImport } from '../../../src/domain/roster/validate-import.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';
import { at, zone } from '../../cases/digest/township.ts';
import { boundAccount } from '../../harness/bound-account.ts';

/** The county's CSV files in a database of its own; every branch has its group and its officer since the year began, but those of `unbound`. */
export async function openCounty(
  files: Readonly<Record<string, string>>,
  unbound: ReadonlySet<string> = new Set(),
): Promise<Store> {
  const store = openStore({ file: ':memory:', migrationsFolder: 'drizzle' });
  const read = await Promise.all(
    Object.entries(files).map(([name, text]) => readTables(name, Buffer.from(text))),
  );
  const tables = read.flatMap((one) => {
    if (!one.ok) throw new Error(JSON.stringify(one.reason));
    return one.value;
  });
  const batch = validateImport(tables, store.read(existingRoster));
  if (!batch.ok) throw new Error(JSON.stringify(batch.reason).slice(0, 500));
  const now = at('2025-12-30', '09:00');
  store.write((tx) => {
    importRoster(tx, batch.value, { now, today: '2025-12-30' as LocalDate, zone, messenger: 'telegram' });
    for (const [n, { id, code }] of tx.org.branches().entries())
      if (!unbound.has(code)) bindBranch(tx, id, n, now);
    for (const [n, { id: adminId }] of tx.org.admins().entries())
      boundAccount(tx, `9${String(n)}`, { adminId }, now);
  });
  return store;
}

function bindBranch(tx: Tx, branchId: BranchId, n: number, since: Instant): void {
  const group = tx.chats.ensure('telegram', { externalId: `-${String(n + 1)}`, kind: 'group' });
  tx.chats.serve(group.id, branchId, since);
  const people = tx.people.everIn(branchId);
  const posts = new Map(
    tx.people
      .facts(people)
      .flatMap(({ personId, field, value }) => (field === 'posts' ? [[personId, value]] : [])),
  );
  const secretary = people.find((id) => JSON.stringify(posts.get(id) ?? '').includes('secretary'));
  if (secretary === undefined) return;
  boundAccount(tx, `1${String(n)}`, { personId: secretary }, since);
}
