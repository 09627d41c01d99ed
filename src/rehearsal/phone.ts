import { chatAt } from './people/handles.ts';
import type { Person, Place } from './people/handles.ts';
import { scopeKey } from './methods/menus.ts';
import { presentIds } from './render.ts';
import { userOf } from './world.ts';
import type { ChatRecord, MessageContent, MessageRecord, ServiceFact, TapAnswer, World } from './world.ts';

export interface PhoneButton {
  readonly label: string;
  readonly data?: string;
  readonly url?: string;
}

/** A message as a phone shows it. */
export interface PhoneMessage {
  readonly chatId: number;
  readonly messageId: number;
  /** Milliseconds; the second in which it was sent. */
  readonly at: number;
  readonly senderId: number;
  readonly sender: string;
  readonly fromBot: boolean;
  readonly kind: MessageContent['kind'];
  /** Text, caption, or what happened. */
  readonly text: string;
  readonly buttons: readonly (readonly PhoneButton[])[];
  readonly reactions: readonly string[];
  /** How often it was edited. */
  readonly revision: number;
  readonly replyTo: number | undefined;
  readonly threadId: number | undefined;
  readonly silent: boolean;
  readonly file:
    { readonly fileName: string; readonly mimeType: string; readonly bytes: Uint8Array } | undefined;
}

/** A tap and what the tapper alone was shown. */
export interface PhoneTap {
  readonly tapId: string;
  readonly userId: number;
  readonly tapper: string;
  readonly chatId: number;
  readonly messageId: number;
  readonly label: string;
  readonly at: number;
  readonly answer: TapAnswer | undefined;
}

/** Messages of a chat that are not deleted, oldest first; those from before a migration come first. */
export function messagesOf(world: World, place: Place): PhoneMessage[] {
  return history(world, chatAt(world, place)).flatMap((chat) =>
    [...chat.messages.values()].filter((one) => !one.deleted).map((one) => showMessage(world, chat, one)),
  );
}

function history(world: World, chat: ChatRecord): ChatRecord[] {
  const before = [...world.chats.values()].find((one) => one.migratedTo === chat.id);
  return before === undefined ? [chat] : [...history(world, before), chat];
}

function showMessage(world: World, chat: ChatRecord, message: MessageRecord): PhoneMessage {
  const { content } = message;
  return {
    chatId: chat.id,
    messageId: message.id,
    at: message.dateS * 1000,
    senderId: message.fromId,
    sender: message.anonymous ? (chat.title ?? '') : nameOf(world, message.fromId),
    fromBot: message.fromId === world.bot.id,
    kind: content.kind,
    text: textOf(world, content),
    buttons: (message.keyboard?.inline_keyboard ?? []).map((row) =>
      row.map((button) => ({
        label: button.text,
        ...(button.callback_data === undefined ? {} : { data: button.callback_data }),
        ...(button.url === undefined ? {} : { url: button.url }),
      })),
    ),
    reactions: [...message.reactions.values()].flat(),
    revision: message.revision,
    replyTo: message.replyTo,
    threadId: message.threadId,
    silent: message.silent,
    file: 'file' in content ? content.file : undefined,
  };
}

function nameOf(world: World, userId: number): string {
  const user = userOf(world, userId);
  return user.lastName === undefined ? user.firstName : `${user.firstName} ${user.lastName}`;
}

function textOf(world: World, content: MessageContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'document':
    case 'photo':
      return content.caption ?? '';
    case 'voice':
      return '';
    case 'service':
      return factText(world, content.fact);
  }
}

function factText(world: World, fact: ServiceFact): string {
  switch (fact.what) {
    case 'created':
      return '建立了群';
    case 'joined':
      return `${fact.userIds.map((id) => nameOf(world, id)).join('、')} 进了群`;
    case 'left':
      return `${nameOf(world, fact.userId)} 出了群`;
    case 'migratedTo':
    case 'migratedFrom':
      return '群已升级为超级群';
  }
}

/** All taps, oldest first; of one person, or in one chat, or both. */
export function tapsOf(world: World, of: { readonly person?: Person; readonly place?: Place }): PhoneTap[] {
  const chats =
    of.place === undefined ? undefined : history(world, chatAt(world, of.place)).map((chat) => chat.id);
  return [...world.taps.values()]
    .filter((tap) => of.person === undefined || tap.userId === of.person.id)
    .filter((tap) => chats?.includes(tap.chatId) !== false)
    .map(({ id, data: _data, fetched: _fetched, ...tap }) => ({
      tapId: id,
      tapper: nameOf(world, tap.userId),
      ...tap,
    }));
}

/** The command menu that a person sees in a chat after typing `/`: the narrowest scope wins, then the own language. */
export function menuOf(world: World, person: Person, place: Place) {
  const chat = chatAt(world, place);
  const status = chat.members.get(person.id);
  const admin = status === 'creator' || status === 'administrator';
  const scopes: [type: string, chatId: number, userId: number][] =
    chat.type === 'private'
      ? [
          ['chat', chat.id, 0],
          ['all_private_chats', 0, 0],
          ['default', 0, 0],
        ]
      : [
          ['chat_member', chat.id, person.id],
          ...(admin ? ([['chat_administrators', chat.id, 0]] as [string, number, number][]) : []),
          ['chat', chat.id, 0],
          ...(admin ? ([['all_chat_administrators', 0, 0]] as [string, number, number][]) : []),
          ['all_group_chats', 0, 0],
          ['default', 0, 0],
        ];
  const language = userOf(world, person.id).languageCode?.slice(0, 2) ?? '';
  const keys = scopes.flatMap(([type, chatId, userId]) =>
    [language, ''].map((one) => scopeKey(type, one, chatId, userId)),
  );
  const found = keys.find((key) => world.commands.has(key));
  return found === undefined ? [] : (world.commands.get(found) ?? []);
}

/** Who is in a chat now, the bot included. */
export function membersOf(world: World, place: Place): readonly Person[] {
  const chat = chatAt(world, place);
  const ids = chat.type === 'private' ? [chat.id, world.bot.id] : presentIds(chat);
  return ids.map((id) => ({ id, name: nameOf(world, id) }));
}
