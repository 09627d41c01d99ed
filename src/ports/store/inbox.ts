import type { Instant } from '../../domain/ids.ts';

export interface InboxRepo {
  /** False when this very update was received before. */
  receive(update: { bot: string; updateId: number; digest: string; at: Instant }): boolean;
  /** Keeps the update whose handling threw. */
  bury(letter: {
    bot: string;
    updateId: number;
    digest: string;
    at: Instant;
    error: string;
    payload: string;
  }): void;
  deadLetters(): {
    bot: string;
    updateId: number;
    at: Instant;
    error: string;
    payload: string;
    scrubbed: boolean;
  }[];
  deadLetterCount(): number;
  /** Reduces payloads older than `before` to type and field names, and forgets inbox rows older than `forgetBefore`. */
  sweep(before: Instant, forgetBefore: Instant): void;
}
