import type { Clock } from '../ports/clock.ts';
import type { Changes } from './changes.ts';
import type { UpdateQueue } from './update-queue.ts';
import type { ApiKeyboard, MemberStatus } from './wire/api-types.ts';
import type { Json } from './wire/json.ts';

/** A person, or another bot, with an account. */
export interface UserRecord {
  readonly id: number;
  readonly isBot: boolean;
  readonly firstName: string;
  readonly lastName: string | undefined;
  readonly username: string | undefined;
  readonly languageCode: string | undefined;
  /** Has pressed Start: the bot may write. */
  started: boolean;
  blocked: boolean;
  /** The bot has seen this account in an update: its id is not unknown to it. */
  met: boolean;
}

export interface FileRecord {
  readonly fileId: string;
  readonly uniqueId: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly path: string;
}

/** What happened in a chat without anybody writing; user ids instead of users. */
export type ServiceFact =
  | { readonly what: 'created' }
  | { readonly what: 'joined'; readonly userIds: readonly number[] }
  | { readonly what: 'left'; readonly userId: number }
  | { readonly what: 'migratedTo' | 'migratedFrom'; readonly chatId: number };

export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'document'; readonly file: FileRecord; readonly caption: string | undefined }
  | {
      readonly kind: 'photo';
      readonly file: FileRecord;
      readonly width: number;
      readonly height: number;
      readonly caption: string | undefined;
    }
  | { readonly kind: 'voice'; readonly file: FileRecord; readonly durationS: number }
  | { readonly kind: 'service'; readonly fact: ServiceFact };

export interface MessageRecord {
  readonly id: number;
  readonly chatId: number;
  /** Milliseconds; the Bot API tells whole seconds. */
  readonly at: number;
  /** Place among all messages and taps of the world. */
  readonly order: number;
  /** Who wrote it; an anonymous administrator writes as the group. */
  readonly fromId: number;
  readonly anonymous: boolean;
  readonly threadId: number | undefined;
  readonly replyTo: number | undefined;
  readonly forwardOrigin: Json | undefined;
  readonly viaBotId: number | undefined;
  readonly silent: boolean;
  content: MessageContent;
  keyboard: ApiKeyboard | undefined;
  /** Times the message was edited. */
  revision: number;
  editDateS: number | undefined;
  readonly reactions: Map<number, readonly string[]>;
  deleted: boolean;
}

export interface TopicRecord {
  readonly id: number;
  readonly name: string;
  closed: boolean;
}

export interface ChatRecord {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title: string | undefined;
  readonly members: Map<number, MemberStatus>;
  /** By message id, in the order they came. */
  readonly messages: Map<number, MessageRecord>;
  readonly topics: Map<number, TopicRecord>;
  /** Opaque and the same for all taps of a chat. */
  readonly instance: string;
  migratedTo: number | undefined;
  /** Privacy mode: a bare command goes to the bot that spoke last. */
  lastBotToSpeak: number | undefined;
}

export interface TapAnswer {
  readonly text: string | undefined;
  readonly alert: boolean;
  readonly at: number;
}

export interface TapRecord {
  readonly id: string;
  readonly userId: number;
  readonly chatId: number;
  readonly messageId: number;
  readonly label: string;
  readonly data: string;
  readonly at: number;
  readonly order: number;
  fetched: boolean;
  answer: TapAnswer | undefined;
}

export interface Limits {
  /** A tap not fetched within this time is gone (platform: 150 s). */
  readonly tapLifeMs: number;
  /** Answering a tap later than this is refused. */
  readonly tapAnswerMs: number;
  /** Any other update not fetched within this time is gone (platform: 24 h). */
  readonly updateLifeMs: number;
  /** Whether the rate limits of platform.md are enforced by 429. */
  readonly enforceRates: boolean;
}

/** Everything the server knows. One object, held in memory, changed by people and by API calls. */
export interface World {
  readonly clock: Clock;
  readonly token: string;
  readonly bot: UserRecord;
  /** Privacy mode of the bot (BotFather's /setprivacy); on unless told. */
  readonly privacyMode: boolean;
  readonly limits: Limits;
  readonly changes: Changes;
  readonly updates: UpdateQueue;
  readonly users: Map<number, UserRecord>;
  readonly chats: Map<number, ChatRecord>;
  readonly files: Map<string, FileRecord>;
  readonly taps: Map<string, TapRecord>;
  /** Command menus by scope and language. */
  readonly commands: Map<string, readonly { readonly command: string; readonly description: string }[]>;
  readonly descriptions: Map<string, string>;
  /** The next number of each series: users, groups, messages, files, taps. */
  readonly counters: Map<string, number>;
}

/** Takes the next number of a series that begins at `first`. */
export function nextNumber(world: World, series: string, first: number): number {
  const number = world.counters.get(series) ?? first;
  world.counters.set(series, number + 1);
  return number;
}

export function nowS(world: World): number {
  return Math.floor(world.clock.now() / 1000);
}

/** The account behind an id; ids inside the world always have one. */
export function userOf(world: World, id: number): UserRecord {
  const user = world.users.get(id);
  if (user === undefined)
    throw new Error(`rehearsal: no user ${String(id)}; add the person with people.addUser first`);
  return user;
}

export function isPresent(status: MemberStatus | undefined): boolean {
  return status === 'creator' || status === 'administrator' || status === 'member';
}

export function isMember(chat: ChatRecord, userId: number): boolean {
  return isPresent(chat.members.get(userId));
}
