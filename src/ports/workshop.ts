import type { TaskId } from '../domain/ids.ts';

/** Where heavy work is done: in this process, in a thread of it, or in a process of its own. */
export interface Workshop {
  /**
   * Does the work of a task on a view of the database that cannot write, stores what came of it in the files, and beside it a
   * record (JSON) of what that is. Resolves to the record's SHA-256. Rejects with an error whose name may be kept:
   * `NotPending` when the task has come to its end already.
   */
  make(id: TaskId): Promise<string>;
  /**
   * Begins nothing more, gives what is being made a few seconds and then, where it can be ended, ends it: it rejects with `Stopped`, which is
   * no failure of the task.
   */
  close(): Promise<void>;
}
