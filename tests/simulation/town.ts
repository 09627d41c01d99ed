import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { BranchId, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import type { Group, Person } from '../../src/rehearsal/people/handles.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { rosterFact, seedMembers } from '../harness/bench-village.ts';
import { memberName } from '../harness/village.ts';

export const root = path.resolve(import.meta.dirname, '../..');
export const zone = 'Asia/Shanghai';

/** People by branch; one or two branches in one village and one group. */
export type Shape = readonly number[];

export interface Villager {
  readonly name: string;
  readonly person: Person;
  readonly branch: number;
  /** 书记 0, 组织委员 1, 党小组长 2, then members. */
  readonly place: number;
  /** Has opened the private chat with the bot. */
  readonly isPrivate: boolean;
}

export interface Town {
  readonly people: readonly Villager[];
  readonly group: Group;
  /** Where the database of this history is. */
  readonly dataDir: string;
}

const secretaries = ['林福贵', '何志强'];
const begun = instantAt('2026-10-01' as LocalDate, '09:00' as LocalTime, zone);
const duesFen = 50;
/** One in five has not pressed Start; officers all have. */
const isPrivate = (place: number): boolean => place < 3 || place % 5 !== 4;
const accountOf = (branch: number, place: number): number => 5_300_000_000 + branch * 1_000 + place;
const nameOf = (branch: number, place: number): string =>
  memberName({ secretary: secretaries[branch] ?? '' }, place === 0 ? 0 : place + branch * 10);

let home: string | undefined;
const templates = new Map<string, string>();

/** Memory, where there is such a disk: a commit is as real there and a hundred times as fast. */
function scratch(): string {
  if (home !== undefined) return home;
  const disk = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
  const made = mkdtempSync(path.join(disk, 'zhibu-simulation-'));
  process.once('exit', () => {
    rmSync(made, { recursive: true, force: true });
  });
  home = made;
  return made;
}

/** People and group as they stand before the history begins, in the database and at the messenger. */
export function settle(rehearsal: Rehearsal, shape: Shape): Town {
  const { people } = rehearsal;
  rehearsal.holdUpdates();
  const villagers = shape.flatMap((size, branch) =>
    Array.from({ length: size }, (_, place): Villager => {
      const name = nameOf(branch, place);
      const person = people.addUser({ name, id: accountOf(branch, place) });
      if (isPrivate(place)) people.pressStart(person);
      return { name, person, branch, place, isPrivate: isPrivate(place) };
    }),
  );
  const group = people.createGroup({
    title: '石桥村党员',
    members: villagers.map(({ person }) => person),
    withBot: true,
  });
  // The program has taken all that long ago.
  rehearsal.releaseUpdates(() => []);
  const dataDir = path.join(scratch(), 'data');
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(path.join(dataDir, 'keys'), { recursive: true });
  for (const key of ['button.key', 'code.key'])
    writeFileSync(path.join(dataDir, 'keys', key), new Uint8Array(32).fill(7));
  copyFileSync(templateOf(shape, String(group.id)), path.join(dataDir, 'zhibu.db'));
  return { people: villagers, group, dataDir };
}

function templateOf(shape: Shape, groupId: string): string {
  const known = templates.get(shape.join());
  if (known !== undefined) return known;
  const file = path.join(scratch(), `${shape.join('-')}.db`);
  const store = openStore({ file, migrationsFolder: path.join(root, 'drizzle') });
  store.write((tx) => {
    seed(tx, shape, groupId);
  });
  store.close();
  templates.set(shape.join(), file);
  return file;
}

function seed(tx: Tx, shape: Shape, groupId: string): void {
  // It has been running for long: no schedule to catch up with.
  tx.settings.setMeta(
    'schedule.latest',
    String(instantAt('2026-11-05' as LocalDate, '00:00' as LocalTime, zone)),
  );
  tx.org.putCounty('青禾县');
  const village = tx.org.putVillage(tx.org.putTownship('望河镇'), '石桥村');
  const group = tx.chats.ensure('telegram', { externalId: groupId, kind: 'group' });
  tx.chats.setAudience(group.id, 'members');
  shape.forEach((size, branch) => {
    const branchId = tx.org.putBranch({
      code: `SQ0${String(branch + 1)}`,
      villageId: village,
      name: shape.length === 1 ? '石桥村党支部' : `石桥村第${['一', '二'][branch] ?? ''}党支部`,
      fixedDay: '15',
      time: '09:00' as LocalTime,
      place: '村委会',
      payMode: 'monthly',
      condition: 'normal',
      reviewDate: null,
    });
    tx.chats.serve(group.id, branchId, begun);
    tx.settings.put({ level: 'branch', scopeId: branchId, key: 'online', value: 'yes' }, begun, 'test');
    seedPeople(tx, branchId, branch, size);
  });
}

function seedPeople(tx: Tx, branchId: BranchId, branch: number, size: number): void {
  const posts = [['secretary'], ['organisation'], ['groupLeader']] as const;
  const members = Array.from({ length: size }, (_, place) => ({
    name: nameOf(branch, place),
    posts: posts[place] ?? [],
    group: `第${String((place % 2) + 1)}党小组`,
  }));
  seedMembers(tx, branchId, members).forEach((personId, place) => {
    const userId = String(accountOf(branch, place));
    rosterFact(tx, personId, 'duesClass', 'farmer');
    rosterFact(tx, personId, 'duesFen', duesFen);
    rosterFact(tx, personId, 'paidUntil', '2026-10');
    const { id: accountId } = tx.accounts.ensure('telegram', userId, nameOf(branch, place));
    tx.accounts.bind({ accountId, personId, adminId: null, relation: 'self', since: begun, by: 'test' });
    if (!isPrivate(place)) return;
    const chat = tx.chats.ensure('telegram', { externalId: userId, kind: 'private' });
    tx.accounts.setPrivateChat(accountId, chat.id);
  });
}
