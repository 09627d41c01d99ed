import { isPresent, userOf } from './world.ts';
import type {
  ChatRecord,
  FileRecord,
  MessageContent,
  MessageRecord,
  ServiceFact,
  UserRecord,
  World,
} from './world.ts';
import type {
  ApiChat,
  ApiChatMember,
  ApiEntity,
  ApiFile,
  ApiMessage,
  ApiUser,
  MemberStatus,
} from './wire/api-types.ts';

/** Account that Telegram names as the author of what an anonymous administrator writes. */
const anonymousAdminId = 1_087_968_824;

export function renderUser(user: UserRecord): ApiUser {
  return {
    id: user.id,
    is_bot: user.isBot,
    first_name: user.firstName,
    ...(user.lastName === undefined ? {} : { last_name: user.lastName }),
    ...(user.username === undefined ? {} : { username: user.username }),
    ...(user.languageCode === undefined ? {} : { language_code: user.languageCode }),
  };
}

export function renderChat(world: World, chat: ChatRecord): ApiChat {
  if (chat.type !== 'private') {
    const forum = chat.topics.size > 0 ? ({ is_forum: true } as const) : {};
    return { id: chat.id, title: chat.title ?? '', type: chat.type, ...forum };
  }
  const user = userOf(world, chat.id);
  return {
    id: chat.id,
    type: 'private',
    first_name: user.firstName,
    ...(user.lastName === undefined ? {} : { last_name: user.lastName }),
    ...(user.username === undefined ? {} : { username: user.username }),
  };
}

/** A message as the bot gets to see it. Telegram shows the replied-to message once, without its own reply. */
export function renderMessage(
  world: World,
  chat: ChatRecord,
  message: MessageRecord,
  withReply = true,
): ApiMessage {
  const target = withReply && message.replyTo !== undefined ? chat.messages.get(message.replyTo) : undefined;
  const replied = target?.deleted === true ? undefined : target;
  const inTopic = message.threadId !== undefined && chat.topics.has(message.threadId);
  return {
    message_id: message.id,
    ...renderSender(world, chat, message),
    chat: renderChat(world, chat),
    date: Math.floor(message.at / 1000),
    ...(message.threadId === undefined ? {} : { message_thread_id: message.threadId }),
    ...(inTopic ? { is_topic_message: true } : {}),
    ...(message.forwardOrigin === undefined ? {} : { forward_origin: message.forwardOrigin }),
    ...(message.viaBotId === undefined ? {} : { via_bot: renderUser(userOf(world, message.viaBotId)) }),
    ...(replied === undefined ? {} : { reply_to_message: renderMessage(world, chat, replied, false) }),
    ...(message.editDateS === undefined ? {} : { edit_date: message.editDateS }),
    ...renderContent(world, message.content),
    ...(message.keyboard === undefined ? {} : { reply_markup: message.keyboard }),
  };
}

function renderSender(
  world: World,
  chat: ChatRecord,
  message: MessageRecord,
): Pick<ApiMessage, 'from' | 'sender_chat'> {
  if (!message.anonymous) return { from: renderUser(userOf(world, message.fromId)) };
  const from = { id: anonymousAdminId, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
  return { from, sender_chat: renderChat(world, chat) };
}

function renderContent(world: World, content: MessageContent): Partial<ApiMessage> {
  switch (content.kind) {
    case 'text': {
      const entities = findEntities(content.text);
      return { text: content.text, ...(entities.length === 0 ? {} : { entities }) };
    }
    case 'document':
      return {
        document: {
          file_name: content.file.fileName,
          mime_type: content.file.mimeType,
          ...renderFile(content.file),
        },
        ...(content.caption === undefined ? {} : { caption: content.caption }),
      };
    case 'photo':
      return {
        photo: [{ ...renderFile(content.file), width: content.width, height: content.height }],
        ...(content.caption === undefined ? {} : { caption: content.caption }),
      };
    case 'voice':
      return {
        voice: { duration: content.durationS, mime_type: content.file.mimeType, ...renderFile(content.file) },
      };
    case 'service':
      return renderFact(world, content.fact);
  }
}

function renderFact(world: World, fact: ServiceFact): Partial<ApiMessage> {
  switch (fact.what) {
    case 'created':
      return { group_chat_created: true };
    case 'joined':
      return { new_chat_members: fact.userIds.map((id) => renderUser(userOf(world, id))) };
    case 'left':
      return { left_chat_member: renderUser(userOf(world, fact.userId)) };
    case 'migratedTo':
      return { migrate_to_chat_id: fact.chatId };
    case 'migratedFrom':
      return { migrate_from_chat_id: fact.chatId };
  }
}

export function renderFile(file: FileRecord): ApiFile {
  return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.bytes.length };
}

/** Commands and mentions, as Telegram marks them: a command is Latin letters, digits and underscores only. */
function findEntities(text: string): ApiEntity[] {
  const pattern =
    /(?<![\w/@])(?:\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?|@[A-Za-z0-9_]{3,32})(?![A-Za-z0-9_])/g;
  return [...text.matchAll(pattern)].map((match) => ({
    type: match[0].startsWith('/') ? 'bot_command' : 'mention',
    offset: match.index,
    length: match[0].length,
  }));
}

export function renderMember(user: UserRecord, status: MemberStatus | undefined): ApiChatMember {
  const known = status ?? 'left';
  const base = { user: renderUser(user), status: known };
  if (known === 'creator') return { ...base, is_anonymous: false };
  if (known === 'kicked') return { ...base, until_date: 0 };
  if (known !== 'administrator') return base;
  return {
    ...base,
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: true,
    can_edit_stories: true,
    can_delete_stories: true,
    can_pin_messages: true,
  };
}

/** People and bots now in the chat, by id. */
export function presentIds(chat: ChatRecord): number[] {
  return [...chat.members].filter(([, status]) => isPresent(status)).map(([id]) => id);
}
