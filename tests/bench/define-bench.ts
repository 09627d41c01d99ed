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

/** Milliseconds of processor time that `fn` takes, which may wait for nothing: what else runs on the machine does not count. */
export function cpuMsOf(fn: () => void): number {
  const before = process.cpuUsage();
  fn();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
