import type { ChatId, Instant, OutboxId } from '../../src/domain/ids.ts';
import type { OutboxRow } from '../../src/ports/store/outbox.ts';
import type { CallRecord } from '../../src/rehearsal/calls.ts';
import type { Group, Person } from '../../src/rehearsal/people/handles.ts';
import type { Tap } from '../../src/rehearsal/people/tapping.ts';
import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import { openConversation } from './conversation.ts';
import type { Conversation, ConversationOptions } from './conversation.ts';
import { memberName, writeVillage } from './village.ts';
import type { BranchPlan } from './village.ts';

/** Words by which the cards of the month are known. */
export const noticeWords = '来不了';
export const cardWords = '应到';

const branch: BranchPlan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 30,
  secretary: '林福贵',
};

/** A branch at work: everybody bound by the roster's 账号 column, the group registered, nothing planned. */
export interface BranchTalk {
  readonly talk: Conversation;
  readonly rehearsal: Conversation['rehearsal'];
  readonly secretary: Person;
  /** Without the secretary; the last one is unknown to the bot. */
  readonly members: readonly Person[];
  readonly group: Group;
  /** The group as the program knows it. */
  readonly chatId: ChatId;
  /** Lets time pass, does what falls due, and waits until everything possible has left. */
  pass(ms: number): Promise<void>;
  /** The secretary plans this month's Party day: 11月15日 9点. */
  plan(): Promise<void>;
  tell(words: string): Promise<void>;
  tap(person: Person, label: string, containing?: string): Tap;
  /** Messages of the bot in the group with these words. */
  inGroup(words: string): readonly PhoneMessage[];
  toSecretary(words: string): readonly PhoneMessage[];
  /** Calls of sendMessage whose text contains the words, whatever became of them. */
  sends(words: string): readonly (CallRecord & { readonly text: string })[];
  row(id: OutboxId): OutboxRow | undefined;
  /** Puts a message into the outbox as a job would. */
  queue(text: string, more?: Partial<Parameters<Queue>[0]>): OutboxId;
}

type Queue = (row: {
  readonly chatId: ChatId;
  readonly guards: OutboxRow['guards'];
  readonly wave: boolean;
  readonly budgetMonth: string;
  readonly notBefore: Instant;
}) => OutboxId;

export async function openBranchTalk(options: Partial<ConversationOptions> = {}): Promise<BranchTalk> {
  const talk = await openConversation({ at: { date: '2026-11-10', time: '10:00' }, ...options });
  const { rehearsal } = talk;
  const { people } = rehearsal;
  const everybody = Array.from({ length: branch.expected }, (_, k) =>
    people.addUser({ name: memberName(branch, k) }),
  );
  const [secretary, ...members] = everybody;
  if (!secretary) throw new Error('no secretary');
  const known = everybody.slice(0, -1).map((person, k): [number, number] => [k, person.id]);
  const imported = await talk.zhibu(
    'import',
    ...writeVillage(talk.dataDir, [{ ...branch, accounts: new Map(known) }]),
  );
  if (imported.status !== 0) throw new Error(imported.err);
  people.pressStart(secretary);
  const group = people.createGroup({ title: '石桥村党员', members: everybody, withBot: true });
  people.say(secretary, group, '/bind@zhibu_test_bot');
  await talk.settle();
  const asked = rehearsal.lastMessage(group, { fromBot: true, containing: '只有党员' });
  people.tap(secretary, group, asked?.messageId ?? 0, '只有党员');
  await talk.settle();
  const chatId = talk.app().store.read((tx) => tx.chats.byExternal('telegram', String(group.id))?.id);
  if (chatId === undefined) throw new Error('the group is not known');

  const messagesOf = (place: Group | Person, words: string) =>
    rehearsal.messages(place).filter(({ fromBot, text }) => fromBot && text.includes(words));
  const tell = async (words: string) => {
    people.say(secretary, 'bot', words);
    await talk.settle();
  };
  return {
    talk,
    rehearsal,
    secretary,
    members,
    group,
    chatId,
    async pass(ms) {
      talk.clock.advanceBy(ms);
      await talk.tick();
    },
    plan: () => tell('党日 15日 9点'),
    tell,
    tap(person, label, containing = cardWords) {
      const message = rehearsal.lastMessage(group, { fromBot: true, containing });
      if (!message) throw new Error(`no message with ${containing} in the group`);
      return people.tap(person, group, message.messageId, label);
    },
    inGroup: (words) => messagesOf(group, words),
    toSecretary: (words) => messagesOf(secretary, words),
    sends: (words) =>
      rehearsal.calls('sendMessage').flatMap((call) => {
        const text = textOf(call);
        return text.includes(words) ? [{ ...call, text }] : [];
      }),
    row: (id) => talk.app().store.read((tx) => tx.outbox.row(id)),
    queue(text, more = {}) {
      const at = talk.clock.now();
      const id = talk
        .app()
        .store.write((tx) =>
          tx.outbox.add({ lane: 'create', chatId, body: { kind: 'message', text }, at, ...more }),
        );
      if (id === undefined) throw new Error('not queued');
      return id;
    },
  };
}

/** The text that a call carries. */
export function textOf({ params }: CallRecord): string {
  const { text } = params;
  return typeof text === 'string' ? text : '';
}
