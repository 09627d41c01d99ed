import { hourMs, minuteMs } from './calendar/time.ts';
import type { BrokenJob } from './broken-jobs.ts';
import type { Instant } from './ids.ts';
import type { KnownReachTrouble } from './ingest/reach-trouble.ts';
import type { ScheduleStanding } from './schedule-standing.ts';

/** What `zhibu status` tells: counts and codes, no names. */
export interface StatusFacts {
  readonly now: Instant;
  /** The database file with its write-ahead log. */
  readonly databaseBytes: number;
  /** What of it the write-ahead log takes. */
  readonly walBytes: number;
  readonly branches: number;
  readonly people: number;
  /** Branches that have a group, and in how many groups they are. */
  readonly boundBranches: number;
  readonly chats: number;
  /** Messages by state; `uncertain` ones wait for a person's word. */
  readonly outbox: Readonly<
    Record<'pending' | 'sending' | 'sent' | 'dropped' | 'failed' | 'uncertain', number>
  >;
  /** Each of those, by its row: no names, no words. */
  readonly uncertain: readonly UncertainDelivery[];
  /** Messages that failed, by reason, the most frequent first. */
  readonly failures: readonly { readonly reason: string; readonly rows: number }[];
  readonly deadLetters: number;
  /** 意见 that waits for the county's answer. */
  readonly openFeedback: number;
  /** As the running program has seen its queue last. */
  readonly queue: QueueStatus;
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
  /** Jobs that cannot say what is due; the others run. */
  readonly brokenJobs: readonly Pick<BrokenJob, 'job' | 'error' | 'since'>[];
  /** What the wall clock did to the timetable; of a clock set back only while it is news (`skippedDays`). */
  readonly schedule: ScheduleStanding;
  /** As the running program has seen it last. */
  readonly reachTrouble: KnownReachTrouble | undefined;
  readonly lastFetchAt: Instant | undefined;
  /** When the schedule last looked for what is due. */
  readonly lastTickAt: Instant | undefined;
  readonly lastBackupAt: Instant | undefined;
  /** Of this year and the next: those whose public holidays are not known. */
  readonly uncoveredYears: readonly number[];
}

export interface UncertainDelivery {
  readonly row: number;
  readonly kind: 'message' | 'card' | 'document' | 'answer' | 'reaction';
  /** 支部编号 of the branches that the group serves, or of the person whose private chat it is. */
  readonly branches: readonly string[];
  readonly chat: 'group' | 'private' | null;
  readonly since: Instant;
}

export interface QueueStatus {
  /** `undefined` before the program has run. */
  readonly path: 'embedded' | 'redis' | undefined;
  /** The last that was seen; `over` is absent while it lasts. */
  readonly trouble: { readonly what: string; readonly since: Instant; readonly over?: Instant } | undefined;
}

/** Fetching holds a poll for half a minute at most, and the schedule looks every half minute: something older stands still. */
export function standsStill(at: Instant, now: Instant): boolean {
  return now - at > 2 * minuteMs;
}

/** Backups are nightly. */
export function isBackupOverdue({ lastBackupAt, now }: Pick<StatusFacts, 'lastBackupAt' | 'now'>): boolean {
  return lastBackupAt === undefined || now - lastBackupAt > 48 * hourMs;
}

export const taskCountLimit = 1000;
export const skippedDays = 30;
