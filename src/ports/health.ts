import type { OutboxState } from './store/outbox.ts';

/** What the database says of itself; absent when it cannot be read. */
export interface StoredHealth {
  /** `sent` and `dropped` as of ten minutes ago at most: there are many. */
  readonly outbox: Readonly<Record<OutboxState, number>>;
  /** Since the oldest delivery became uncertain. */
  readonly oldestUncertainMs: number | undefined;
  readonly tasks: Readonly<Record<'pending' | 'failed', number>>;
  readonly deadLetters: number;
  /** `undefined` while there was none. */
  readonly sinceBackupMs: number | undefined;
}

/** What `/metrics` shows besides what was counted, taken fresh at each request. */
export interface HealthFacts {
  /** Why the program is not ready, each in a few words; empty: ready. */
  readonly problems: readonly string[];
  /** How long nothing was fetched, beyond the time that the messenger may hold a fetch; 0 when up to date. */
  readonly ingestLagMs: number;
  readonly sinceTickMs: number;
  readonly isScheduleHeld: boolean;
  readonly queue: {
    readonly path: QueuePath;
    /** `undefined` when the queue did not say in time. */
    readonly depth: { readonly waiting: number; readonly running: number } | undefined;
  };
  readonly databaseBytes: number;
  readonly walBytes: number;
  readonly stored: StoredHealth | undefined;
}

/** Which way the ids of tasks take now. */
export type QueuePath = 'embedded' | 'redis';
