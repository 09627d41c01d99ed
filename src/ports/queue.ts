import type { TaskId } from '../domain/ids.ts';

/**
 * Carries the ids of heavy tasks to whoever works on them. The task table is the truth; the queue may lose
 * everything it holds at any moment, and the sweeper offers again what is still pending.
 */
export interface Queue {
  /** Offers a committed task. Best effort: never rejects, never hangs. Offering a task twice at once runs it once. */
  offer(id: TaskId): Promise<void>;
  /** Starts taking tasks, at most `concurrency` at a time. A handler that rejects leaves its task to the sweeper. */
  consume(handler: (id: TaskId) => Promise<void>, concurrency: number): void;
  /** Tasks waiting and running in this queue, as far as it knows. */
  depth(): Promise<{ readonly waiting: number; readonly running: number }>;
  /** Takes no more tasks and resolves when the running ones have ended. */
  close(): Promise<void>;
}
