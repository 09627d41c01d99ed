import { chineseDaysTable } from '../../../src/adapters/calendar/chinese-days-table.ts';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { createCodeMint } from '../../../src/adapters/keys/code-mint.ts';
import type { ButtonCall } from '../../../src/command.ts';
import { instantAt, localOf } from '../../../src/domain/calendar/time.ts';
import type {
  BranchId,
  ChatId,
  Instant,
  LocalDate,
  LocalTime,
  Month,
  PersonId,
} from '../../../src/domain/ids.ts';
import type { Situation } from '../../../src/domain/outcome.ts';
import type { FactField, Fact } from '../../../src/domain/people/facts.ts';
import type { PartyDay } from '../../../src/ports/store/party-days.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';
import { loadActor } from '../../../src/runtime/load-actor.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { branchFields } from '../../contract/store-seed.ts';

const zone = 'Asia/Shanghai';

/** The months that are lived through; October has a week of public holidays in it. */
export const months = (['2026-09', '2026-10'] as const).map((name) => name as Month);
export const start = startOf('2026-09-01' as LocalDate, '08:00' as LocalTime);

const situation: Situation = {
  rules: {
    zone,
    quiet: { from: '20:00' as LocalTime, to: '08:00' as LocalTime },
    holidays: chineseDaysTable(),
  },
  botLinks: { start: (payload) => payload, startGroup: (payload) => payload },
  privateAnswers: true,
  codes: createCodeMint(new Uint8Array(32)),
};

/** Two townships: two branches of one village and one chat; one branch by itself. Some of them on the move. */
export interface Town {
  readonly store: Store;
  readonly branches: readonly BranchId[];
  /** The chat of a branch. */
  readonly chats: ReadonlyMap<BranchId, ChatId>;
  /** Everybody, later members included; the first of each branch is its secretary, the second leads a Party group. */
  readonly people: readonly PersonId[];
  readonly account: (person: PersonId) => number;
}

const perBranch = 6;

export function openTown(): Town {
  const store = openStore({ file: ':memory:', migrationsFolder: 'drizzle' });
  return store.write((tx) => {
    tx.org.putCounty('青禾县');
    const [hill, river] = [tx.org.putTownship('望山镇'), tx.org.putTownship('望河镇')];
    const [stone, willow] = [tx.org.putVillage(hill, '石桥村'), tx.org.putVillage(river, '柳河村')];
    const places = [
      ['A', stone, 'normal'],
      ['B', stone, 'normal'],
      ['C', willow, 'pasture'],
    ] as const;
    const branches = places.map(([code, villageId, condition]) =>
      tx.org.putBranch(branchFields(villageId, code, { name: `${code}支部`, fixedDay: '15', condition })),
    );
    const chats = new Map<BranchId, ChatId>();
    for (const [at, branchId] of branches.entries()) {
      const chat = tx.chats.ensure('telegram', { externalId: at < 2 ? '-1' : '-2', kind: 'group' });
      tx.chats.setAudience(chat.id, 'members');
      tx.chats.serve(chat.id, branchId, start);
      chats.set(branchId, chat.id);
      tx.settings.put({ level: 'branch', scopeId: branchId, key: 'online', value: 'yes' }, start, 'test');
    }
    const accounts = new Map<PersonId, number>();
    const people = branches.flatMap((branchId, at) => {
      const groups = [1, 2].map((n) => tx.org.putPartyGroup(branchId, `第${String(n)}党小组`));
      return Array.from({ length: perBranch }, (_, k) => {
        const number = `P${String(at)}${String(k)}`;
        const id = tx.people.putPerson({ number, name: `人${number}`, alias: null, smartphone: true });
        const posts = k === 0 ? ['secretary'] : k === 1 ? ['groupLeader'] : [];
        const from = '2026-01-01';
        addFact(tx, id, 'branch', branchId, from);
        addFact(tx, id, 'posts', posts, from);
        addFact(tx, id, 'group', groups[k % 2], from);
        const account = tx.accounts.ensure('telegram', number, number);
        tx.accounts.bind({
          accountId: account.id,
          personId: id,
          adminId: null,
          relation: 'self',
          since: start,
          by: 'test',
        });
        accounts.set(id, account.id);
        return id;
      });
    });
    return { store, branches, chats, people, account: (person) => accounts.get(person) ?? 0 };
  });
}

export function addFact(tx: Tx, personId: PersonId, field: FactField, value: unknown, from: string): void {
  const last = tx.people
    .facts([personId])
    .filter((fact) => fact.field === field)
    .at(-1);
  // As the program writes them: what was said last is not said again.
  if (last?.value === JSON.stringify(value) && last.from === from) return;
  tx.people.addFact({
    personId,
    field,
    value: JSON.stringify(value),
    from: from as LocalDate,
    at: start,
    by: 'test',
    source: 'officer',
  });
}

/** What a command or a tapped button of this person is given, in the chat of the own branch. */
export function callOf(
  town: Town,
  tx: Tx,
  now: Instant,
  personId: PersonId,
  more: { readonly payload?: string; readonly branchId?: BranchId } = {},
): ButtonCall {
  const account = tx.accounts.account(town.account(personId) as never);
  if (!account) throw new Error('everybody has an account');
  const { date: today } = localOf(now, zone);
  const actor = loadActor(tx, account, today);
  // A dead person's account belongs to nobody any more, but it can still be in the group.
  const branchId = more.branchId ?? actor.person?.branchId ?? town.branches[0] ?? (0 as BranchId);
  const chat = tx.chats.chat(town.chats.get(branchId) ?? (0 as ChatId));
  if (!chat) throw new Error('every branch has a chat');
  return {
    ...situation,
    tx,
    now,
    today,
    actor,
    chat,
    text: catalogs['zh-CN'],
    commands: [],
    branchIds: [branchId],
    payload: more.payload ?? '',
    tapId: 't',
    messageId: '1',
    card: undefined,
  };
}

export function startOf(date: LocalDate, time: LocalTime): Instant {
  return instantAt(date, time, zone);
}

export function today(now: Instant): LocalDate {
  return localOf(now, zone).date;
}

/** Every Party day there is, in a fixed order. */
export function daysOf(town: Town, tx: Tx): readonly PartyDay[] {
  return months.flatMap((month) =>
    town.branches.flatMap((branchId) => tx.partyDays.of(branchId, month) ?? []),
  );
}

/** Facts of everybody, by person. */
export function factsOf(town: Town, tx: Tx): ReadonlyMap<number, readonly Fact[]> {
  const all = tx.people.facts(town.people);
  return new Map(town.people.map((id) => [id as number, all.filter(({ personId }) => personId === id)]));
}
