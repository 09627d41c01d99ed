import type { Incoming, MessengerFault } from './messenger.ts';

/** What a call to the messenger was about. Closed lists all: what is counted becomes a label. */
export const methodClasses = ['fetch', 'send', 'upload', 'edit', 'answer', 'react', 'other'] as const;
export type MethodClass = (typeof methodClasses)[number];

export type UpdateKind = Incoming['kind'] | 'unreadable';

/**
 * Counts what happens, for whoever operates the program: kinds and names of jobs, never branches, people or words. Every method
 * returns at once and never throws; a program without a meter does the same.
 */
export interface Meter {
  /** An update was committed. `delayMs`: how old it was by then, where the messenger says when it was sent. */
  updateTaken(kind: UpdateKind, became: 'handled' | 'repeated' | 'dead', delayMs?: number): void;
  /** The messenger has acknowledged the answer to a tap, so long after the tap was received. */
  answerLeft(latencyMs: number): void;
  /** A call ended, as the messenger's adapter judges it; without `fault` it did what was asked. */
  called(method: MethodClass, fault?: MessengerFault['kind']): void;
  /** An occurrence of a job was run, skipped or failed, so long after it was due. */
  occurrenceEnded(job: string, state: 'done' | 'skipped' | 'failed', latenessMs: number): void;
  /** The schedule looked for what is due. */
  ticked(): void;
}
