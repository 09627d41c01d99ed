import type { Gap } from '../../domain/ingest/gap.ts';
import type { Instant } from '../../domain/ids.ts';

/** Times in which nothing was fetched. Kept so that cards can tell of them. */
export interface GapsRepo {
  add(gap: Gap): void;
  /** Those that ended at `at` or later, earliest first. */
  endedSince(at: Instant): Gap[];
  /** Forgets those that ended before `at`. */
  sweep(at: Instant): void;
}
