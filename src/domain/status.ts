import type { Instant } from './ids.ts';

/** What `zhibu status` tells: counts and codes, no names. */
export interface StatusFacts {
  /** The database file with its write-ahead log. */
  readonly databaseBytes: number;
  readonly branches: number;
  readonly people: number;
  /** Branches that have a group, and in how many groups they are. */
  readonly boundBranches: number;
  readonly chats: number;
  /** Messages by state; `uncertain` ones wait for a person's word. */
  readonly outbox: Readonly<
    Record<'pending' | 'sending' | 'sent' | 'dropped' | 'failed' | 'uncertain', number>
  >;
  readonly deadLetters: number;
  /** Heavy tasks that wait; counted up to `taskCountLimit`. */
  readonly pendingTasks: number;
  /** Heavy tasks that were given up, in the last `skippedDays` days. */
  readonly failedTasks: number;
  /** Scheduled steps that were not done, in the last `skippedDays` days. */
  readonly skipped: readonly {
    readonly job: string;
    readonly scope: string;
    readonly period: string;
    readonly reason: string | null;
    readonly endedAt: Instant;
  }[];
  readonly lastFetchAt: Instant | undefined;
  readonly lastBackupAt: Instant | undefined;
  /** Of this year and the next: those whose public holidays are not known. */
  readonly uncoveredYears: readonly number[];
}

export const taskCountLimit = 1000;
export const skippedDays = 30;
