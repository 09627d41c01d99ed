import { chatAt } from './people/handles.ts';
import type { Person, Place } from './people/handles.ts';
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
  readonly at: number;
  /** Place among all messages and taps. */
  readonly order: number;
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
  readonly order: number;
  readonly answer: TapAnswer | undefined;
}

/** Messages of a chat that are not deleted, oldest first; those from before a migration come first. */
export function messagesOf(world: World, place: Place): PhoneMessage[] {
  return history(world, chatAt(world, place)).flatMap((chat) =>
    [...chat.messages.values()].filter((one) => !one.deleted).map((one) => showMessage(world, chat, one)),
  );
}

function history(world: World, chat: ChatRecord): ChatRecord[] {
  // Only a supergroup can have been another chat before.
  if (chat.type !== 'supergroup') return [chat];
  const before = [...world.chats.values()].find((one) => one.migratedTo === chat.id);
  return before === undefined ? [chat] : [...history(world, before), chat];
}

function showMessage(world: World, chat: ChatRecord, message: MessageRecord): PhoneMessage {
  const { content } = message;
  return {
    chatId: chat.id,
    messageId: message.id,
    at: message.at,
    order: message.order,
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

export function nameOf(world: World, userId: number): string {
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
    .map((tap) => ({
      tapId: tap.id,
      userId: tap.userId,
      tapper: nameOf(world, tap.userId),
      chatId: tap.chatId,
      messageId: tap.messageId,
      label: tap.label,
      at: tap.at,
      order: tap.order,
      answer: tap.answer,
    }));
}
