import type { TaskId } from '../domain/ids.ts';

/** Where heavy work is done: in this process, in a thread of it, or in a process of its own. */
export interface Workshop {
  /**
   * Does the work of a task on a view of the database that cannot write, stores what came of it in the files, and beside it a
   * record (JSON) of what that is. Resolves to the record's SHA-256. Rejects with an error whose name may be kept:
   * `NotPending` when the task has come to its end already.
   */
  make(id: TaskId): Promise<string>;
  /** Waits for what is being made, then ends threads. */
  close(): Promise<void>;
}
