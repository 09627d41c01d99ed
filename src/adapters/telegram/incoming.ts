import type { CallbackQuery, ChatMemberUpdated, Message } from 'telegraf/types';
import type { Instant } from '../../domain/ids.ts';
import type {
  BotIdentity,
  Incoming,
  IncomingMigration,
  IncomingOther,
  IncomingStanding,
  IncomingText,
} from '../../ports/messenger.ts';
import { isAddressed } from './addressed.ts';
import { externalId, readAuthor, readChat, readSender, readTitle } from './senders.ts';

export function other(what: string): IncomingOther {
  return { kind: 'other', what };
}

export function readText(message: Message.TextMessage, me: BotIdentity): Incoming {
  const chat = readChat(message.chat, message);
  if (chat === undefined) return other('channel_post');
  const repliesTo = readReply(message, me);
  return {
    kind: 'text',
    chat,
    sender: readAuthor(message),
    messageId: externalId(message.message_id),
    text: requireText(message.text),
    secondHand: isSecondHand(message),
    addressed: isAddressed(message, me, repliesTo?.toThisBot === true),
    ...(Number.isSafeInteger(message.date) ? { sentAt: (message.date * 1_000) as Instant } : {}),
    ...(repliesTo === undefined ? {} : { repliesTo }),
  };
}

/**
 * What a person sent instead of words, when it speaks to this bot: in a private chat, or in reply to it. Else it is
 * nothing to the program, and not even its author is kept.
 */
export function readWordless(message: Message.CommonMessage, me: BotIdentity, what: string): Incoming {
  const chat = readChat(message.chat, message);
  const toThisBot = readReply(message, me)?.toThisBot === true;
  if (chat === undefined || (chat.kind === 'group' && !toThisBot)) return other(what);
  const messageId = externalId(message.message_id);
  return { kind: 'wordless', chat, sender: readAuthor(message), messageId };
}

function readReply(
  message: Pick<Message.CommonMessage, 'reply_to_message'>,
  me: BotIdentity,
): IncomingText['repliesTo'] {
  const replied = message.reply_to_message;
  // Every message in a topic "replies" to the service message that opened the topic.
  if (replied === undefined || 'forum_topic_created' in replied) return undefined;
  const sender = readAuthor(replied);
  return { messageId: externalId(replied.message_id), sender, toThisBot: sender.userId === me.id };
}

function isSecondHand(message: Message.TextMessage): boolean {
  // forward_date: servers older than Bot API 7.0 name no origin.
  return message.forward_origin !== undefined || message.via_bot !== undefined || 'forward_date' in message;
}

export function readTap(query: CallbackQuery): Incoming {
  if (!('data' in query)) return other('game_tap');
  if (query.message === undefined) return other('inline_tap');
  const chat = readChat(query.message.chat, query.message);
  if (chat === undefined) return other('channel_tap');
  return {
    kind: 'tap',
    chat,
    sender: readSender(query.from),
    messageId: externalId(query.message.message_id),
    tapId: requireText(query.id),
    data: requireText(query.data),
  };
}

export function readStanding(change: ChatMemberUpdated): Incoming {
  const chat = readChat(change.chat);
  if (chat === undefined) return other('channel_standing');
  return {
    kind: 'standing',
    chat,
    sender: readSender(change.from),
    standing: standingOf(change.new_chat_member),
    title: readTitle(change.chat),
  };
}

function standingOf(member: ChatMemberUpdated['new_chat_member']): IncomingStanding['standing'] {
  switch (member.status) {
    case 'creator':
    case 'administrator':
    case 'member':
      return 'present';
    case 'restricted':
      return member.is_member ? 'present' : 'left';
    case 'left':
    case 'kicked':
      return 'left';
    default:
      throw new TypeError('an unknown standing');
  }
}

/** Telegram tells of a move twice, in the old chat and in the new one; either may be missing. Both give the same pair. */
export function readMigration(fromId: unknown, toId: unknown): IncomingMigration {
  return {
    kind: 'migration',
    chat: { externalId: externalId(fromId), kind: 'group' },
    toExternalId: externalId(toId),
  };
}

function requireText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('a text is not a string');
  return value;
}
