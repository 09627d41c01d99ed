import { isMember } from '../world.ts';
import type { ChatRecord, MessageRecord, UserRecord, World } from '../world.ts';

/** An account outside the bot: a member, an officer, or another bot. */
export interface Person {
  readonly id: number;
  readonly name: string;
}

/** A group chat. `id` is the one it has now: it changes when the group becomes a supergroup. */
export interface Group {
  readonly id: number;
  readonly title: string;
}

/** A chat: a group, the private chat of a person with the bot, or either by its id. */
export type Place = Group | Person | number;

/** Where a person acts: a group, or `'bot'` for the own private chat with the bot. */
export type Where = Place | 'bot';

/** A message as the person who wrote it knows it. */
export interface Said {
  readonly chatId: number;
  readonly messageId: number;
}

export function personOf(user: UserRecord): Person {
  return {
    id: user.id,
    name: [user.firstName, user.lastName].filter((part) => part !== undefined).join(' '),
  };
}

/** Follows a migrated group to where it lives now. */
export function chatAt(world: World, place: Place): ChatRecord {
  const id = typeof place === 'number' ? place : place.id;
  const chat = world.chats.get(id);
  if (chat === undefined) throw new Error(`rehearsal: no chat ${String(id)}; create it with people first`);
  return chat.migratedTo === undefined ? chat : chatAt(world, chat.migratedTo);
}

/** The chat where a person is about to act; throws when the person could not do that on a phone. */
export function chatFor(world: World, user: UserRecord, where: Where): ChatRecord {
  const chat = chatAt(world, where === 'bot' ? user.id : where);
  if (chat.type === 'private') {
    if (chat.id !== user.id)
      throw new Error(`rehearsal: ${user.firstName} cannot act in somebody else's private chat`);
    if (!user.started)
      throw new Error(`rehearsal: ${user.firstName} has to press Start first (people.pressStart)`);
    if (user.blocked)
      throw new Error(`rehearsal: ${user.firstName} has blocked the bot (people.pressStart unblocks)`);
  } else if (!isMember(chat, user.id)) {
    throw new Error(
      `rehearsal: ${user.firstName} is not in the group ${chat.title ?? ''} (people.joinGroup)`,
    );
  }
  return chat;
}

export function messageAt(chat: ChatRecord, messageId: number): MessageRecord {
  const message = chat.messages.get(messageId);
  if (message === undefined || message.deleted) {
    throw new Error(`rehearsal: no message ${String(messageId)} in chat ${String(chat.id)}`);
  }
  return message;
}
