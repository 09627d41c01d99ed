import type { CardId, ChatId, Instant } from '../../domain/ids.ts';

export interface Card {
  readonly id: CardId;
  readonly kind: string;
  readonly chatId: ChatId;
  readonly subject: string;
  readonly view: unknown;
  readonly messageId: string | null;
  /** Since when the chat has that message; `null` when there is none, or nobody knows. */
  readonly sentAt: Instant | null;
  readonly wanted: number;
  readonly shown: number;
  readonly state: 'open' | 'closed' | 'lost';
  readonly createdAt: Instant;
}

export interface CardsRepo {
  card(id: CardId): Card | undefined;
  find(kind: string, chatId: ChatId, subject: string): Card | undefined;
  byMessage(chatId: ChatId, messageId: string): Card | undefined;
  /** Cards of a kind whose subject starts so, not lost. */
  withSubject(kind: string, prefix: string): Card[];
  /** Lost cards of a kind that were shown once, with a subject from `from` to `to`, both included. */
  lostBetween(kind: string, from: string, to: string): Card[];
  /** Cards of a kind whose subject starts so and which no message has shown, lost ones with them; not the closed ones. */
  neverSent(kind: string, prefix: string): Card[];
  /** Makes the card (wanted 1, shown 0) or finds it; `created` tells which. */
  ensure(card: { kind: string; chatId: ChatId; subject: string; view: unknown; at: Instant }): {
    card: Card;
    created: boolean;
  };
  /** Asks for a new rendering. A lost card is left alone. */
  touch(id: CardId): void;
  setView(id: CardId, view: unknown): void;
  setState(id: CardId, state: 'open' | 'closed' | 'lost'): void;
  /** A lost card is wanted again: as if it had never been sent. */
  revive(id: CardId): void;
  /** The card has this message since `at`, showing `revision`. */
  sent(id: CardId, messageId: string, revision: number, at: Instant): void;
  /** An edit showed `revision`. */
  shown(id: CardId, revision: number): void;
  /** No edit before `at`: the messenger asked for patience. */
  postpone(id: CardId, at: Instant): void;
  /** Postponed edits may be made now, because the clock was wrong. */
  recall(now: Instant): void;
  /** Sent cards that show less than is wanted and may be edited now, longest waiting first. */
  behind(now: Instant, limit: number): Card[];
  nextPostponed(now: Instant): Instant | undefined;
}
