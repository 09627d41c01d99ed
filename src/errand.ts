import type { Instant } from './domain/ids.ts';
import type { FileCall } from './file-maker.ts';
import type { Tx } from './ports/store/store.ts';

/** What an errand came to: a flat JSON object of facts, no text of anybody's. */
export type ErrandFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Heavy work whose result nobody is sent: a backup, a sweep. Jobs ask for it with `Outcome.errands`. */
export interface Errand {
  /**
   * Does the work, in whatever thread or process. Sees the database without being able to write, and reads it before its first
   * await only; touches besides only what it was given in the registry. May be slow, may run again, also beside itself.
   */
  work(call: FileCall, input: unknown): ErrandFacts | Promise<ErrandFacts>;
  /** Keeps what came of it, in the main process and in the transaction that ends the task. */
  finish(tx: Tx, facts: ErrandFacts, now: Instant): void;
}
