import type { Chat, Message, User } from 'telegraf/types';
import type { ChatRef, Sender } from '../../ports/messenger.ts';

/** Telegram's stand-in author for administrators who write as the group. */
const groupAnonymousBot = 1_087_968_824;
const nameLimit = 64;
const titleLimit = 128;

// A hostile name could otherwise turn the text around it back to front, or end its line.
const invisible = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]+/gu;

/** An id as text. Throws on anything but an integer, which makes the update unreadable. */
export function externalId(id: unknown): string {
  if (!Number.isSafeInteger(id)) throw new TypeError('an id is not an integer');
  return String(id);
}

/** The chat, or `undefined` for a channel: channels hold no conversation. */
export function readChat(chat: Chat, message?: Message.ServiceMessage): ChatRef | undefined {
  const id = externalId(chat.id);
  if (chat.type === 'private') return { externalId: id, kind: 'private' };
  if (chat.type === 'channel') return undefined;
  // Outside topics the number names a reply thread, to which nothing can be sent.
  return message?.is_topic_message === true && message.message_thread_id !== undefined
    ? { externalId: id, kind: 'group', threadId: externalId(message.message_thread_id) }
    : { externalId: id, kind: 'group' };
}

/** Title of a group, name of the person in a private chat. */
export function readTitle(chat: Chat): string {
  return 'title' in chat ? clean(chat.title, titleLimit) : displayName(chat);
}

export function readSender(user: User): Sender {
  if (user.id === groupAnonymousBot)
    return { kind: 'anonymous', userId: externalId(user.id), name: displayName(user) };
  return { kind: user.is_bot ? 'bot' : 'person', userId: externalId(user.id), name: displayName(user) };
}

/** Who wrote a message. Nobody can be held to one written in the name of a chat. */
export function readAuthor(message: Message.ServiceMessage): Sender {
  const { from, sender_chat: asChat } = message;
  if (asChat !== undefined)
    return { kind: 'anonymous', userId: externalId(asChat.id), name: readTitle(asChat) };
  if (from !== undefined) return readSender(from);
  return { kind: 'anonymous', userId: externalId(message.chat.id), name: readTitle(message.chat) };
}

function displayName(named: { first_name: string; last_name?: string }): string {
  return clean(`${named.first_name} ${named.last_name ?? ''}`, nameLimit);
}

function clean(text: string, limit: number): string {
  const visible = text.replace(invisible, ' ').replace(/\s+/gu, ' ').trim();
  return Array.from(visible).slice(0, limit).join('').trim();
}
