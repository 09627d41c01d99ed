import type { Instant } from '../domain/ids.ts';
import type { OutboxState } from '../ports/store/outbox.ts';

/** What `/readyz` and `/metrics` look at, taken fresh at each request. */
export interface HealthFacts {
  /** Why the program is not ready, each in a few words; empty: ready. */
  readonly problems: readonly string[];
  readonly now: Instant;
  readonly outbox: Readonly<Record<OutboxState, number>>;
  readonly sinceFetchMs: number | undefined;
  readonly queueWaiting: number;
}
