import { describe, expect, it } from 'vitest';
import type { PersonAttendance } from '../../src/domain/attendance/state.ts';
import { openConversation } from '../harness/conversation.ts';
import type { Conversation } from '../harness/conversation.ts';
import { memberName, writeVillage } from '../harness/village.ts';
import type { BranchPlan } from '../harness/village.ts';
import type { Person } from '../../src/rehearsal/people/handles.ts';

/*
 * The month of a branch of 31, as a conversation: the secretary is bound by the slip, the group by the link; of 26 who
 * check in, 20 are unknown to the bot and approved later; 3 ask leave; 2 are recorded by the secretary; then the closing
 * and the township's digest. The updates come in random order, some of them twice, and the program restarts twice.
 */

const known = { present: [1, 2, 3, 4, 5], leave: [26, 27, 28] } as const;
const strangers = Array.from({ length: 20 }, (_, n) => n + 6);
/** Strangers whose display name is not their roster name. */
const nicknamed: ReadonlyMap<number, string> = new Map([
  [6, '老钱'],
  [7, '孙二娘'],
  [8, 'Zhou'],
]);
const byWord = [29, 30] as const;
const accountOf = (k: number) => 5_200_000_000 + k;
const branch: BranchPlan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 31,
  away: 3,
  excused: 2,
  secretary: '林福贵',
  accounts: new Map([...known.present, ...known.leave].map((k) => [k, accountOf(k)])),
};

interface Played {
  readonly talk: Conversation;
  readonly secretary: Person;
  readonly group: { readonly id: number };
  /** Roster number and what stands, sorted. */
  readonly ledger: readonly string[];
}

async function playMonth(order: (size: number) => readonly number[]): Promise<Played> {
  const talk = await openConversation({ at: { date: '2026-11-06', time: '10:00' } });
  const { rehearsal } = talk;
  const { people } = rehearsal;
  const ofBot = (place: Parameters<typeof rehearsal.lastMessage>[0], containing?: string) => {
    const message = rehearsal.lastMessage(place, {
      fromBot: true,
      ...(containing === undefined ? {} : { containing }),
    });
    if (!message) throw new Error(`no message of the bot with ${containing ?? 'anything'}`);
    return message;
  };
  const tapPrivately = async (person: Person, label: string, containing?: string) => {
    people.tap(person, 'bot', ofBot(person, containing).messageId, label);
    await talk.settle();
  };

  expect(await talk.zhibu('import', ...writeVillage(talk.dataDir, [branch]))).toMatchObject({ status: 0 });
  const codes = async (role: string): Promise<{ code: string; name: string }[]> =>
    JSON.parse((await talk.zhibu('codes', '--role', role, '--json')).out) as { code: string; name: string }[];
  const codeOf = async (role: string, name: string) =>
    (await codes(role)).find((one) => one.name === name)?.code ?? '';

  const secretary = people.addUser({ name: '老林' });
  const admin = people.addUser({ name: '小罗' });
  const members = new Map(
    Array.from({ length: 30 }, (_, n) => n + 1).map((k) => [
      k,
      people.addUser({ name: nicknamed.get(k) ?? memberName(branch, k), id: accountOf(k) }),
    ]),
  );
  const group = people.createGroup({ title: '石桥村党员', members: [secretary, ...members.values()] });

  people.pressStart(secretary, await codeOf('officer', '林福贵'));
  await talk.settle();
  await tapPrivately(secretary, '是我');
  people.pressStart(admin, await codeOf('admin', '罗艳'));
  await talk.settle();
  await tapPrivately(admin, '是我');
  const link =
    ofBot(secretary, '请进')
      .buttons.flat()
      .find(({ url }) => url !== undefined)?.url ?? '';
  people.openLink(secretary, link, group);
  await talk.settle();
  people.tap(secretary, group, ofBot(group).messageId, '只有党员');
  await talk.settle();

  await talk.advanceTo('2026-11-08', '09:30');
  await tapPrivately(secretary, '就这样', '这样定');
  await talk.advanceTo('2026-11-10', '09:30');
  const notice = ofBot(group, '来不了').messageId;
  await talk.advanceTo('2026-11-15', '08:31');
  const card = ofBot(group, '应到31').messageId;

  rehearsal.holdUpdates();
  people.tap(secretary, group, card, '签到');
  for (const k of [...known.present, ...strangers]) people.tap(members.get(k) as Person, group, card, '签到');
  for (const k of known.leave) people.tap(members.get(k) as Person, group, notice, '请假');
  const earlier = new Set(rehearsal.allUpdates().map(({ update_id: id }) => id));
  rehearsal.releaseUpdates((bodies) => {
    // Every fifth comes twice, under a number of its own; the repeats are shuffled in with the rest.
    const all = bodies.flatMap((body, n) => (n % 5 === 0 ? [body, { ...body }] : [body]));
    return order(all.length).flatMap((n) => all[n] ?? []);
  });
  await talk.settle();
  const taken = rehearsal.allUpdates().filter(({ update_id: id }) => !earlier.has(id));
  expect(taken).toHaveLength(35);
  // And every fourth comes again as it was.
  for (const { update_id: id } of taken.filter((_, n) => n % 4 === 0)) rehearsal.redeliver(id);
  await talk.settle();
  await talk.restart();

  await tapPrivately(secretary, '全部同意', '还没对上名字');
  for (const [k, nickname] of nicknamed) {
    await tapPrivately(secretary, `选人：${nickname}`, '还没对上名字');
    while (!buttonsOf(ofBot(secretary)).includes(memberName(branch, k)))
      await tapPrivately(secretary, '下一页');
    await tapPrivately(secretary, memberName(branch, k));
  }
  await talk.restart();
  people.say(secretary, 'bot', `到会 ${byWord.map((k) => memberName(branch, k)).join('、')}`);
  await talk.settle();

  await talk.advanceTo('2026-11-15', '12:01');
  await tapPrivately(secretary, '请假都同意', '请假待同意');
  await talk.advanceTo('2026-11-18', '09:00');
  return { talk, secretary, group, ledger: ledgerOf(talk) };
}

function buttonsOf(message: {
  readonly buttons: readonly (readonly { readonly label: string }[])[];
}): readonly string[] {
  return message.buttons.flat().map(({ label }) => label);
}

/** What the ledger says, whatever the order of its entries. */
function ledgerOf(talk: Conversation): readonly string[] {
  return talk.app().store.read((tx) => {
    const [day] = tx.partyDays.inMonth('2026-11' as never);
    if (!day) throw new Error('no Party day');
    const number = (id: number | null) => (id === null ? '-' : tx.people.person(id as never)?.number);
    const entries = tx.attendance
      .entries(day.id)
      .map(
        ({ personId, kind, via, key }) =>
          `${String(number(personId))} ${kind} ${via} ${key.split(':').slice(2).join(':')}`,
      );
    const states = [...tx.attendance.states(day.id)].map(([id, state]) => `${String(number(id))} = ${state}`);
    return [...entries, ...states].sort();
  });
}

function countStates(ledger: readonly string[], state: PersonAttendance): number {
  return ledger.filter((line) => line.endsWith(`= ${state}`)).length;
}

const shuffled = (seed: number) => (size: number) => {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const order = Array.from({ length: size }, (_, n) => n);
  for (let n = size - 1; n > 0; n -= 1) {
    const m = Math.floor(random() * (n + 1));
    [order[n], order[m]] = [order[m] ?? 0, order[n] ?? 0];
  }
  return order;
};

describe('the month of a branch of 31', () => {
  it('counts everybody once, whatever the order, repeats and restarts', { timeout: 60_000 }, async () => {
    const { talk, secretary, group, ledger } = await playMonth(shuffled(1));
    const { rehearsal } = talk;
    expect(countStates(ledger, 'present')).toBe(28);
    expect(countStates(ledger, 'leaveAgreed')).toBe(3);
    expect(ledger.filter((line) => / present tap /.test(line))).toHaveLength(26);

    const texts = rehearsal
      .messages(group.id)
      .filter(({ fromBot }) => fromBot)
      .map(({ text }) => text);
    expect(texts.filter((text) => text.includes('应到31，实到28，请假3'))).toHaveLength(1);
    expect(rehearsal.lastMessage(secretary, { containing: '应到31' })?.text).toContain('实到28，请假3');
    const admin = rehearsal.chats().find(({ title }) => title === '小罗');
    const digest = rehearsal.lastMessage(admin?.id ?? 0, { containing: '11月主题党日简报' })?.text ?? '';
    expect(digest).toContain('应到31');
    expect(digest).toContain('实到28');
    expect(digest.trimEnd().endsWith('仅供了解和帮助，不作排名考核依据。')).toBe(true);

    // The registration card answers the secretary's own act; of its own accord the bot wrote the notice and the cards
    // for checking in and for dues.
    expect(texts).toHaveLength(4);
    expect(rehearsal.violations()).toEqual([]);
  });

  it('gives the same ledger when the same updates come in another order', { timeout: 90_000 }, async () => {
    const first = await playMonth(shuffled(2));
    await first.talk.stop();
    const second = await playMonth(shuffled(3));
    expect(second.ledger).toEqual(first.ledger);
  });
});
