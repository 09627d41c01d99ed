import { post, setBotStatus } from '../post.ts';
import { nextNumber, userOf } from '../world.ts';
import type { UserRecord, World } from '../world.ts';
import { newChat } from './groups.ts';
import type { Person, Said } from './handles.ts';
import { personOf } from './handles.ts';

export interface NewUser {
  readonly name: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly language?: string;
  readonly id?: number;
  /** Another bot, such as one that shares the group. */
  readonly isBot?: boolean;
}

export function addUser(world: World, user: NewUser): Person {
  const id = user.id ?? nextNumber(world, 'users', 5_000_000_001);
  if (world.users.has(id)) throw new Error(`rehearsal: there is a user ${String(id)} already`);
  const record: UserRecord = {
    id,
    isBot: user.isBot ?? false,
    firstName: user.name,
    lastName: user.lastName,
    username: user.username,
    languageCode: user.language,
    started: false,
    blocked: false,
    met: false,
  };
  world.users.set(id, record);
  newChat(world, { id, type: 'private', title: undefined, topics: [] });
  world.changes.notify();
  return personOf(record);
}

/** Presses Start, perhaps behind a link with a payload. A person who had blocked the bot unblocks it thereby. */
export function pressStart(world: World, person: Person, payload?: string): Said {
  if (payload !== undefined && !isPayload(payload)) {
    throw new Error(`rehearsal: a start payload is 1 to 64 of [A-Za-z0-9_-], found "${payload}"`);
  }
  const user = userOf(world, person.id);
  unblockBot(world, person);
  user.started = true;
  const chat = privateChat(world, user);
  chat.members.set(world.bot.id, 'member');
  const text = payload === undefined ? '/start' : `/start ${payload}`;
  const message = post(world, chat, { fromId: user.id, content: { kind: 'text', text } });
  return { chatId: chat.id, messageId: message.id };
}

export function isPayload(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}

export function blockBot(world: World, person: Person): void {
  const user = userOf(world, person.id);
  user.blocked = true;
  if (user.started) setBotStatus(world, privateChat(world, user), user, 'kicked');
}

export function unblockBot(world: World, person: Person): void {
  const user = userOf(world, person.id);
  if (!user.blocked) return;
  user.blocked = false;
  setBotStatus(world, privateChat(world, user), user, 'member');
}

function privateChat(world: World, user: UserRecord) {
  const chat = world.chats.get(user.id);
  if (chat === undefined) throw new Error(`rehearsal: no private chat for user ${String(user.id)}`);
  return chat;
}
