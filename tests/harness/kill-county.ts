import path from 'node:path';
import { chineseDaysTable } from '../../src/adapters/calendar/chinese-days-table.ts';
import { createCodeMint } from '../../src/adapters/keys/code-mint.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { addDays, after, hourMs, localOf, minuteMs, monthOf } from '../../src/domain/calendar/time.ts';
import type { AccountId, BranchId, Instant, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Settled, Store, Tx } from '../../src/ports/store/store.ts';
import type { Group, Person } from '../../src/rehearsal/people/handles.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { loadJobs } from '../../src/runtime/load.ts';
import { createSchedule } from '../../src/runtime/schedule.ts';
import { catalogs } from '../../src/text/catalog.ts';
import { seedMembers } from './bench-village.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A branch with its group; the last few of its people are unknown to the bot. */
export interface KillBranch {
  readonly branchId: BranchId;
  readonly group: Group;
  readonly people: readonly Person[];
  readonly strangers: ReadonlySet<Person>;
}

export interface KillCounty {
  readonly zone: string;
  readonly today: LocalDate;
  readonly branches: readonly KillBranch[];
  /** The branch's Party day is planned for today and what is due of it is put into the outbox. */
  plan(branch: KillBranch): void;
  /** One transaction beside the program. */
  write<T>(fn: (tx: Tx) => Settled<T>): T;
  read<T>(fn: (tx: Tx) => Settled<T>): T;
}

/** A zone in which it is morning now, so that "today" lasts for the whole test, whenever that runs. */
function morningZone(now: Instant): string {
  const hour = Number(localOf(now, 'Etc/GMT').time.slice(0, 2));
  const ahead = ((9 - hour + 36) % 24) - 12;
  return ahead >= 0 ? `Etc/GMT-${String(ahead)}` : `Etc/GMT+${String(-ahead)}`;
}

export async function seedKillCounty(
  rehearsal: Rehearsal,
  clock: Clock,
  dataDir: string,
  size: { readonly branches: number; readonly people: number; readonly strangers: number },
): Promise<KillCounty> {
  const start = clock.now();
  const zone = morningZone(start);
  const today = localOf(start, zone).date;
  const open = (readOnly = false): Store =>
    openStore({
      file: path.join(dataDir, 'zhibu.db'),
      migrationsFolder: path.join(root, 'drizzle'),
      readOnly,
    });
  const within = <T>(store: Store, fn: (store: Store) => T): T => {
    try {
      return fn(store);
    } finally {
      store.close();
    }
  };
  const jobs = await loadJobs(path.join(root, 'jobs'));
  const branches = within(open(), (store) =>
    store.write((tx) => {
      // Three hours before the start: no notice lapses, and the card is due.
      tx.settings.put({ level: 'county', scopeId: 0, key: 'cardMinutes', value: '240' }, start, 'test');
      for (const days of [-1, 0, 1])
        tx.org.putHoliday({ date: addDays(today, days), kind: 'work', name: '上班' });
      return seedBranches(tx, rehearsal, start, size);
    }),
  );
  return {
    zone,
    today,
    branches,
    write: (fn) => within(open(), (store) => store.write(fn)),
    read: (fn) => within(open(true), (store) => store.read(fn)),
    plan({ branchId }) {
      within(open(), (store) => {
        const now = clock.now();
        store.write((tx) => {
          tx.partyDays.revise(
            { branchId, month: monthOf(today) },
            {
              date: today,
              time: localOf(after(start, 3 * hourMs), zone).time,
              place: null,
              forms: ['study'],
              theme: null,
              sittings: [],
              chairId: null,
              recorderId: null,
              state: 'planned',
              reasonHash: null,
              at: now,
              by: 'test',
            },
          );
        });
        // What the program's own ticker does at second 0 and 30: here without waiting for it.
        createSchedule(
          {
            store,
            clock,
            log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
            text: catalogs['zh-CN'],
            zone,
            quiet: 'off',
            holidays: chineseDaysTable(),
            privateAnswers: true,
            codes: createCodeMint(new Uint8Array(32)),
            links: { start: () => '', startGroup: () => '' },
          },
          jobs,
          quiet,
        ).tick();
      });
    },
  };
}

function seedBranches(
  tx: Tx,
  rehearsal: Rehearsal,
  start: Instant,
  size: { readonly branches: number; readonly people: number; readonly strangers: number },
): readonly KillBranch[] {
  tx.org.putCounty('青禾县');
  const township = tx.org.putTownship('望禾镇');
  return Array.from({ length: size.branches }, (_, n): KillBranch => {
    const village = `第${String(n + 1)}村`;
    const branchId = tx.org.putBranch({
      code: `K${String(n + 1)}`,
      villageId: tx.org.putVillage(township, village),
      name: `${village}党支部`,
      fixedDay: '15',
      time: '09:00' as LocalTime,
      place: null,
      payMode: 'monthly',
      condition: 'normal',
      reviewDate: null,
    });
    const names = Array.from({ length: size.people }, (__, k) => `${village}${String(k + 1)}`);
    const personIds = seedMembers(
      tx,
      branchId,
      names.map((name, k) => ({ name, posts: k === 0 ? ['secretary' as const] : [] })),
    );
    const people = names.map((name) => rehearsal.people.addUser({ name }));
    const strangers = new Set(people.slice(size.people - size.strangers));
    people.forEach((person, k) => {
      const personId = personIds[k];
      if (personId === undefined || strangers.has(person)) return;
      const { id } = tx.accounts.ensure('telegram', String(person.id), person.name);
      tx.accounts.bind({
        accountId: id,
        personId,
        adminId: null,
        relation: 'self',
        since: start,
        by: 'test',
      });
    });
    const group = rehearsal.people.createGroup({ title: village, members: people, withBot: true });
    const chat = tx.chats.ensure('telegram', { externalId: String(group.id), kind: 'group' });
    tx.chats.setAudience(chat.id, 'members');
    tx.chats.serve(chat.id, branchId, after(start, -24 * 60 * minuteMs));
    const [secretary] = people;
    if (secretary) rehearsal.people.pressStart(secretary);
    return { branchId, group, people, strangers };
  });
}

/** The account of a phone, as the database knows it. */
export function accountIdOf(tx: Tx, person: Person): AccountId | undefined {
  return tx.accounts.byUser('telegram', String(person.id))?.id;
}

function quiet(): void {
  // Nobody listens.
}
