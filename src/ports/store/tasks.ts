import type { Instant, TaskId } from '../../domain/ids.ts';

export interface Task {
  readonly id: TaskId;
  readonly kind: string;
  readonly input: unknown;
  readonly state: 'pending' | 'done' | 'failed';
  /** Failures that were told. */
  readonly attempts: number;
  /** How often it was begun without an end: whoever began it may have been killed over it. */
  readonly begun: number;
}

export interface TasksRepo {
  /** `undefined` when a task with this key exists. */
  add(task: { kind: string; input: unknown; key?: string; at: Instant }): TaskId | undefined;
  task(id: TaskId): Task | undefined;
  pending(now: Instant, limit: number): TaskId[];
  end(id: TaskId, state: 'done' | 'failed', at: Instant, reason?: string): void;
  /** How many were given up since then. */
  failedSince(at: Instant): number;
  /** It came to an end, and is tried again. */
  retry(id: TaskId, notBefore: Instant): void;
  begin(id: TaskId): void;
  /** It was begun and put back undone, without a fault of its own. */
  putBack(id: TaskId): void;
  /** Pending ones that were begun. */
  begun(): TaskId[];
  /** Of those that wait or were given up. */
  counts(): Readonly<Record<'pending' | 'failed', number>>;
  /** Forgets those without a key that ended before. Tells how many. */
  sweep(before: Instant): number;
  /** What waits to be tried again is tried now, because the clock was wrong. */
  recall(now: Instant): void;
}
