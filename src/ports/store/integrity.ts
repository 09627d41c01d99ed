import type { SealFault } from '../../domain/check.ts';
import type { BranchId, Month } from '../../domain/ids.ts';

/** What the storage can say about itself; for `zhibu check`. */
export interface IntegrityRepo {
  /** Damage of the file or its indexes, in the storage's own words. Empty: sound. */
  damage(): readonly string[];
  /** Rows that refer to rows which are not there. */
  danglingRows(): readonly { readonly table: string; readonly row: number; readonly parent: string }[];
  /**
   * Lines of ledgers that are not what was written: changed, gone, or put there by something else. What cannot be read any
   * more is left out: that is {@link damage}.
   */
  brokenSeals(): readonly SealFault[];
  /** The chain of all lines of all ledgers: how many, and its newest seal (hex). */
  sealBook(): { readonly lines: number; readonly head: string };
  /** Whether this was the newest seal (hex) at some time. */
  isSealed(hash: string): boolean;
  /** Party days that do not follow the newest revision of their plan. */
  staleDays(): readonly { readonly branchId: BranchId; readonly month: Month }[];
}
