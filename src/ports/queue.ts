import type { TaskId } from '../domain/ids.ts';

/** What became of a task that somebody worked on. */
export type TaskEnd =
  /** `record`: SHA-256 under which the worker has left what it made (`Workshop.make`). */
  | { readonly id: TaskId; readonly ended: 'made'; readonly record: string }
  /** `error`: the name of what was thrown, never its message. */
  | { readonly id: TaskId; readonly ended: 'failed'; readonly error: string }
  /** Whoever worked on it is gone without a word; the queue hands it to the next. */
  | { readonly id: TaskId; readonly ended: 'lost' };

/** Tasks waiting and running in this queue, as far as it knows. */
export interface QueueDepth {
  readonly waiting: number;
  readonly running: number;
}

/**
 * Carries the ids of heavy tasks to whoever works on them, and hashes of what was made back. The task table is the truth; the
 * queue may lose everything it holds at any moment, and the sweeper offers again what is still pending.
 */
export interface Queue {
  /** Offers a committed task. Best effort: never rejects, never hangs. Offering a task twice at once runs it once. */
  offer(id: TaskId): Promise<void>;
  /**
   * Starts taking tasks, at most `concurrency` at a time. The handler resolves to the record of what it made. One that rejects ends
   * its task as failed, and the sweeper may offer it again.
   */
  consume(handler: (id: TaskId) => Promise<string>, concurrency: number): void;
  /** Tells what became of tasks, in whatever process they ran. An end may be lost with the queue, or told twice. */
  onEnd(listener: (end: TaskEnd) => void): void;
  depth(): Promise<QueueDepth>;
  /** In a few words what is wrong with the carrying, even where another way is found meanwhile; `undefined` when nothing is. */
  trouble(): string | undefined;
  /** Takes no more tasks and resolves when the running ones have ended. */
  close(): Promise<void>;
}

/** A queue that lives outside of the program and may be out of reach, full or emptied at any moment. */
export interface RemoteQueue extends Queue {
  /** Tells each change of `trouble()`, within seconds. */
  onTrouble(listener: (trouble: string | undefined) => void): void;
}
