import type { CardId, ChatId, Instant, OutboxId } from '../../domain/ids.ts';
import type { Guard } from '../../domain/delivery/guards.ts';

export type OutboxState = 'pending' | 'sending' | 'sent' | 'dropped' | 'failed' | 'uncertain';
export type OutboxKind = 'message' | 'card' | 'document' | 'answer' | 'reaction';

/** What a row says, by kind. Buttons are unsigned here; signing happens when the row leaves. */
export type OutboxBody =
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly buttons?: readonly (readonly StoredButton[])[];
      readonly replyTo?: string;
    }
  | { readonly kind: 'card' }
  | {
      readonly kind: 'document';
      readonly sha256: string;
      readonly fileName: string;
      readonly caption?: string;
      readonly picture?: boolean;
    }
  | { readonly kind: 'answer'; readonly tapId: string; readonly text: string; readonly alert: boolean }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly emoji: string };

export interface StoredButton {
  readonly label: string;
  readonly action?: string;
  readonly payload?: string;
  readonly url?: string;
}

/** Reason of a dropped row that was uncertain to the end: people may have seen it. */
export const neverKnown = 'arrival never known';
/** Reason of a dropped row that was uncertain: the person who may not have got it has asked for it again. */
export const askedAgain = 'asked for again';

export interface OutboxRow {
  readonly id: OutboxId;
  readonly lane: 'answer' | 'create';
  readonly chatId: ChatId | null;
  readonly cardId: CardId | null;
  readonly body: OutboxBody;
  readonly key: string | null;
  readonly guards: readonly Guard[];
  readonly wave: boolean;
  readonly budgetMonth: string | null;
  readonly state: OutboxState;
  readonly reason: string | null;
  readonly createdAt: Instant;
  readonly notBefore: Instant;
  readonly expiresAt: Instant | null;
  readonly attempts: number;
  readonly messageId: string | null;
  /** When it came to its end, or became uncertain. */
  readonly endedAt: Instant | null;
}

export interface NewOutboxRow {
  readonly lane: 'answer' | 'create';
  readonly chatId: ChatId | null;
  readonly cardId?: CardId;
  readonly body: OutboxBody;
  readonly key?: string;
  readonly guards?: readonly Guard[];
  readonly wave?: boolean;
  readonly budgetMonth?: string;
  readonly at: Instant;
  readonly notBefore?: Instant;
  readonly expiresAt?: Instant;
  /** Put in as uncertain, for this reason: it may have been sent by a program that was lost. */
  readonly held?: string;
}

export interface OutboxRepo {
  /** `undefined` when a row with this key exists already. */
  add(row: NewOutboxRow): OutboxId | undefined;
  row(id: OutboxId): OutboxRow | undefined;
  byKey(key: string): OutboxRow | undefined;
  /** The row that is to bring this card to its chat and has not ended for certain: pending, sending or uncertain. */
  openOfCard(id: CardId): OutboxRow | undefined;
  /** Pending answers, oldest first. */
  dueAnswers(now: Instant, limit: number): OutboxRow[];
  /**
   * For each chat that has no create in flight: its first pending row that is due, interactive rows before waves.
   * Order inside a chat and lane is the order of ids.
   */
  dueCreates(now: Instant, limit: number): OutboxRow[];
  /** When the next pending row becomes due, if it is not due now. */
  nextDue(now: Instant): Instant | undefined;
  /** pending → sending. False when somebody else has it. */
  claim(id: OutboxId): boolean;
  /** sending → pending: provably not delivered. */
  putBack(id: OutboxId, notBefore: Instant): void;
  /** To a terminal state; the body is blanked, except of an uncertain row, which may have to be sent again. */
  end(
    id: OutboxId,
    state: 'sent' | 'dropped' | 'failed' | 'uncertain',
    at: Instant,
    facts?: { messageId?: string; reason?: string },
  ): void;
  /** Rows that a dead process left in flight. */
  inFlight(): OutboxRow[];
  uncertain(): OutboxRow[];
  /** Those to one chat. */
  uncertainIn(chatId: ChatId): OutboxRow[];
  /** Hashes of the documents in rows that may still be sent. */
  documents(): string[];
  /** Rows that failed, by reason, the most frequent first. */
  failures(): { readonly reason: string; readonly rows: number }[];
  /** Reads all rows there are. */
  counts(): Readonly<Record<OutboxState, number>>;
  /** Of those that somebody has to look at; costs no more than there are. */
  openCounts(): Readonly<Record<'pending' | 'sending' | 'failed' | 'uncertain', number>>;
  /**
   * Forgets at most `limit` rows that ended before: answers to taps, and words that have no key and used no budget. The others
   * are found again: by their key, which keeps a repeat from being sent, or by the month whose budget they used. Tells how many.
   */
  sweep(before: Instant, limit: number): number;
  /** New group messages of the bot's own accord in that month that were sent or may have been, {@link neverKnown} ones with them. */
  budgetUsed(chatId: ChatId, month: string): number;
  /** Pending rows that wait for a later time wait no more, because the clock was wrong; guards are looked at again. */
  recall(now: Instant): void;
  /** Ends all pending rows to this chat. */
  dropFor(chatId: ChatId, reason: string, at: Instant): void;
}
