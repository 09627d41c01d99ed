import type { Instant } from '../domain/ids.ts';
import type { ReachTrouble } from '../domain/ingest/reach-trouble.ts';

/** The messenger as the program sees it: chats, cards with buttons, private answers. No Telegram word beyond this line. */

/** A chat as the messenger names it. `externalId` may change (group → supergroup); the store keeps its own id. */
export interface ChatRef {
  readonly externalId: string;
  readonly kind: 'private' | 'group';
  /** Sub-conversation inside a group (a forum topic), kept so that answers land where the question was. */
  readonly threadId?: string;
}

/** Who wrote or tapped. Only `person` can have rights: the others cannot be known. */
export interface Sender {
  readonly kind: 'person' | 'anonymous' | 'bot';
  readonly userId: string;
  /** Display name as the messenger shows it; untrusted text. */
  readonly name: string;
}

export interface IncomingText {
  readonly kind: 'text';
  readonly chat: ChatRef;
  readonly sender: Sender;
  readonly messageId: string;
  readonly text: string;
  /** Forwarded or sent via another bot: carries no rights. */
  readonly secondHand: boolean;
  /** Whether the message speaks to this bot: a private chat, a reply to the bot, `/cmd@bot`, or a bare `/cmd`. */
  readonly addressed: boolean;
  /** When it was sent, by the messenger’s clock, where it says so. */
  readonly sentAt?: Instant;
  readonly repliesTo?: { readonly messageId: string; readonly sender: Sender; readonly toThisBot: boolean };
}

export interface IncomingTap {
  readonly kind: 'tap';
  readonly chat: ChatRef;
  readonly sender: Sender;
  /** The message whose button was tapped. */
  readonly messageId: string;
  readonly tapId: string;
  readonly data: string;
}

/** The bot's own standing in a chat changed. In a private chat `left` means that the person blocked the bot. */
export interface IncomingStanding {
  readonly kind: 'standing';
  readonly chat: ChatRef;
  readonly sender: Sender;
  readonly standing: 'present' | 'left';
  readonly title: string;
}

/** The messenger gave the chat a new id. */
export interface IncomingMigration {
  readonly kind: 'migration';
  readonly chat: ChatRef;
  readonly toExternalId: string;
}

/** A voice message, photo, sticker or file that speaks to this bot: it gets one sentence, once. What is in it is not read. */
export interface IncomingWordless {
  readonly kind: 'wordless';
  readonly chat: ChatRef;
  readonly sender: Sender;
  readonly messageId: string;
}

/** Something the program has no use for. Counted, not kept. */
export interface IncomingOther {
  readonly kind: 'other';
  readonly what: string;
}

export type Incoming =
  IncomingText | IncomingTap | IncomingStanding | IncomingMigration | IncomingWordless | IncomingOther;

/** One update as it came, with what it was read as. `unreadable` is set when routing itself failed. */
export interface Update {
  /** Which bot received it, so that two bots may share a database. */
  readonly bot: string;
  readonly updateId: number;
  /** SHA-256 of the payload, hex: update ids may restart (platform: after a quiet week). */
  readonly digest: string;
  readonly incoming: Incoming | { readonly kind: 'unreadable'; readonly error: string };
  /** The raw update as JSON text, kept only if it becomes a dead letter. */
  readonly payload: string;
}

export interface Button {
  readonly label: string;
  /** Opaque data (1–64 bytes) that comes back with the tap, or an address to open. */
  readonly target: { readonly data: string } | { readonly url: string };
}

/** A messenger-neutral card: plain text and rows of buttons. Text is never interpreted as markup. */
export interface Content {
  readonly text: string;
  readonly buttons?: readonly (readonly Button[])[];
}

export interface Document {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly caption?: string;
  /** A PNG to be seen in the chat without opening it. A messenger that does not show it so sends it as any other file. */
  readonly picture?: boolean;
}

export interface SendOptions {
  readonly replyTo?: string;
  /** Arrives without a sound. */
  readonly silent?: boolean;
}

/** Shown when a person types `/`. `scope` tells where; `language` is absent for the default. */
export interface CommandMenu {
  readonly scope: 'private' | 'group' | { readonly chat: ChatRef };
  readonly language?: string;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

export interface Capabilities {
  /** A tap can be answered so that only the tapper sees it. */
  readonly privateAnswer: boolean;
  /** A sent card can be changed in place. */
  readonly edit: boolean;
  readonly reaction: boolean;
}

export interface BotIdentity {
  readonly id: string;
  readonly username: string;
}

/** Outgoing side. Every method rejects with a {@link MessengerError} and nothing else. */
export interface Messenger {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Who the bot is; asked once at the start. */
  identify(): Promise<BotIdentity>;
  send(chat: ChatRef, content: Content, options?: SendOptions): Promise<{ readonly messageId: string }>;
  sendDocument(chat: ChatRef, document: Document): Promise<{ readonly messageId: string }>;
  /** Changes a sent card. An unchanged card is a success. */
  edit(chat: ChatRef, messageId: string, content: Content): Promise<void>;
  /** Answers a tap, seen by the tapper alone. `alert` shows a box to close. A tap too old to answer is a success. */
  answer(tapId: string, text: string, options?: { readonly alert?: boolean }): Promise<void>;
  react(chat: ChatRef, messageId: string, emoji: string): Promise<void>;
  publishCommands(menus: readonly CommandMenu[]): Promise<void>;
  /** Link that opens a private chat with the bot and hands over `payload` (at most 64 of `[A-Za-z0-9_-]`). */
  startLink(payload: string): string;
  /** Link that asks for a group to add the bot to, and hands over `payload` there. */
  startGroupLink(payload: string): string;
}

/** Incoming side. */
export interface UpdateSource {
  /**
   * Receives until `signal` aborts. Each batch is handed to `accept`, which is synchronous: when it returns the batch is
   * committed, and only then is the next one asked for (or a webhook request answered with 2xx). When `accept` throws,
   * the same batch comes again.
   *
   * `caughtUp(sinceMs)` is called after each fetch that brought what there was, once that was accepted: what people sent
   * from `sinceMs` (monotonic clock, when the fetch was begun) until now waited for nothing. A fetch that `signal` cuts
   * short counts, as nothing says that it failed. Where updates are posted here, it is called at intervals for as long
   * as the messenger has none that it could not post.
   */
  run(
    accept: (batch: readonly Update[]) => void,
    signal: AbortSignal,
    caughtUp?: (sinceMs: number) => void,
  ): Promise<void>;
  /**
   * Milliseconds on the monotonic clock since updates were last fetched successfully, or were known to be posted;
   * `undefined` before the first time.
   */
  sinceLastFetch(): number | undefined;
  /** That the messenger cannot post what it has; a source that fetches knows of none. */
  trouble(): ReachTrouble | undefined;
  /** Milliseconds for which the messenger may hold a fetch while all is well. */
  readonly longestHoldMs: number;
}

/** What went wrong outside, told apart by what may be done about it. */
export type MessengerFault =
  /** Not delivered; try again after the time that the server asked for. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** Not delivered; the bot was removed, or the person blocked it or never started it. */
  | { readonly kind: 'forbidden' }
  /** Not delivered; the chat lives on under another id. */
  | { readonly kind: 'migrated'; readonly toExternalId: string }
  /** Not delivered; chat or message does not exist (any more). */
  | { readonly kind: 'gone' }
  /** Not delivered; the request itself was refused, repeating it is useless. */
  | { readonly kind: 'rejected' }
  /** Not delivered; token wrong or another program is polling. */
  | { readonly kind: 'unauthorized' | 'conflict' }
  /** Provably not delivered: no connection was made. */
  | { readonly kind: 'unreachable' }
  /** Perhaps delivered: the reply was lost, late, unreadable or a 5xx. */
  | { readonly kind: 'uncertain' };

/** Carries method and status only: the texts of telegraf's errors hold message text, and sometimes the token. */
export class MessengerError extends Error {
  readonly fault: MessengerFault;
  readonly method: string;
  readonly code: number | undefined;

  constructor(fault: MessengerFault, method: string, code?: number) {
    super(`${method}: ${fault.kind}${code === undefined ? '' : ` (${String(code)})`}`);
    this.name = 'MessengerError';
    this.fault = fault;
    this.method = method;
    this.code = code;
  }
}
