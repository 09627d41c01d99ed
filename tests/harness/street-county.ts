import path from 'node:path';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import {
  addDays,
  addMonths,
  after,
  hourMs,
  localOf,
  minuteMs,
  monthOf,
} from '../../src/domain/calendar/time.ts';
import type { BranchId, Instant, LocalDate, PersonId } from '../../src/domain/ids.ts';
import { factValue } from '../../src/domain/people/facts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Settled, Store, Tx } from '../../src/ports/store/store.ts';
import type { Group, Person } from '../../src/rehearsal/people/handles.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { branchFields, plan as planOn } from '../contract/store-seed.ts';
import { seedMembers } from './bench-village.ts';
import { memberName } from './village.ts';
import { root } from './places.ts';

/** Somebody of a branch with a phone; `personId` is of the roster, whether or not the program knows the account. */
export interface Member {
  readonly person: Person;
  readonly personId: PersonId;
  readonly name: string;
  /** The program does not know whose account this is. */
  readonly stranger: boolean;
}

/** A branch with its group. By place: 0 书记, 1 组织委员; the last few are strangers to the program. */
export interface Branch {
  readonly branchId: BranchId;
  readonly name: string;
  readonly group: Group;
  readonly members: readonly Member[];
}

export interface CountySize {
  readonly branches: number;
  readonly people: number;
  readonly strangers: number;
}

export interface County {
  readonly zone: string;
  readonly branches: readonly Branch[];
  /** The day that `plan` gave the branch. */
  dayOf(branch: Branch): LocalDate | undefined;
  /**
   * The branch's Party day is planned for today, three hours ahead: notice and card are due at the program's next tick, which it
   * makes when it starts. Those of the branch who write to the bot privately press Start.
   */
  plan(branch: Branch): void;
  /** One transaction beside the program, as the command line makes them. */
  write<T>(fn: (tx: Tx) => Settled<T>): T;
  read<T>(fn: (tx: Tx) => Settled<T>): T;
}

/** Places in a branch of those who press Start. */
const privately = [0, 1, 3, 4];

/** A zone in which it is morning now, so that a day lasts for hours, whenever this runs. */
function morningZone(now: Instant): string {
  const hour = Number(localOf(now, 'Etc/GMT').time.slice(0, 2));
  const ahead = ((9 - hour + 36) % 24) - 12;
  return ahead >= 0 ? `Etc/GMT-${String(ahead)}` : `Etc/GMT+${String(-ahead)}`;
}

export function seedCounty(rehearsal: Rehearsal, clock: Clock, dataDir: string, size: CountySize): County {
  const start = clock.now();
  const zone = morningZone(start);
  const days = new Map<Branch, LocalDate>();
  const within = <T>(readOnly: boolean, fn: (store: Store) => T): T => {
    const store = openStore({
      file: path.join(dataDir, 'zhibu.db'),
      migrationsFolder: path.join(root, 'drizzle'),
      readOnly,
    });
    try {
      return fn(store);
    } finally {
      store.close();
    }
  };
  const write: County['write'] = (fn) => within(false, (store) => store.write(fn));
  const branches = write((tx) => {
    const { date } = localOf(start, zone);
    // Three hours before the start: no notice lapses, and the card is due.
    tx.settings.put({ level: 'county', scopeId: 0, key: 'cardMinutes', value: '240' }, start, 'test');
    for (const away of [-1, 0, 1, 2])
      tx.org.putHoliday({ date: addDays(date, away), kind: 'work', name: '上班' });
    return seedBranches(tx, rehearsal, start, size);
  });
  return {
    zone,
    branches,
    dayOf: (branch) => days.get(branch),
    write,
    read: (fn) => within(true, (store) => store.read(fn)),
    plan(branch) {
      const now = clock.now();
      const { date, time } = localOf(after(now, 3 * hourMs), zone);
      const { branchId } = branch;
      write((tx) => {
        tx.partyDays.revise(
          { branchId, month: monthOf(date) },
          { ...planOn(date), time, at: now, by: 'test' },
        );
      });
      days.set(branch, date);
      for (const place of privately) {
        const member = branch.members[place];
        if (member && !member.stranger) rehearsal.people.pressStart(member.person);
      }
    },
  };
}

function seedBranches(tx: Tx, rehearsal: Rehearsal, start: Instant, size: CountySize): readonly Branch[] {
  tx.org.putCounty('青禾县');
  const township = tx.org.putTownship('望禾镇');
  return Array.from({ length: size.branches }, (_, n): Branch => {
    const village = `第${String(n + 1)}村`;
    const name = `${village}党支部`;
    const villageId = tx.org.putVillage(township, village);
    const code = `K${String(n + 1)}`;
    const branchId = tx.org.putBranch(branchFields(villageId, code, { name, fixedDay: '15' }));
    const members = seedPeople(tx, rehearsal, branchId, start, size);
    const group = rehearsal.people.createGroup({
      title: village,
      members: members.map(({ person }) => person),
      withBot: true,
    });
    const chat = tx.chats.ensure('telegram', { externalId: String(group.id), kind: 'group' });
    tx.chats.setAudience(chat.id, 'members');
    tx.chats.serve(chat.id, branchId, after(start, -24 * 60 * minuteMs));
    return { branchId, name, group, members };
  });
}

function seedPeople(
  tx: Tx,
  rehearsal: Rehearsal,
  branchId: BranchId,
  start: Instant,
  size: CountySize,
): readonly Member[] {
  const paid = addMonths(monthOf(localOf(start, 'Etc/GMT').date), -1);
  const posts = [['secretary' as const], ['organisation' as const]];
  const names = Array.from({ length: size.people }, (_, k) => memberName({ secretary: '林福贵' }, k));
  const ids = seedMembers(
    tx,
    branchId,
    names.map((name, k) => ({ name, posts: posts[k] ?? [] })),
  );
  return ids.map((personId, k) => {
    const name = names[k] ?? '';
    const ledger = { personId, from: '2026-01-01' as LocalDate, at: start, by: 'operator' } as const;
    tx.people.addFact({ ...ledger, field: 'duesFen', value: factValue<'duesFen'>(50), source: 'import' });
    // Only the month in hand is owed.
    tx.people.addFact({
      ...ledger,
      field: 'paidUntil',
      value: factValue<'paidUntil'>(paid),
      source: 'import',
    });
    const person = rehearsal.people.addUser({ name });
    const stranger = k >= size.people - size.strangers;
    if (!stranger) {
      const { id } = tx.accounts.ensure('telegram', String(person.id), name);
      tx.accounts.bind({
        accountId: id,
        personId,
        adminId: null,
        relation: 'self',
        since: start,
        by: 'test',
      });
    }
    return { person, personId, name, stranger };
  });
}
