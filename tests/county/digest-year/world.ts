import { chineseDaysTable } from '../../../src/adapters/calendar/chinese-days-table.ts';
import { readTables } from '../../../src/adapters/files/read-tables.ts';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { existingRoster } from '../../../src/cases/roster/existing-roster.ts';
import { importRoster } from '../../../src/cases/roster/import-roster.ts';
import { instantAt } from '../../../src/domain/calendar/time.ts';
import type { BranchId, Instant, LocalDate, LocalTime } from '../../../src/domain/ids.ts';
import type { Situation } from '../../../src/domain/outcome.ts';
import { validateImport } from '../../../src/domain/roster/validate-import.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';

const zone = 'Asia/Shanghai';
export const rules: Situation['rules'] = {
  zone,
  quiet: { from: '20:00' as LocalTime, to: '08:00' as LocalTime },
  holidays: chineseDaysTable(),
};

export function at(date: string, time = '09:00'): Instant {
  return instantAt(date as LocalDate, time as LocalTime, zone);
}

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
  const now = at('2025-12-30');
  store.write((tx) => {
    importRoster(tx, batch.value, { now, today: '2025-12-30' as LocalDate, zone, messenger: 'telegram' });
    for (const [n, { id, code }] of tx.org.branches().entries())
      if (!unbound.has(code)) bindBranch(tx, id, n, now);
    for (const [n, { id }] of tx.org.admins().entries()) {
      const { accountId } = privateAccount(tx, `9${String(n)}`);
      tx.accounts.bind({ accountId, personId: null, adminId: id, relation: 'admin', since: now, by: 'code' });
    }
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
  const { accountId } = privateAccount(tx, `1${String(n)}`);
  tx.accounts.bind({ accountId, personId: secretary, adminId: null, relation: 'self', since, by: 'code' });
}

function privateAccount(tx: Tx, userId: string) {
  const account = tx.accounts.ensure('telegram', userId, 'somebody');
  const chat = tx.chats.ensure('telegram', { externalId: userId, kind: 'private' });
  tx.accounts.setPrivateChat(account.id, chat.id);
  return { accountId: account.id, chatId: chat.id };
}
