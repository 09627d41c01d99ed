import type { Instant } from '../../domain/ids.ts';

export interface Occurrence {
  readonly kind: string;
  readonly scope: string;
  readonly period: string;
  readonly planRevision: number;
  readonly dueAt: Instant;
}
export interface EndedOccurrence extends Occurrence {
  readonly state: 'done' | 'skipped' | 'failed' | 'void';
  readonly reason: string | null;
  readonly endedAt: Instant;
}

export interface OccurrencesRepo {
  /** Takes the slot; false when it is taken: the occurrence has run, was skipped or void. */
  take(
    occurrence: Occurrence,
    end: { state: EndedOccurrence['state']; reason?: string; at: Instant },
  ): boolean;
  taken(occurrence: Pick<Occurrence, 'kind' | 'scope' | 'period' | 'planRevision'>): boolean;
  /**
   * Frees the slots of what did nothing (skipped, failed) and falls due after `instant`: it was looked at by a clock that was
   * wrong. Tells how many.
   */
  free(instant: Instant): number;
  /** Frees the slots of what ended, and fell due, before: nobody looks back so far. Tells how many. */
  sweep(before: Instant): number;
  recent(limit: number): EndedOccurrence[];
  skipped(since: Instant): EndedOccurrence[];
}
