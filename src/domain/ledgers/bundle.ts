import type { Quarter } from '../calendar/time.ts';
import type { Month } from '../ids.ts';

/** What a file of the year's bundle is. */
export type BundlePart =
  | { readonly kind: 'recordPage'; readonly month: Month }
  | { readonly kind: 'attendance' }
  | { readonly kind: 'makeUp' }
  | { readonly kind: 'away' }
  | { readonly kind: 'duesMonth'; readonly month: Month }
  | { readonly kind: 'duesQuarter'; readonly quarter: Quarter }
  | { readonly kind: 'duesYear' };

/** A month of the year without a record page, and why; `reason` where somebody gave one. */
export interface MonthWithout {
  readonly month: Month;
  readonly why: 'cancelled' | 'skipped' | 'undated' | 'ahead';
  readonly reason: string | null;
}

/** 目录 of the year's bundle. */
export interface BundleIndex {
  readonly branch: string;
  readonly year: number;
  /** In filing order; each is numbered by its place. */
  readonly parts: readonly BundlePart[];
  readonly without: readonly MonthWithout[];
}
