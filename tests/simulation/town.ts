import path from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { after, instantAt, monthOf } from '../../src/domain/calendar/time.ts';
import type { BranchId, Instant, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import type { Group, Person } from '../../src/rehearsal/people/handles.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { rosterFact, seedMembers } from '../harness/bench-village.ts';
import { memberName } from '../harness/village.ts';
import { disk, putOnDisk, scratch } from './disk.ts';
import { root } from '../harness/places.ts';

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
  /** On the roster, in the group, and unknown to the program by the account. */
  readonly isStranger: boolean;
}

/** What there is before the history begins. */
export interface Founding {
  readonly shape: Shape;
  /** Whether the last one of each branch is a stranger. */
  readonly hasStrangers: boolean;
  /** The day, where it was settled beforehand. */
  readonly plan: { readonly date: LocalDate; readonly time: LocalTime } | undefined;
}

export interface Town {
  readonly people: readonly Villager[];
  readonly group: Group;
  /** Where the database of this history is. */
  readonly dataDir: string;
}

const secretaries = ['林福贵', '何志强'];
const begun = instantAt('2026-10-01' as LocalDate, '09:00' as LocalTime, zone);
const dayMs = 86_400_000;
const duesFen = 50;
/** One in five has not pressed Start; officers all have. */
const isPrivate = (place: number): boolean => place < 3 || place % 5 !== 4;
const accountOf = (branch: number, place: number): number => 5_300_000_000 + branch * 1_000 + place;
const nameOf = (branch: number, place: number): string =>
  memberName({ secretary: secretaries[branch] ?? '' }, place === 0 ? 0 : place + branch * 10);

const templates = new Map<string, Database.Database>();

/** People and group as they stand before the history begins, in the database and at the messenger. */
export async function settle(
  rehearsal: Rehearsal,
  { shape, hasStrangers, plan }: Founding,
  start: Instant,
): Promise<Town> {
  const { people } = rehearsal;
  rehearsal.holdUpdates();
  const villagers = shape.flatMap((size, branch) =>
    Array.from({ length: size }, (_, place): Villager => {
      const name = nameOf(branch, place);
      const person = people.addUser({ name, id: accountOf(branch, place) });
      const isStranger = hasStrangers && place === size - 1;
      const reached = isPrivate(place) && !isStranger;
      if (reached) people.pressStart(person);
      return { name, person, branch, place, isPrivate: reached, isStranger };
    }),
  );
  const group = people.createGroup({
    title: '石桥村党员',
    members: villagers.map(({ person }) => person),
    withBot: true,
  });
  // The program has taken all that long ago.
  rehearsal.releaseUpdates(() => []);
  const dataDir = await putOnDisk(templateOf(shape, hasStrangers, String(group.id)));
  disk().write((tx) => {
    lead(tx, start, plan);
  });
  return { people: villagers, group, dataDir };
}

function templateOf(shape: Shape, hasStrangers: boolean, groupId: string): Database.Database {
  const name = [...shape, ...(hasStrangers ? ['strangers'] : [])].join('-');
  const known = templates.get(name);
  if (known !== undefined) return known;
  const file = path.join(scratch(), `${name}.db`);
  const store = openStore({ file, migrationsFolder: path.join(root, 'drizzle') });
  store.write((tx) => {
    seed(tx, shape, hasStrangers, groupId);
  });
  store.close();
  const template = new Database(file, { readonly: true });
  templates.set(name, template);
  return template;
}

/** What went on until the history begins: there is no schedule to catch up with, and the day may be settled. */
function lead(tx: Tx, start: Instant, plan: Founding['plan']): void {
  tx.settings.setMeta('schedule.latest', String(start));
  if (plan === undefined) return;
  const { date, time } = plan;
  for (const { id } of tx.org.branches())
    tx.partyDays.revise(
      { branchId: id, month: monthOf(date) },
      {
        ...{ date, time, state: 'planned', place: '村委会', forms: ['study'], theme: null, sittings: [] },
        ...{ chairId: null, recorderId: null, reasonHash: null, at: after(start, -dayMs), by: 'test' },
      },
    );
}

function seed(tx: Tx, shape: Shape, hasStrangers: boolean, groupId: string): void {
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
    seedPeople(tx, branchId, branch, size, hasStrangers ? size - 1 : size);
  });
}

/** Those from the place `unknown` on have no account yet. */
function seedPeople(tx: Tx, branchId: BranchId, branch: number, size: number, unknown: number): void {
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
    if (place >= unknown) return;
    const { id: accountId } = tx.accounts.ensure('telegram', userId, nameOf(branch, place));
    tx.accounts.bind({ accountId, personId, adminId: null, relation: 'self', since: begun, by: 'test' });
    if (!isPrivate(place)) return;
    const chat = tx.chats.ensure('telegram', { externalId: userId, kind: 'private' });
    tx.accounts.setPrivateChat(accountId, chat.id);
  });
}
