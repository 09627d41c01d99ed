import type { Instant, TaskId } from '../../domain/ids.ts';
import type { LogFacts } from '../../ports/log.ts';

/** What a thread is told to do: the task, and what the clock of the program says. */
export interface Order {
  readonly id: TaskId;
  readonly now: Instant;
}

/** What it answers: the hash of the record that it left, or what a log may know of what was thrown. */
export type Answer = { readonly record: string } | { readonly thrown: LogFacts };
