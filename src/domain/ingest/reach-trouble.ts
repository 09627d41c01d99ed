import type { Instant } from '../ids.ts';

/** The messenger has updates and cannot hand them over: its requests do not reach the program. */
export interface ReachTrouble {
  /** Updates that wait at the messenger. */
  readonly waiting: number;
  /** What the messenger says of its last attempt, in its own words; absent when it says nothing. */
  readonly error?: string;
}

/** With when it was first seen, as {@link formatReachTrouble} keeps it for other processes. */
export interface KnownReachTrouble extends ReachTrouble {
  readonly since: Instant;
}

export function formatReachTrouble(trouble: KnownReachTrouble | undefined): string {
  return trouble === undefined ? '' : JSON.stringify(trouble);
}

export function readReachTrouble(stored: string | undefined): KnownReachTrouble | undefined {
  return stored === undefined || stored === '' ? undefined : (JSON.parse(stored) as KnownReachTrouble);
}
