import type { TaskId } from '../domain/ids.ts';

/** How a task is made. */
export interface Making {
  /** Whoever makes it may not live through it: where that can be, it is done in a process that nobody else depends on. */
  readonly apart?: boolean;
}

/** Where heavy work is done: in this process, in a thread of it, or in a process of its own. */
export interface Workshop {
  /**
   * Does the work of a task on a view of the database that cannot write, stores what came of it in the files, and beside it a
   * record (JSON) of what that is. Resolves to the record's SHA-256. Rejects with an error whose name may be kept:
   * `NotPending` when the task has come to its end already.
   */
  make(id: TaskId, how?: Making): Promise<string>;
  /**
   * Begins nothing more, gives what is being made a few seconds and then, where it can be ended, ends it: it rejects with `Stopped`, which is
   * no failure of the task.
   */
  close(): Promise<void>;
}
