import { storeFile } from '../files.ts';
import { post } from '../post.ts';
import { isVisibleToBot } from '../privacy.ts';
import { renderMessage, renderUser } from '../render.ts';
import type { Json } from '../wire/json.ts';
import { nowS, userOf } from '../world.ts';
import type { MessageContent, World } from '../world.ts';
import type { Person, Said, Where } from './handles.ts';
import { chatFor, messageAt } from './handles.ts';

export interface SayOptions {
  /** Message of the same chat that this one answers. */
  readonly replyTo?: number;
  /** Forwarded from somebody: a person, or the name of an account that hides itself. */
  readonly forwarded?: Person | string;
  /** Written with the help of another bot. */
  readonly viaBot?: Person;
  /** Writes as the group. */
  readonly asAnonymousAdmin?: boolean;
  /** Forum topic, by its thread id. */
  readonly topic?: number;
}

const smallestPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export function say(
  world: World,
  person: Person,
  where: Where,
  text: string,
  options: SayOptions = {},
): Said {
  if (text.length > 4096) throw new Error('rehearsal: a phone cuts messages at 4,096 characters');
  return put(world, person, where, { kind: 'text', text }, options);
}

export function sayVoice(
  world: World,
  person: Person,
  where: Where,
  durationS = 3,
  options: SayOptions = {},
): Said {
  const file = storeFile(world, 'voice.ogg', 'audio/ogg', Buffer.from('OggS'));
  return put(world, person, where, { kind: 'voice', file, durationS }, options);
}

export function sayPhoto(
  world: World,
  person: Person,
  where: Where,
  caption?: string,
  options: SayOptions = {},
): Said {
  const file = storeFile(world, 'photo.png', 'image/png', Buffer.from(smallestPng, 'base64'));
  return put(world, person, where, { kind: 'photo', file, width: 1, height: 1, caption }, options);
}

export interface SentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mimeType?: string;
  readonly caption?: string;
}

export function sayDocument(
  world: World,
  person: Person,
  where: Where,
  sent: SentFile,
  options: SayOptions = {},
): Said {
  const file = storeFile(world, sent.fileName, sent.mimeType ?? 'application/octet-stream', sent.bytes);
  return put(world, person, where, { kind: 'document', file, caption: sent.caption }, options);
}

/** Changes an own text message; the bot gets `edited_message` when it may see it. */
export function editText(world: World, person: Person, where: Where, messageId: number, text: string): void {
  const chat = chatFor(world, userOf(world, person.id), where);
  const message = messageAt(chat, messageId);
  if (message.fromId !== person.id)
    throw new Error(`rehearsal: message ${String(messageId)} was not written by ${person.name}`);
  message.content = { kind: 'text', text };
  message.revision += 1;
  message.editDateS = nowS(world);
  if (isVisibleToBot(world, chat, message)) {
    world.updates.push({ edited_message: renderMessage(world, chat, message) }, world.limits.updateLifeMs);
  }
  world.changes.notify();
}

function put(world: World, person: Person, where: Where, content: MessageContent, options: SayOptions): Said {
  const user = userOf(world, person.id);
  const chat = chatFor(world, user, where);
  if (options.replyTo !== undefined) messageAt(chat, options.replyTo);
  const message = post(world, chat, {
    fromId: user.id,
    content,
    anonymous: options.asAnonymousAdmin,
    threadId: options.topic,
    replyTo: options.replyTo,
    forwardOrigin: options.forwarded === undefined ? undefined : originOf(world, options.forwarded),
    viaBotId: options.viaBot?.id,
  });
  return { chatId: chat.id, messageId: message.id };
}

function originOf(world: World, origin: Person | string): Json {
  const date = nowS(world) - 60;
  if (typeof origin === 'string') return { type: 'hidden_user', sender_user_name: origin, date };
  return { type: 'user', sender_user: { ...renderUser(userOf(world, origin.id)) }, date };
}
