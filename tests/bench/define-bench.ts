import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import type { Sides } from './compare.ts';

/** A file of `benches/` exports one as `bench`; its name is that of the file. */
export interface Bench {
  /** What is held against what, in one line. */
  readonly says: string;
  /** Of the two figures; less is better. */
  readonly unit: string;
  /** Odd, so that a median is one that was measured. */
  readonly rounds: number;
  /** What the ratio may not be above; absent: it is told only. */
  readonly atMost?: number;
  open(): Sides | Promise<Sides>;
}

const { monotonic } = systemClock();

/** Real milliseconds that `fn` takes. */
export function msOf(fn: () => void): number {
  const began = monotonic();
  fn();
  return monotonic() - began;
}
