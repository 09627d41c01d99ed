import type { Instant } from './ids.ts';

/** A job that cannot say what is due: a bug of its own, which stops no other. */
export interface BrokenJob {
  readonly job: string;
  /** What was thrown, as a log may know it. */
  readonly error: string;
  /** When it was first seen to be so. */
  readonly since: Instant;
  /** Everything of it that fell due before is in the ledger: from here on it is caught up when it is mended. */
  readonly doneUntil: Instant;
}

export function readBrokenJobs(stored: string | undefined): readonly BrokenJob[] {
  return stored === undefined || stored === '' ? [] : (JSON.parse(stored) as readonly BrokenJob[]);
}

export function formatBrokenJobs(jobs: readonly BrokenJob[]): string {
  return jobs.length === 0 ? '' : JSON.stringify(jobs);
}
