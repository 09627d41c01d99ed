import { post, postFact, setBotStatus, setMemberStatus } from '../post.ts';
import { isMember, nextNumber, userOf } from '../world.ts';
import type { ChatRecord, World } from '../world.ts';
import type { Group, Person, Said } from './handles.ts';
import { chatAt, chatFor } from './handles.ts';

export interface NewGroup {
  readonly title: string;
  /** The first one is the creator. */
  readonly members: readonly Person[];
  readonly kind?: 'group' | 'supergroup';
  /** Whether the bot is in it from the beginning; otherwise it comes by `addBot` or a startgroup link. */
  readonly withBot?: boolean;
  /** Names of forum topics; their thread ids are told by `topics`. */
  readonly topics?: readonly string[];
  readonly id?: number;
}

export function newChat(
  world: World,
  chat: { readonly id: number; readonly topics: readonly string[] } & Pick<ChatRecord, 'type' | 'title'>,
): ChatRecord {
  const record: ChatRecord = {
    id: chat.id,
    type: chat.type,
    title: chat.title,
    members: new Map(),
    messages: new Map(),
    topics: new Map(
      chat.topics.map((name, index) => [1_000 + index, { id: 1_000 + index, name, closed: false }]),
    ),
    instance: String(7_000_000_000 + nextNumber(world, 'instances', 1)),
    migratedTo: undefined,
    lastBotToSpeak: undefined,
  };
  world.chats.set(record.id, record);
  return record;
}

export function createGroup(world: World, group: NewGroup): Group {
  const type = group.kind ?? ((group.topics ?? []).length > 0 ? 'supergroup' : 'group');
  const id = group.id ?? freshGroupId(world, type);
  const chat = newChat(world, { id, type, title: group.title, topics: group.topics ?? [] });
  const [creator] = group.members;
  if (creator === undefined) throw new Error('rehearsal: a group needs at least one member, its creator');
  group.members.forEach((member, index) => chat.members.set(member.id, index === 0 ? 'creator' : 'member'));
  const handle = groupHandle(world, chat);
  if (group.withBot === true) {
    setBotStatus(world, chat, userOf(world, creator.id), 'member');
    postFact(world, chat, creator.id, { what: 'created' });
  }
  world.changes.notify();
  return handle;
}

function freshGroupId(world: World, type: 'group' | 'supergroup'): number {
  return type === 'group'
    ? -nextNumber(world, 'groups', 4_000_000_001)
    : -nextNumber(world, 'supergroups', 1_002_000_000_001);
}

function groupHandle(world: World, chat: ChatRecord): Group {
  return {
    get id() {
      return chatAt(world, chat.id).id;
    },
    title: chat.title ?? '',
  };
}

export function joinGroup(world: World, person: Person, group: Group): void {
  const chat = chatAt(world, group);
  setMemberStatus(world, chat, userOf(world, person.id), userOf(world, person.id), 'member');
  postFact(world, chat, person.id, { what: 'joined', userIds: [person.id] });
}

export function leaveGroup(world: World, person: Person, group: Group): void {
  const user = userOf(world, person.id);
  const chat = chatFor(world, user, group);
  setMemberStatus(world, chat, user, user, 'left');
  postFact(world, chat, person.id, { what: 'left', userId: person.id });
}

/** A member adds the bot. With a payload, as behind a startgroup link, `/start@bot payload` follows in the group. */
export function addBot(world: World, group: Group, by: Person, startPayload?: string): Said | undefined {
  const adder = userOf(world, by.id);
  const chat = chatFor(world, adder, group);
  if (!isMember(chat, world.bot.id)) {
    setBotStatus(world, chat, adder, 'member');
    postFact(world, chat, by.id, { what: 'joined', userIds: [world.bot.id] });
  }
  if (startPayload === undefined) return undefined;
  const text = `/start@${world.bot.username ?? ''} ${startPayload}`;
  const message = post(world, chat, { fromId: by.id, content: { kind: 'text', text } });
  return { chatId: chat.id, messageId: message.id };
}

/** An administrator removes the bot for good: it is kicked. */
export function removeBot(world: World, group: Group, by: Person): void {
  const remover = userOf(world, by.id);
  const chat = chatFor(world, remover, group);
  setBotStatus(world, chat, remover, 'kicked');
  postFact(world, chat, by.id, { what: 'left', userId: world.bot.id });
}

/** Makes the bot an administrator of the group, or takes that away. */
export function promoteBot(world: World, group: Group, by: Person, administrator = true): void {
  setBotStatus(world, chatAt(world, group), userOf(world, by.id), administrator ? 'administrator' : 'member');
}

export interface MigrateOptions {
  /** One of the two service messages may be missing (platform.md). */
  readonly lose?: 'to' | 'from';
}

/** Turns a basic group into a supergroup: new id, message numbers from 1, old messages stay behind. */
export function migrateGroup(world: World, group: Group, by: Person, options: MigrateOptions = {}): Group {
  const old = chatFor(world, userOf(world, by.id), group);
  if (old.type !== 'group') throw new Error(`rehearsal: ${group.title} is a supergroup already`);
  const chat = newChat(world, {
    id: freshGroupId(world, 'supergroup'),
    type: 'supergroup',
    title: old.title,
    topics: [],
  });
  for (const [id, status] of old.members) chat.members.set(id, status);
  postFact(world, old, by.id, { what: 'migratedTo', chatId: chat.id }, options.lose === 'to');
  old.migratedTo = chat.id;
  postFact(world, chat, by.id, { what: 'migratedFrom', chatId: old.id }, options.lose === 'from');
  world.changes.notify();
  return groupHandle(world, chat);
}

/** Thread ids of a forum's topics, by name. */
export function topicsOf(world: World, group: Group): ReadonlyMap<string, number> {
  return new Map([...chatAt(world, group).topics.values()].map((topic) => [topic.name, topic.id]));
}

export function setTopicClosed(world: World, group: Group, threadId: number, closed: boolean): void {
  const topic = chatAt(world, group).topics.get(threadId);
  if (topic === undefined) throw new Error(`rehearsal: no topic ${String(threadId)} in ${group.title}`);
  topic.closed = closed;
  world.changes.notify();
}
