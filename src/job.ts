import type { ByLanguage } from './command.ts';
import type { Instant } from './domain/ids.ts';
import type { Situation, StepOutcome } from './domain/outcome.ts';
import type { Occurrence } from './ports/store/occurrences.ts';
import type { Tx } from './ports/store/store.ts';
import type { Catalog } from './text/catalog.ts';

/** What a job sees of the world. */
export interface JobCall extends Situation {
  readonly tx: Tx;
  readonly now: Instant;
  readonly text: Catalog;
}

export type DueOccurrence = Omit<Occurrence, 'kind'>;

export interface JobDefinition {
  readonly description: ByLanguage;
  /** Later than this it is skipped and reported, not caught up (milliseconds). */
  readonly lateLimitMs: number;
  /**
   * The occurrences of this job that fall due in `[from, to]`, whether they have run or not: the ledger knows. Scope is
   * `branch:12`, `chat:3`, `township:1` or `county`; period `2026-11-22`, `2026-11`, `2026-Q4` or `2026`.
   */
  due(call: JobCall, window: { readonly from: Instant; readonly to: Instant }): readonly DueOccurrence[];
  /** Runs one occurrence inside the transaction that takes its slot. `{ skipped: reason }` reports why nothing was done. */
  run(call: JobCall, occurrence: DueOccurrence): StepOutcome;
}

/** A job under its file name. */
export interface Job extends JobDefinition {
  readonly name: string;
}

/** Declares the scheduled job whose name is the file's name. */
export function defineJob(definition: JobDefinition): JobDefinition {
  return definition;
}
