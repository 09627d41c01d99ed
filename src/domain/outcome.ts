import type { QuietRules } from './calendar/quiet-hours.ts';
import type { CodeMint } from './code-mint.ts';
import type { Guard } from './delivery/guards.ts';
import type { ChatId, Instant } from './ids.ts';

/** Facts about the surroundings that texts and plans need. */
export interface Situation {
  /** The county's time zone (`rules.zone`), quiet hours and public holidays. */
  readonly rules: QuietRules;
  readonly botLinks: BotLinks;
  /** Makes and hashes binding codes and link tokens. */
  readonly codes: CodeMint;
  /** Whether the messenger can answer a tap in a group so that only the tapper sees it. */
  readonly privateAnswers: boolean;
}

export interface BotLinks {
  /** Link that opens a private chat with the bot and hands over the payload. */
  start(payload: string): string;
  /** Link that asks for a group to add the bot to. */
  startGroup(payload: string): string;
}

/** A button as commands make it: an action `<command>.<button>` with its payload, or a link. */
export type CardButton =
  | { readonly label: string; readonly action: string; readonly payload: string }
  | { readonly label: string; readonly url: string };

export interface CardContent {
  readonly text: string;
  readonly buttons?: readonly (readonly CardButton[])[];
}

/** How a new message leaves. */
export interface Dispatch {
  readonly chatId: ChatId;
  /** The same intention twice is one message. */
  readonly key?: string;
  readonly guards?: readonly Guard[];
  /** Stands behind interactive messages. */
  readonly wave?: boolean;
  /** Month of the chat's budget, for a new group message of the bot's own accord. */
  readonly budgetMonth?: string;
  readonly notBefore?: Instant;
  readonly expiresAt?: Instant;
  /** Not to be sent before somebody has said that it has not arrived yet; why. */
  readonly held?: string;
}

export interface Message extends Dispatch {
  readonly content: CardContent;
}

/** Makes the card of this kind and subject in the chat, or renders it again where it stands. */
export interface CardRequest extends Dispatch {
  readonly kind: string;
  readonly subject: string;
  readonly view?: unknown;
  /** Open cards of this kind in the chat whose subject begins so are retired: this one takes their place. */
  readonly supersedes?: string;
}

export interface FileRequest extends Dispatch {
  /** Which renderer makes the file, and from what; ids only. */
  readonly task: string;
  readonly input: unknown;
}

/** Heavy work that ends in the database and not in anybody's chat. */
export interface ErrandRequest {
  /** Which errand of the registry, and its input; ids only. */
  readonly task: string;
  readonly input: unknown;
  /** The same intention twice is one run, ever. */
  readonly key?: string;
}

/** What must never stand in a group: its place is taken there by a sentence that says nothing about anybody. */
interface Discreet {
  readonly insteadInGroup?: string;
}

/** What a run wants said and done. The runtime turns it into rows of the same transaction. */
export interface Outcome {
  /**
   * Shown to the tapper alone; `alert` must be closed by hand. Buttons only. Where the messenger has no private answer it is
   * said as a `reply` is.
   */
  readonly answer?: { readonly text: string; readonly alert?: boolean } & Discreet;
  /**
   * Answer to a command: in a private chat a message; in a group to the author privately where possible, unless
   * `inGroup`, which is for what the group itself must see (a question to the officer who just acted there). With a
   * `key` it is said once, ever.
   */
  readonly reply?: CardContent & { readonly inGroup?: boolean; readonly key?: string } & Discreet;
  /** 👌 on the message: done, nothing to read. In a private chat `reply` should be used instead. */
  readonly acknowledge?: boolean;
  readonly messages?: readonly Message[];
  readonly cards?: readonly CardRequest[];
  readonly files?: readonly FileRequest[];
  readonly errands?: readonly ErrandRequest[];
}

export const nothing: Outcome = {};

/** What a scheduled step comes to: what leaves, or why nothing was done. */
export type StepOutcome = Outcome & { readonly skipped?: string };
