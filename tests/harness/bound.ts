import type { Group, Person, Place } from '../../src/rehearsal/people/handles.ts';
import { openConversation } from './conversation.ts';
import type { Conversation, ConversationOptions } from './conversation.ts';
import { memberName, writeVillage } from './village.ts';
import type { BranchPlan } from './village.ts';

/** A village whose group is registered and whose people are bound by the column 账号, as the roster can know them. */
export interface BoundVillage {
  readonly talk: Conversation;
  readonly group: Group;
  /** By place in the roster of the first branch, the secretary being 0; those of further branches follow. */
  person(k: number, branch?: number): Person;
  readonly admin: Person;
  /** Newest message of the bot in a place, with all that it says. */
  latest(
    place: Place,
    containing?: string,
  ): { readonly messageId: number; readonly text: string; readonly buttons: readonly string[] };
  /** Taps a button of the newest message that has such text. */
  tap(
    person: Person,
    where: Group | 'bot',
    label: string,
    containing?: string,
  ): Promise<{ readonly text?: string | undefined; readonly alert: boolean } | undefined>;
  say(person: Person, where: Group | 'bot', text: string): Promise<void>;
}

const firstAccount = 5_300_000_000;

export async function openBoundVillage(
  branches: readonly BranchPlan[],
  options: ConversationOptions & {
    readonly audience?: '只有党员' | '也有群众';
    /** Places by branch of those whose account the roster does not know. */
    readonly strangers?: readonly (readonly number[])[];
  },
): Promise<BoundVillage> {
  const talk = await openConversation(options);
  const { rehearsal } = talk;
  const { people } = rehearsal;
  const account = (k: number, branch: number) => firstAccount + branch * 1_000 + k;
  const plans = branches.map((plan, n) => ({
    ...plan,
    accounts: new Map(
      Array.from({ length: plan.expected }, (_, k): [number, number] => [k, account(k, n)]).filter(
        ([k]) => options.strangers?.[n]?.includes(k) !== true && plan.phoneless?.includes(k) !== true,
      ),
    ),
  }));
  const said = await talk.zhibu('import', ...writeVillage(talk.dataDir, plans));
  if (said.status !== 0) throw new Error(`import refused: ${said.out}${said.err}`);
  const members = plans.map((plan, n) =>
    Array.from({ length: plan.expected }, (_, k) =>
      people.addUser({ name: memberName(plan, k), id: account(k, n) }),
    ),
  );
  const admin = people.addUser({ name: '小罗' });
  const group = people.createGroup({ title: '村党员群', members: members.flat() });
  const person = (k: number, branch = 0): Person => {
    const found = members[branch]?.[k];
    if (!found) throw new Error(`nobody at ${String(k)} of branch ${String(branch)}`);
    return found;
  };

  const village: BoundVillage = {
    talk,
    group,
    person,
    admin,
    latest(place, containing) {
      const of = containing === undefined ? {} : { containing };
      const message = rehearsal.lastMessage(place, { fromBot: true, ...of });
      if (!message) throw new Error(`the bot said nothing with “${containing ?? ''}”`);
      return { ...message, buttons: message.buttons.flat().map(({ label }) => label) };
    },
    async tap(who, where, label, containing?: string) {
      const place = where === 'bot' ? who : where;
      const message = containing === undefined ? village.latest(place) : village.latest(place, containing);
      const tap = people.tap(who, where, message.messageId, label);
      await talk.settle();
      return tap.answer();
    },
    async say(who, where, text) {
      people.say(who, where, text);
      await talk.settle();
    },
  };

  for (const [n] of plans.entries()) {
    people.pressStart(person(0, n));
    people.pressStart(person(1, n));
    people.pressStart(person(2, n));
  }
  people.addBot(group, person(0));
  await talk.settle();
  for (const [n] of plans.entries()) {
    await village.say(person(0, n), group, '/bind@zhibu_test_bot');
    if (n === 0) await village.tap(person(0), group, options.audience ?? '只有党员');
  }
  return village;
}
