import { isVisibleToBot } from './privacy.ts';
import { renderChat, renderMember, renderMessage, renderUser } from './render.ts';
import type { ApiKeyboard, MemberStatus } from './wire/api-types.ts';
import type { Json } from './wire/json.ts';
import { nextNumber, nowS, userOf } from './world.ts';
import type { ChatRecord, MessageContent, MessageRecord, ServiceFact, UserRecord, World } from './world.ts';

export interface MessageDraft {
  readonly fromId: number;
  readonly content: MessageContent;
  readonly anonymous?: boolean | undefined;
  readonly threadId?: number | undefined;
  readonly replyTo?: number | undefined;
  readonly forwardOrigin?: Json | undefined;
  readonly viaBotId?: number | undefined;
  readonly keyboard?: ApiKeyboard | undefined;
  readonly silent?: boolean | undefined;
  /** The update gets lost on its way to the bot. */
  readonly unseen?: boolean | undefined;
}

/** Puts a message into a chat and, when the bot may see it, an update into the queue. */
export function post(world: World, chat: ChatRecord, draft: MessageDraft): MessageRecord {
  // A supergroup counts its own messages; private chats and basic groups share the account's numbers.
  const series = chat.type === 'supergroup' ? `messages${String(chat.id)}` : 'messages';
  const message: MessageRecord = {
    id: nextNumber(world, series, chat.type === 'supergroup' ? 1 : 101),
    chatId: chat.id,
    at: world.clock.now(),
    order: nextNumber(world, 'events', 1),
    fromId: draft.fromId,
    anonymous: draft.anonymous ?? false,
    threadId: draft.threadId,
    replyTo: draft.replyTo,
    forwardOrigin: draft.forwardOrigin,
    viaBotId: draft.viaBotId,
    silent: draft.silent ?? false,
    content: draft.content,
    keyboard: draft.keyboard,
    revision: 0,
    editDateS: undefined,
    reactions: new Map(),
    deleted: false,
  };
  chat.messages.set(message.id, message);
  const author = userOf(world, draft.fromId);
  if (author.isBot && draft.content.kind !== 'service') chat.lastBotToSpeak = author.id;
  if (author !== world.bot && draft.unseen !== true && isVisibleToBot(world, chat, message)) {
    if (!message.anonymous) author.met = true;
    world.updates.push({ message: renderMessage(world, chat, message) }, world.limits.updateLifeMs);
  }
  world.changes.notify();
  return message;
}

export function postFact(
  world: World,
  chat: ChatRecord,
  fromId: number,
  fact: ServiceFact,
  unseen = false,
): MessageRecord {
  return post(world, chat, { fromId, content: { kind: 'service', fact }, unseen });
}

/** Changes the bot's own standing in a chat and tells it (`my_chat_member`). */
export function setBotStatus(world: World, chat: ChatRecord, by: UserRecord, status: MemberStatus): void {
  const before = chat.members.get(world.bot.id);
  chat.members.set(world.bot.id, status);
  by.met = true;
  world.updates.push(
    {
      my_chat_member: {
        chat: renderChat(world, chat),
        from: renderUser(by),
        date: nowS(world),
        old_chat_member: renderMember(world.bot, before),
        new_chat_member: renderMember(world.bot, status),
      },
    },
    world.limits.updateLifeMs,
  );
  world.changes.notify();
}

/** Changes another member's standing and tells the bot (`chat_member`, only when asked for and the bot is administrator). */
export function setMemberStatus(
  world: World,
  chat: ChatRecord,
  user: UserRecord,
  by: UserRecord,
  status: MemberStatus,
): void {
  const before = chat.members.get(user.id);
  chat.members.set(user.id, status);
  if (chat.members.get(world.bot.id) === 'administrator') {
    world.updates.push(
      {
        chat_member: {
          chat: renderChat(world, chat),
          from: renderUser(by),
          date: nowS(world),
          old_chat_member: renderMember(user, before),
          new_chat_member: renderMember(user, status),
        },
      },
      world.limits.updateLifeMs,
    );
  }
  world.changes.notify();
}
